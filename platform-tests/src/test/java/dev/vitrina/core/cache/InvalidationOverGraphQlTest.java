package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.policy.DeclaredPolicies;
import dev.vitrina.core.policy.Plugins;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator's invalidation over a real host. */
@HostTest
class InvalidationOverGraphQlTest {

    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofHours(1)).withStale(
        Duration.ZERO,
        Duration.ofHours(1)
    );

    @LocalServerPort
    private int port;

    @Autowired
    private DeclaredPolicies declared;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private UniversalCacheService cache;

    private final String plugin = "plugin-" + UUID.randomUUID();
    private final String things = plugin + "/things";
    private final String others = plugin + "/others";
    private Client admin;
    private long shop;
    private long another;
    private Registration registration;

    @BeforeEach
    void twoShopsWithTwoEndpoints() {
        registration = declared.register(Plugins.declaring(plugin, things, others));
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
        shop = connect();
        another = connect();
        for (long tenant : new long[] { shop, another }) {
            read(tenant, things, "old");
            read(tenant, others, "old");
        }
    }

    @AfterEach
    void leave() {
        registration.withdraw();
    }

    @Test
    void reachesOneEndpointOfOneShop() {
        assertThat(shops("endpoint: \"%s\", shopId: %d".formatted(things, shop))).isOne();

        assertThat(read(shop, things, "new")).isEqualTo("new");
        assertThat(read(shop, others, "new")).isEqualTo("old");
        assertThat(read(another, things, "new")).isEqualTo("old");
    }

    @Test
    void reachesAllOfAShop() {
        assertThat(shops("shopId: %d".formatted(shop))).isOne();

        assertThat(read(shop, things, "new")).isEqualTo("new");
        assertThat(read(shop, others, "new")).isEqualTo("new");
        assertThat(read(another, others, "new")).isEqualTo("old");
    }

    @Test
    void reachesAnEndpointInAllShops() {
        assertThat(shops("endpoint: \"%s\"".formatted(things))).isGreaterThanOrEqualTo(2);

        assertThat(read(shop, things, "new")).isEqualTo("new");
        assertThat(read(another, things, "new")).isEqualTo("new");
        assertThat(read(shop, others, "new")).isEqualTo("old");
    }

    @Test
    void onlyTheSoftOneKeepsTheOldForAnOriginThatIsDown() {
        shops("endpoint: \"%s\", shopId: %d".formatted(things, shop));
        shops("endpoint: \"%s\", shopId: %d, invalidation: HARD".formatted(others, shop));

        assertThat(whenDown(things)).isInstanceOf(CacheAnswer.Found.class);
        assertThat(whenDown(others)).isInstanceOf(CacheAnswer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        reason: "why"                               | SCOPE_REQUIRED
        reason: "why", endpoint: "nobody/nothing"   | NOT_FOUND
        reason: "why", shopId: 987654321            | NOT_FOUND
        """,
        quoteCharacter = '`'
    )
    void refusesWhatItCannotReach(String input, String code) {
        Client.Answer refused = admin.graphql(
            "mutation { cacheInvalidate(input: {%s}) { shops errors { code } } }".formatted(input)
        );

        assertThat(refused.codes("cacheInvalidate")).containsExactly(code);
        assertThat(refused.data("cacheInvalidate").path("shops").asInt()).isZero();
    }

    @Test
    void refusesToInvalidateWithoutSayingWhy() {
        Client.Answer refused = admin.graphql(
            "mutation { cacheInvalidate(input: {shopId: %d, reason: \" \"}) { errors { code } } }".formatted(shop)
        );

        assertThat(refused.codes("cacheInvalidate")).containsExactly("INVALID_REASON");
        assertThat(read(shop, things, "new")).isEqualTo("old");
    }

    @Test
    void onlyAnAdministratorMayInvalidate() {
        Client manager = new Client(port);
        manager.login(new People(port).create(UUID.randomUUID() + "@example.org", "MANAGER"), People.PASSWORD);

        Client.Answer refused = manager.graphql(
            "mutation { cacheInvalidate(input: {shopId: %d, reason: \"why\"}) { shops } }".formatted(shop)
        );

        assertThat(refused.errorCode()).isEqualTo("FORBIDDEN");
        assertThat(read(shop, things, "new")).isEqualTo("old");
    }

    private int shops(String scope) {
        return admin
            .graphql(
                "mutation { cacheInvalidate(input: {%s, reason: \"edited elsewhere\"}) { shops errors { code } } }".formatted(
                    scope
                )
            )
            .data("cacheInvalidate")
            .path("shops")
            .asInt();
    }

    private String read(long tenant, String endpoint, String origin) {
        return cache.get(request(tenant, endpoint, new LoadResult.Loaded<>(origin))).orThrow().value();
    }

    private CacheAnswer<String> whenDown(String endpoint) {
        return cache.get(request(shop, endpoint, new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "down", null)));
    }

    private static CacheRequest<String> request(long tenant, String endpoint, LoadResult<String> origin) {
        return new CacheRequest<>(new CacheKey(tenant, endpoint, ""), POLICY, Codec.utf8(), context -> origin);
    }

    private long connect() {
        String seller = UUID.randomUUID().toString();
        Shop connected = ((Connected.Created) connections.connect(
                new SellerIdentity(seller, "Seller", null),
                new Credential("secret of " + seller, seller, "personal")
            )).shop();
        return connected.id().value();
    }
}
