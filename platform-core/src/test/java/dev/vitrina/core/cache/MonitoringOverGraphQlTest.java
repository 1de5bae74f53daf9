package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.plugin.contribution.PluginContributions;
import dev.vitrina.core.policy.DeclaredPolicies;
import dev.vitrina.core.policy.Plugins;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an operator sees of the cache, over a real host. */
@HostTest
class MonitoringOverGraphQlTest {

    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofHours(1));

    @LocalServerPort
    private int port;

    @Autowired
    private DeclaredPolicies declared;

    @Autowired
    private DeclaredUpstreams upstreams;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private UniversalCacheService cache;

    private final String plugin = "plugin-" + UUID.randomUUID();
    private final String things = plugin + "/things";
    private final String others = plugin + "/others";
    private Runnable withdrawal = () -> {};
    private Client admin;
    private long shop;

    /** Things: a miss and two hits. Others: a failure. */
    @BeforeEach
    void aShopThatWasServed() {
        PluginContributions contributions = Plugins.declaring(plugin, things, others);
        declared.register(contributions);
        CachedEndpoint first = contributions.cachedEndpoints().getFirst();
        withdrawal = upstreams.declare(plugin, first.endpoint());
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
        shop = connect();
        read(things, "", context -> new LoadResult.Loaded<>("x".repeat(100)));
        read(things, "", context -> new LoadResult.Loaded<>("y"));
        read(things, "", context -> new LoadResult.Loaded<>("z"));
        read(others, "", context -> new LoadResult.Failed<>(FailureKind.REJECTED, "no", null));
    }

    @AfterEach
    void leave() {
        withdrawal.run();
        declared.unregister(plugin);
    }

    @Test
    void tellsWhatTheCacheDidAndHolds() {
        JsonNode stats = stats("shopId: %d".formatted(shop));

        assertThat(stats.path("total").toString()).isEqualTo(
                """
                {"reads":4,"hits":2,"stale":0,"misses":1,"errors":1,"loads":2,"failures":1,"coalesced":0,"callsSaved":2,"savedShare":0.5}"""
            );
        assertThat(stats.path("resolution").asString()).isEqualTo("HOUR");
        assertThat(stats.path("series").size()).isBetween(168, 170);
        assertThat(
            stats
                .path("series")
                .valueStream()
                .mapToLong(at -> at.path("counts").path("reads").asLong())
                .sum()
        ).isEqualTo(4);
        JsonNode endpoint = stats.path("endpoints").path(0);
        assertThat(endpoint.path("endpoint").asString()).isEqualTo(things);
        assertThat(endpoint.path("plugin").asString()).isEqualTo(plugin);
        assertThat(endpoint.path("counts").path("hits").asInt()).isEqualTo(2);
        assertThat(endpoint.path("entries").asInt()).isOne();
        assertThat(endpoint.path("bytes").asInt()).isEqualTo(100);
        assertThat(endpoint.path("memoryBytes").asInt()).isBetween(100, 1_000);
        assertThat(endpoint.path("ages").path(0).toString()).isEqualTo("{\"underSeconds\":60,\"entries\":1}");
        assertThat(endpoint.path("ages").path(6).path("underSeconds").isNull()).isTrue();
        JsonNode shops = stats.path("shops");
        assertThat(shops.size()).isOne();
        assertThat(shops.path(0).path("shopId").asString()).isEqualTo(Long.toString(shop));
        assertThat(shops.path(0).path("sellerName").asString()).isEqualTo("Seller");
        assertThat(shops.path(0).path("entries").asInt()).isEqualTo(2);
        assertThat(stats.path("memoryBytes").asLong()).isBetween(100L, stats.path("memoryLimitBytes").asLong());
    }

    @Test
    void tellsWhatIsLeftOfTheQuotas() {
        JsonNode upstream = stats("shopId: %d, endpoint: \"%s\"".formatted(shop, things)).path("upstreams");

        assertThat(upstream.size()).isOne();
        assertThat(upstream.path(0).path("upstream").asString()).isEqualTo("test");
        assertThat(upstream.path(0).path("quotaGroup").asString()).isEqualTo("test");
        assertThat(upstream.path(0).path("shopId").asString()).isEqualTo(Long.toString(shop));
        assertThat(upstream.path(0).path("quotaLeft").asDouble()).isEqualTo(5);
        assertThat(upstream.path(0).path("quotaBurst").asInt()).isEqualTo(5);
        assertThat(upstream.path(0).path("blockedUntil").isNull()).isTrue();
        assertThat(upstream.path(0).path("breaker").asString()).isEqualTo("CLOSED");
    }

    @Test
    void tellsOfOneEndpointInAllShops() {
        JsonNode stats = stats("endpoint: \"%s\"".formatted(others));

        assertThat(stats.path("endpoints").size()).isOne();
        assertThat(stats.path("total").path("errors").asInt()).isOne();
        assertThat(stats.path("total").path("callsSaved").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        endpoint: "nobody/nothing"                                        | NOT_FOUND
        shopId: 987654321                                                 | NOT_FOUND
        from: "2020-01-01T00:00:00Z"                                      | INVALID_INPUT
        from: "2999-01-01T00:00:00Z"                                      | INVALID_INPUT
        """,
        quoteCharacter = '`'
    )
    void refusesToCountWhatCannotBeCounted(String filter, String code) {
        assertThat(admin.graphql("{ cacheStats(filter: {%s}) { to } }".formatted(filter)).errorCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{ cacheStats { to } }" })
    void onlyAnAdministratorMayLook(String document) {
        Client manager = new Client(port);
        manager.login(new People(port).create(UUID.randomUUID() + "@example.org", "MANAGER"), People.PASSWORD);

        assertThat(manager.graphql(document).errorCode()).isEqualTo("FORBIDDEN");
    }

    private JsonNode stats(String filter) {
        return admin
            .graphql(
                """
                { cacheStats(filter: {%s}) {
                    from to resolution memoryBytes memoryLimitBytes
                    total { reads hits stale misses errors loads failures coalesced callsSaved savedShare }
                    series { at counts { reads } }
                    endpoints { endpoint plugin counts { hits } entries bytes memoryBytes ages { underSeconds entries } }
                    shops { shopId sellerName counts { reads } entries bytes }
                    upstreams { upstream quotaGroup shopId sellerName quotaLeft quotaBurst blockedUntil breaker } } }
                """.formatted(filter)
            )
            .data("cacheStats");
    }

    private void read(String endpoint, String request, Loader<String> origin) {
        cache.get(new CacheRequest<>(new CacheKey(shop, endpoint, request), POLICY, Codec.utf8(), origin));
    }

    private long connect() {
        String seller = UUID.randomUUID().toString();
        var connected = (Connected.Created) connections.connect(
            new SellerIdentity(seller, "Seller", null),
            new Credential("secret of " + seller, seller, "personal")
        );
        return connected.shop().id().value();
    }
}
