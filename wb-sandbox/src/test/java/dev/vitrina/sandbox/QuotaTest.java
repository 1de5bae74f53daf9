package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-10-09T12:00:00Z"));
    private WbSandbox sandbox;
    private Client large;
    private Client middle;
    private Client base;

    @BeforeEach
    void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).clock(clock).build());
        large = Client.of(sandbox, 0);
        middle = Client.of(sandbox, 1);
        base = Client.of(sandbox, 2);
    }

    @AfterEach
    void stop() {
        large.close();
        middle.close();
        base.close();
        sandbox.close();
    }

    @Test
    void grantsTheBurstThenOneCallPerInterval() {
        for (int left = 4; left >= 0; left--) {
            Client.Reply reply = list(large);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Ratelimit-Remaining")).isEqualTo(Integer.toString(left));
        }
        assertThat(list(large).status()).isEqualTo(429);

        clock.advance(Duration.ofMillis(599));
        assertThat(list(large).status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(1));
        assertThat(list(large).status()).isEqualTo(200);
        assertThat(list(large).status()).isEqualTo(429);
    }

    @Test
    void tellsInTheHeadersHowLongToWait() {
        exhaust(large);

        Client.Reply reply = list(large);

        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        Contract.assertKeeps("problem", reply.text());
        assertThat(reply.header("X-Ratelimit-Retry")).isEqualTo("1");
        assertThat(reply.header("X-Ratelimit-Reset")).isEqualTo("3");
        assertThat(reply.header("X-Ratelimit-Limit")).isEqualTo("5");
        assertThat(reply.header("X-Ratelimit-Remaining")).isEmpty();
        assertThat(reply.header("Retry-After")).isEmpty();
    }

    @Test
    void keepsSellersMethodGroupsAndTokenTypesApart() {
        exhaust(large);

        assertThat(list(middle).status()).isEqualTo(200);
        assertThat(large.get(WbHost.CONTENT, "/content/v2/object/all").status()).isEqualTo(200);
        assertThat(large.get(WbHost.CONTENT, "/content/v2/tags").status()).isEqualTo(200);
        String second = sandbox
            .issuer()
            .issue(
                sandbox.control().tokens().spec(sandbox.seller("nordflax")).withExpiry(clock.instant().plusSeconds(999))
            );
        try (Client sameType = new Client(sandbox, second)) {
            assertThat(list(sameType).status()).as("more tokens of one type add no quota").isEqualTo(429);
        }
    }

    @Test
    void sharesOneBucketAmongTheMethodsOfAGroup() {
        for (int i = 0; i < 5; i++) {
            assertThat(large.get(WbHost.CONTENT, "/content/v2/object/all").status()).isEqualTo(200);
        }

        assertThat(large.get(WbHost.CONTENT, "/content/v2/object/parent/all").status()).isEqualTo(429);
        assertThat(large.post(WbHost.CONTENT, Client.TRASH, "{}").status()).isEqualTo(429);
    }

    @Test
    void cutsBaseTokensWhereWildberriesDoes() {
        assertThat(base.get(WbHost.COMMON, "/api/v1/seller-info").status()).isEqualTo(200);
        Client.Reply denied = base.get(WbHost.COMMON, "/api/v1/seller-info");
        assertThat(denied.status()).isEqualTo(429);
        assertThat(denied.header("X-Ratelimit-Retry")).isEqualTo("86400");
        assertThat(base.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1").status()).isEqualTo(200);
        assertThat(base.get(WbHost.PRICES, "/api/v2/list/goods/filter?limit=1").header("X-Ratelimit-Retry")).isEqualTo(
            "900"
        );
        exhaust(base);
        assertThat(list(base).header("X-Ratelimit-Retry")).as("one row for all").isEqualTo("1");
    }

    @Test
    void sharesOneBucketAmongThePricesAndAnotherAmongTheCalendar() {
        String promotions = "/api/v1/calendar/promotions/details?promotionIDs=702";
        for (int i = 0; i < 5; i++) {
            assertThat(large.get(WbHost.PRICES, "/api/v2/quarantine/goods?limit=1").status()).isEqualTo(200);
        }

        assertThat(large.get(WbHost.PRICES, "/api/v2/history/tasks?uploadID=1").status()).isEqualTo(429);
        assertThat(large.post(WbHost.PRICES, "/api/v2/upload/task", "{}").status()).isEqualTo(429);
        assertThat(large.get(WbHost.CALENDAR, promotions).status()).isEqualTo(200);
        assertThat(base.get(WbHost.CALENDAR, promotions).status()).isEqualTo(200);
        assertThat(base.get(WbHost.CALENDAR, promotions).header("X-Ratelimit-Retry")).isEqualTo("3600");
    }

    @Test
    void limitsTariffs() {
        String commission = "/api/v1/tariffs/commission";
        for (int i = 0; i < 2; i++) {
            assertThat(large.get(WbHost.COMMON, commission).status()).isEqualTo(200);
        }

        assertThat(large.get(WbHost.COMMON, commission).header("X-Ratelimit-Retry")).isEqualTo("60");
        assertThat(base.get(WbHost.COMMON, commission).status()).isEqualTo(200);
        assertThat(base.get(WbHost.COMMON, commission).header("X-Ratelimit-Retry")).isEqualTo("720");
        assertThat(base.get(WbHost.COMMON, "/api/v1/tariffs/box?date=2026-10-09").status()).isEqualTo(200);
        assertThat(base.get(WbHost.COMMON, "/api/v1/tariffs/box?date=2026-10-09").status()).isEqualTo(429);
        assertThat(base.get(WbHost.COMMON, "/api/v1/tariffs/return?date=2026-10-09").status()).isEqualTo(200);
    }

    @Test
    void countsPingsForEachHostApart() {
        for (int i = 0; i < 3; i++) {
            assertThat(large.get(WbHost.CONTENT, "/ping").status()).isEqualTo(200);
        }

        assertThat(large.get(WbHost.CONTENT, "/ping").header("X-Ratelimit-Retry")).isEqualTo("10");
        assertThat(large.get(WbHost.PRICES, "/ping").status()).isEqualTo(200);
    }

    @Test
    void refillsByTheSellersOwnClock() {
        exhaust(large);
        exhaust(middle);

        sandbox.control().shiftClock("nordflax", Duration.ofMinutes(1));

        assertThat(list(large).status()).isEqualTo(200);
        assertThat(list(middle).status()).isEqualTo(429);
    }

    @Test
    void doesNotFreezeWhenAClockGoesBack() {
        exhaust(large);

        sandbox.control().shiftClock("nordflax", Duration.ofHours(-2));
        assertThat(list(large).status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(600));

        assertThat(list(large).status()).isEqualTo(200);
    }

    @Test
    void spendsNothingOnRefusedCalls() {
        try (Client nobody = new Client(sandbox, "x")) {
            for (int i = 0; i < 10; i++) {
                list(nobody);
            }
        }

        assertThat(list(large).header("X-Ratelimit-Remaining")).isEqualTo("4");
    }

    @Test
    void limitsNothingWhenSwitchedOff() {
        sandbox.control().quotas(false);

        for (int i = 0; i < 20; i++) {
            Client.Reply reply = list(large);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Ratelimit-Remaining")).isEmpty();
        }
    }

    @Test
    void countsCallsThatComeBeforeTheTimeA429Named() {
        exhaust(large);
        list(large);
        clock.advance(Duration.ofMillis(300));
        list(large);
        clock.advance(Duration.ofSeconds(2));
        list(large);

        var count = sandbox.control().traffic().count("cards-list", "nordflax");
        assertThat(count.calls()).isEqualTo(8);
        assertThat(count.rateLimited()).isEqualTo(2);
        assertThat(count.early()).isEqualTo(1);
        assertThat(count.peakPerSecond()).isEqualTo(7);
    }

    private static void exhaust(Client client) {
        for (int i = 0; i < 5; i++) {
            assertThat(list(client).status()).isEqualTo(200);
        }
    }

    private static Client.Reply list(Client client) {
        return client.post(WbHost.CONTENT, Client.LIST, "{\"settings\":{\"cursor\":{\"limit\":1}}}");
    }
}
