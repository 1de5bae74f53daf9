package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.policy.DeclaredPolicies;
import dev.vitrina.core.policy.Plugins;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    private CacheWarming warming;

    @Autowired
    private WarmContributions warmContributions;

    @Autowired
    private JdbcClient jdbc;

    private final String plugin = "plugin-" + UUID.randomUUID();
    private final String things = plugin + "/things";
    private final String others = plugin + "/others";
    private Runnable withdrawal = () -> {};
    private Client admin;
    private long shop;
    private Registration registration;

    /** Things: a miss and two hits. Others: a failure. */
    @BeforeEach
    void aShopThatWasServed() {
        PluginContributions contributions = Plugins.declaring(plugin, things, others);
        registration = declared.register(contributions);
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
        registration.withdraw();
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
        JsonNode endpoint = stats.path("endpoints").path("items").path(0);
        assertThat(endpoint.path("endpoint").asString()).isEqualTo(things);
        assertThat(endpoint.path("plugin").asString()).isEqualTo(plugin);
        assertThat(endpoint.path("counts").path("hits").asInt()).isEqualTo(2);
        assertThat(endpoint.path("entries").asInt()).isOne();
        assertThat(endpoint.path("bytes").asInt()).isEqualTo(100);
        assertThat(endpoint.path("memoryBytes").asInt()).isBetween(100, 1_000);
        assertThat(endpoint.path("ages").path(0).toString()).isEqualTo("{\"underSeconds\":60,\"entries\":1}");
        assertThat(endpoint.path("ages").path(6).path("underSeconds").isNull()).isTrue();
        JsonNode shops = stats.path("shops").path("items");
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

        assertThat(stats.path("endpoints").path("totalItems").asInt()).isOne();
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

    @Test
    void listsWhatIsCachedFromTheLatestToTheOldest() {
        read(things, "b", context -> new LoadResult.NotFound<>());
        JsonNode first = entries("first: 2, filter: {shopId: %d}".formatted(shop));
        String cursor = first.path("pageInfo").path("endCursor").asString();
        JsonNode second = entries("first: 2, filter: {shopId: %d}, after: \"%s\"".formatted(shop, cursor));

        assertThat(first.path("totalCount").asInt()).isEqualTo(3);
        assertThat(
            first
                .path("nodes")
                .valueStream()
                .map(entry -> entry.path("state").asString())
        ).containsExactly("ABSENT", "FAILED");
        assertThat(first.path("nodes").path(1).path("problem").path("kind").asString()).isEqualTo("REJECTED");
        assertThat(first.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        assertThat(second.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
        JsonNode last = second.path("nodes").path(0);
        assertThat(second.path("nodes").size()).isOne();
        assertThat(last.path("id").asString()).endsWith(".1");
        assertThat(last.path("endpoint").asString()).isEqualTo(things);
        assertThat(last.path("shopId").asString()).isEqualTo(Long.toString(shop));
        assertThat(last.path("state").asString()).isEqualTo("VALUE");
        assertThat(last.path("bytes").asInt()).isEqualTo(100);
        assertThat(last.path("ageSeconds").asInt()).isBetween(0, 60);
        assertThat(last.path("problem").isNull()).isTrue();
    }

    @Test
    void findsEntriesByStateAndEndpoint() {
        JsonNode failed = entries("filter: {shopId: %d, state: FAILED}".formatted(shop));
        JsonNode ofThings = entries("filter: {endpoint: \"%s\"}".formatted(things));

        assertThat(failed.path("totalCount").asInt()).isOne();
        assertThat(failed.path("nodes").path(0).path("endpoint").asString()).isEqualTo(others);
        assertThat(ofThings.path("totalCount").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        first: 0                                | INVALID_INPUT
        first: 201                              | INVALID_INPUT
        after: "nonsense"                       | INVALID_INPUT
        filter: {shopId: 987654321}             | NOT_FOUND
        filter: {endpoint: "nobody/nothing"}    | NOT_FOUND
        """,
        quoteCharacter = '`'
    )
    void refusesToListWhatCannotBeListed(String arguments, String code) {
        assertThat(admin.graphql("{ cacheEntries(%s) { totalCount } }".formatted(arguments)).errorCode()).isEqualTo(
            code
        );
    }

    @Test
    void clearsWhatHasExpiredAndNothingElse() {
        jdbc
            .sql("UPDATE cache.entry SET keep_until = now() - interval '1 second' WHERE tenant = ? AND endpoint = ?")
            .params(shop, others)
            .update();

        Client.Answer cleared = clear("after the sale");

        assertThat(cleared.data("cacheClearExpired").path("removed").asInt()).isPositive();
        assertThat(entries("filter: {shopId: %d}".formatted(shop)).path("totalCount").asInt()).isOne();
        assertThat(clear(" ").codes("cacheClearExpired")).containsExactly("INVALID_REASON");
        JsonNode noted = admin
            .graphql("{ auditTrail(filter: {action: \"cacheClearExpired\"}) { nodes { outcome } } }")
            .data("auditTrail");
        assertThat(noted.path("nodes").size()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        page: {number: 0, size: 1}                                            | things
        page: {number: 1, size: 1}                                            | others
        page: {number: 0, size: 1}, order: {by: FAILURES}                     | others
        page: {number: 0, size: 1}, order: {by: SAVED, direction: ASC}        | others
        page: {number: 0, size: 1}, order: {by: BYTES, direction: DESC}       | things
        page: {number: 2, size: 1}                                            | ''
        """
    )
    void givesTheEndpointsByThePageInTheOrderAskedFor(String arguments, String expected) {
        JsonNode list = admin
            .graphql(
                "{ cacheStats(filter: {shopId: %d}) { endpoints(%s) { totalItems items { endpoint } } } }".formatted(
                    shop,
                    arguments
                )
            )
            .data("cacheStats")
            .path("endpoints");

        assertThat(list.path("totalItems").asInt()).isEqualTo(2);
        assertThat(
            list
                .path("items")
                .valueStream()
                .map(item -> item.path("endpoint").asString())
        ).isEqualTo(expected.isEmpty() ? List.of() : List.of(plugin + "/" + expected));
    }

    @Test
    void warmsWhatWasAskedForLatelyAsAJob() {
        cache.invalidate(new Scope.Endpoint(shop, things), Invalidation.SOFT);

        Client.Answer begun = warm("endpoint: \"%s\", shopId: %d".formatted(things, shop));
        String job = begun.data("cacheWarm").path("job").path("id").asString();

        await().untilAsserted(() -> assertThat(job(job).path("state").asString()).isEqualTo("SUCCEEDED"));
        assertThat(job(job).path("done").asInt()).isOne();
        assertThat(job(job).path("message").asString()).startsWith("1 asked for lately: 1 loaded, 0 still fresh");
        assertThat(job(job).path("shopId").asString()).isEqualTo(Long.toString(shop));
        read(things, "", context -> {
            throw new IllegalStateException("it is fresh");
        });
        assertThat(
            stats("shopId: %d, endpoint: \"%s\"".formatted(shop, things)).path("total").path("hits").asInt()
        ).isEqualTo(3);
    }

    @Test
    void warmsOneThingAtATimeAndStopsWhenTold() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        read(others, "slow", context -> {
            if (calls.incrementAndGet() > 1) {
                arrived.countDown();
                awaitQuietly(go);
            }
            return new LoadResult.Loaded<>("x");
        });
        cache.invalidate(new Scope.Endpoint(shop, others), Invalidation.SOFT);
        cache.invalidate(new Scope.Endpoint(shop, things), Invalidation.SOFT);
        String job = warm("shopId: %d".formatted(shop)).data("cacheWarm").path("job").path("id").asString();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        Client.Answer second = warm("endpoint: \"%s\", shopId: %d".formatted(things, shop));
        admin.graphql("mutation { jobCancel(input: {id: \"%s\"}) { errors { code } } }".formatted(job));
        go.countDown();

        assertThat(second.codes("cacheWarm")).containsExactly("CONFLICT");
        await().untilAsserted(() -> assertThat(job(job).path("state").asString()).isEqualTo("CANCELLED"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        reason: "why"                               | SCOPE_REQUIRED
        reason: "why", endpoint: "nobody/nothing"   | NOT_FOUND
        reason: "why", shopId: 987654321            | NOT_FOUND
        reason: " ", shopId: 987654321              | NOT_FOUND;INVALID_REASON
        """,
        quoteCharacter = '`'
    )
    void refusesToWarmWhatItCannotReach(String input, String codes) {
        Client.Answer refused = admin.graphql(
            "mutation { cacheWarm(input: {%s}) { job { id } errors { code } } }".formatted(input)
        );

        assertThat(refused.codes("cacheWarm")).containsExactly(codes.split(";"));
        assertThat(refused.data("cacheWarm").path("job").isNull()).isTrue();
    }

    @Test
    void nothingOfAPluginThatLeavesCanBeWarmed() {
        Registration warmable = warmContributions.register(Plugins.declaring(plugin, things));

        warmable.withdraw();

        assertThat(warming.warm(shop, things, progress -> {}).total()).isZero();
        assertThat(warming.warm(shop, others, progress -> {}).total()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{ cacheStats { to } }",
            "{ cacheEntries { totalCount } }",
            "mutation { cacheWarm(input: {shopId: 1, reason: \"why\"}) { job { id } } }",
            "mutation { cacheClearExpired(input: {reason: \"why\"}) { removed } }",
        }
    )
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
                    endpoints { totalItems items { endpoint plugin counts { hits } entries bytes memoryBytes ages { underSeconds entries } } }
                    shops { totalItems items { shopId sellerName counts { reads } entries bytes } }
                    upstreams { upstream quotaGroup shopId sellerName quotaLeft quotaBurst blockedUntil breaker } } }
                """.formatted(filter)
            )
            .data("cacheStats");
    }

    private JsonNode entries(String arguments) {
        return admin
            .graphql(
                """
                { cacheEntries(%s) {
                    totalCount pageInfo { hasNextPage endCursor }
                    nodes { id endpoint shopId state fetchedAt ageSeconds bytes storedBytes keepUntil problem { kind message } } } }
                """.formatted(arguments)
            )
            .data("cacheEntries");
    }

    private Client.Answer clear(String reason) {
        return admin.graphql(
            "mutation { cacheClearExpired(input: {reason: \"%s\"}) { removed errors { code } } }".formatted(reason)
        );
    }

    private Client.Answer warm(String scope) {
        return admin.graphql(
            "mutation { cacheWarm(input: {%s, reason: \"before the sale\"}) { job { id } errors { code } } }".formatted(
                scope
            )
        );
    }

    private JsonNode job(String id) {
        return admin.graphql("{ job(id: \"%s\") { state done message shopId } }".formatted(id)).data("job");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
