package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Outcome.Unauthorised.Extent;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.testing.PlatformDatabase;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.token.TokenCategory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A simulated Wildberries that says 401 for a missing category as for a withdrawn token. */
class SandboxCredentialTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Endpoint PING = Endpoint.get("wb-common/ping", "wb-common", "/ping", group("wb-common/ping"));
    private static final Endpoint CARDS = Endpoint.query(
        "wb-content/cards-list",
        "wb-content",
        "/content/v2/get/cards/list",
        group("cards-list")
    );
    private static final Endpoint PRICES = Endpoint.get(
        "wb-prices/goods",
        "wb-prices",
        "/api/v2/list/goods/filter",
        group("prices")
    );

    private final int number = NUMBERS.incrementAndGet();
    private final ShopId shop = new ShopId(number);
    private WbSandbox sandbox;
    private Replica replica;
    private String token;

    @BeforeEach
    void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(10).quotas(false).build());
        sandbox.control().scopeRefusal(WbHost.PRICES, 401);
        replica = new Replica(
            DATABASE,
            Map.of(
                upstream(WbHost.COMMON),
                at(WbHost.COMMON),
                upstream(WbHost.CONTENT),
                at(WbHost.CONTENT),
                upstream(WbHost.PRICES),
                at(WbHost.PRICES)
            ),
            Replica.QUICK
        );
        token = sandbox
            .issuer()
            .issue(
                sandbox
                    .control()
                    .tokens()
                    .spec(sandbox.seller("nordflax"))
                    .withCategories(Set.of(TokenCategory.CONTENT))
            );
        replica.shops.put(shop, new Credential(token, "seller-" + number, "personal"));
    }

    @AfterEach
    void stop() {
        replica.close();
        sandbox.close();
    }

    @Test
    void aCategoryTheTokenDoesNotHaveClosesThatMethodOnly() {
        Outcome refused = prices();

        assertThat(refused).isInstanceOfSatisfying(Outcome.Unauthorised.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(401);
                assertThat(refusal.extent()).isEqualTo(Extent.METHOD);
            });
        assertThat(Objects.requireNonNull(refused.failure()).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(cards()).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void aTokenThatPassedIsNotDoubtedAtEachRefusal() {
        prices();
        prices();
        prices();

        assertThat(sandbox.control().traffic().count("ping:wb-common", "nordflax").calls()).isEqualTo(1);
        assertThat(sandbox.control().traffic().count("goods-filter", "nordflax").calls()).isEqualTo(3);
    }

    @Test
    void aMethodThatAnsweredSinceIsDoubtedAgain() {
        sandbox.control().fault(FaultRule.on("cards-list", new Fault.Unauthorised()).times(1));
        cards();
        assertThat(cards()).isInstanceOf(Outcome.Ok.class);

        sandbox.control().tokens().withdraw(token);
        cards();

        assertThat(replica.shops.find(shop).orElseThrow().refused()).isTrue();
    }

    @Test
    void aWithdrawnTokenStopsTheShop() {
        sandbox.control().tokens().withdraw(token);

        assertThat(cards()).isInstanceOfSatisfying(Outcome.Unauthorised.class, refusal ->
            assertThat(refusal.extent()).isEqualTo(Extent.CREDENTIAL)
        );
        assertThat(replica.shops.find(shop).orElseThrow().refused()).isTrue();
    }

    @Test
    void aTokenThatCannotBeCheckedNowIsNotCalledRefused() {
        sandbox.control().fault("ping:wb-common", new Fault.ServerError(503));

        assertThat(prices()).isInstanceOfSatisfying(Outcome.Unauthorised.class, refusal ->
            assertThat(refusal.extent()).isEqualTo(Extent.METHOD)
        );
        assertThat(cards()).isInstanceOf(Outcome.Ok.class);
    }

    private Outcome cards() {
        String page = "{\"settings\":{\"cursor\":{\"limit\":10},\"filter\":{\"withPhoto\":-1}}}";
        return call(CARDS, UpstreamRequest.json(page));
    }

    private Outcome prices() {
        return call(PRICES, UpstreamRequest.query(Map.of("limit", "1")));
    }

    private Outcome call(Endpoint endpoint, UpstreamRequest request) {
        return replica.gateway.call(shop, endpoint, request, Priority.INTERACTIVE, Duration.ofSeconds(5));
    }

    private URI at(WbHost host) {
        return sandbox.baseUrl(host);
    }

    private static Upstream upstream(WbHost host) {
        return new Upstream(host.prefix(), URI.create("https://" + host.prefix() + ".example"), PING);
    }

    private static QuotaGroup group(String id) {
        return new QuotaGroup(id, Quota.of(100, Duration.ofSeconds(1), Duration.ofMillis(10), 100));
    }
}
