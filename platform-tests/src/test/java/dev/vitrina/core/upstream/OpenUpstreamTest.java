package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.testing.PlatformDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that asks nobody who calls gets no token, and what it says is about none. */
class OpenUpstreamTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final ShopId SHOP = new ShopId(1);
    private static final ShopId WITHOUT_TOKEN = new ShopId(2);
    private static final Credential CREDENTIAL = new Credential("eyJ.a.b", "seller", "personal");

    private FakeHost host;
    private Replica replica;

    @BeforeEach
    void start() {
        host = new FakeHost();
        replica = new Replica(
            DATABASE,
            Map.of(Upstream.open("wb", URI.create("https://wb.example")), host.url()),
            Replica.QUICK
        );
        replica.shops.put(SHOP, CREDENTIAL);
    }

    @AfterEach
    void stop() throws Exception {
        replica.close();
        host.close();
    }

    @Test
    void sendsNoTokenWhoeverCalls() {
        Endpoint endpoint = QuotaTest.endpoint(Duration.ofMillis(1), 100);

        assertThat(call(SHOP, endpoint)).isInstanceOf(Outcome.Ok.class);
        assertThat(call(WITHOUT_TOKEN, endpoint)).isInstanceOf(Outcome.Ok.class);
        assertThat(
            replica.gateway.call(
                CREDENTIAL,
                endpoint,
                UpstreamRequest.empty(),
                Priority.INTERACTIVE,
                Duration.ofSeconds(4)
            )
        ).isInstanceOf(Outcome.Ok.class);

        assertThat(host.requests())
            .hasSize(3)
            .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("authorization"))
            .noneMatch(request -> request.contains(CREDENTIAL.secret()));
    }

    @Test
    void aRefusalSaysNothingOfTheToken() {
        Endpoint endpoint = QuotaTest.endpoint(Duration.ofMillis(1), 100);
        for (int status : new int[] { 401, 403 }) {
            host.answers(status, "", "{}");

            assertThat(call(SHOP, endpoint)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected ->
                assertThat(rejected.status()).isEqualTo(status)
            );
        }

        assertThat(replica.shops.find(SHOP)).hasValueSatisfying(found -> assertThat(found.refused()).isFalse());
        assertThat(host.requests()).as("a 4xx is not repeated").hasSize(2);
    }

    @Test
    void allShopsSpendOneQuota() {
        Endpoint slow = QuotaTest.endpoint(Duration.ofHours(1), 1);

        assertThat(call(SHOP, slow)).isInstanceOf(Outcome.Ok.class);

        assertThat(call(WITHOUT_TOKEN, slow)).isInstanceOf(Outcome.RateLimited.class);
        assertThat(replica.gateway.quota(SHOP, slow).map(level -> level.left() < 1)).isEqualTo(Optional.of(true));
    }

    private Outcome call(ShopId shop, Endpoint endpoint) {
        return replica.gateway.call(
            shop,
            endpoint,
            UpstreamRequest.empty(),
            Priority.INTERACTIVE,
            Duration.ofSeconds(4)
        );
    }
}
