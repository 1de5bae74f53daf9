package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.logging.LogTag;
import dev.vitrina.core.testing.LogLines;
import dev.vitrina.core.testing.LogLines.Line;
import dev.vitrina.core.testing.PlatformDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Whatever a host does, the caller gets a typed outcome in time. */
class FaultTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String SECRET = "eyJhbGciOiJFUzI1NiJ9.eyJzaWQiOiJzZWNyZXQifQ.c2lnbmF0dXJl";

    private final int number = NUMBERS.incrementAndGet();
    private final ShopId shop = new ShopId(number);
    private final Endpoint endpoint = QuotaTest.endpoint(Duration.ofMillis(1), 100);
    private FakeHost host;
    private Replica replica;

    @BeforeEach
    void start() {
        host = new FakeHost();
        replica = new Replica(DATABASE, host.url());
        replica.shops.put(shop, credential("seller-" + number));
    }

    @AfterEach
    void stop() throws Exception {
        replica.close();
        host.close();
    }

    @Test
    void keepsToTheTimeWildberriesNamesAlsoAfterARestart() {
        host.answers(429, "X-RateLimit-Retry: 3600\r\nX-Ratelimit-Limit: 5\r\n", "{}");
        Duration hour = Duration.ofHours(1);

        assertThat(call()).isEqualTo(new Outcome.RateLimited(hour));
        assertThat(call()).isInstanceOf(Outcome.RateLimited.class);
        replica.close();
        replica = new Replica(DATABASE, host.url());
        replica.shops.put(shop, credential("seller-" + number));

        assertThat(call()).isInstanceOfSatisfying(Outcome.RateLimited.class, limited ->
            assertThat(limited.retryAfter()).isBetween(hour.minusMinutes(1), hour)
        );
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void a429OfOneSellerDoesNotStopAnother() {
        host.answers(429, "X-Ratelimit-Retry: 3600\r\n", "{}");
        call();
        host.answers(200, "", "{}");
        ShopId other = new ShopId(10_000 + number);
        replica.shops.put(other, credential("other-seller-" + number));

        assertThat(call(other)).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void goesOnAtTheQuotasPaceAfterA429() {
        Endpoint slow = QuotaTest.endpoint(Duration.ofSeconds(3), 5);
        host.answers(429, "X-Ratelimit-Retry: 1\r\nX-Ratelimit-Reset: 13\r\n", "{}");
        call(slow);
        host.answers(200, "", "{}");

        assertThat(call(slow)).as("waits for the time named").isInstanceOf(Outcome.Ok.class);

        assertThat(
            replica.gateway.call(shop, slow, UpstreamRequest.empty(), Priority.INTERACTIVE, Duration.ofSeconds(1))
        )
            .as("one token at that time, the next an interval later")
            .isInstanceOf(Outcome.RateLimited.class);
    }

    @Test
    void repeatsAReadTwiceAtMost() {
        AtomicInteger calls = new AtomicInteger();
        host.behave((socket, out) -> FakeHost.answer(out, calls.incrementAndGet() < 3 ? 503 : 200, "", "{}"));

        assertThat(call()).isInstanceOf(Outcome.Ok.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void repeatsNoWriteAndNoRefusal() {
        host.answers(503, "", "");
        QuotaGroup group = endpoint.quotaGroup();
        call(new Endpoint("wb/write", "wb", "POST", "/write", group, false, 1 << 20));
        assertThat(host.requests()).hasSize(1);

        host.answers(400, "", "{\"title\":\"bad request\",\"detail\":\"wrong limit\"}");
        assertThat(call()).isEqualTo(
            new Outcome.Rejected(400, "Wildberries refused the request (400): bad request: wrong limit")
        );
        assertThat(host.requests()).hasSize(2);
    }

    @Test
    void tellsWhatIsSaidOfSingleItems() {
        host.answers(
            400,
            "",
            """
            {"data": null, "error": true, "errorText": "some items lacks required characteristics",
             "additionalErrors": {"art-1": "missing required characteristics with ids: 50", "art-2": ["one", "two"]}}
            """
        );

        assertThat(call()).isEqualTo(
            new Outcome.Rejected(
                400,
                "Wildberries refused the request (400): some items lacks required characteristics",
                Map.of("art-1", "missing required characteristics with ids: 50", "art-2", "one; two")
            )
        );
    }

    @Test
    void leavesAFailingHostAloneAndTriesAgainLater() {
        host.answers(500, "", "");
        call();
        call();
        int sent = host.requests().size();

        Outcome refused = call();
        assertThat(refused).isInstanceOfSatisfying(Outcome.Unavailable.class, away ->
            assertThat(away.retryAfter()).isPositive().isLessThanOrEqualTo(Replica.QUICK.breakerOpen())
        );
        assertThat(((Outcome.Unavailable) refused).sent()).isFalse();
        assertThat(host.requests()).as("nothing sent while open").hasSize(sent);

        host.answers(200, "", "{}");
        await()
            .atMost(Duration.ofSeconds(3))
            .until(() -> call() instanceof Outcome.Ok);
    }

    @Test
    void endsInTimeWhenTheHostHangsOrDrips() {
        host.behave((socket, out) -> Thread.sleep(Duration.ofMinutes(1)));
        assertThat(timed(Duration.ofSeconds(1))).isInstanceOf(Outcome.Unavailable.class);

        host.behave((socket, out) -> {
            FakeHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            for (int i = 0; i < 1000; i++) {
                FakeHost.write(out, "x");
                Thread.sleep(Duration.ofMillis(50));
            }
        });
        assertThat(timed(Duration.ofSeconds(1))).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void tellsABrokenAnswerFromNonsense() {
        host.answers(200, "Content-Type: text/html\r\n", "<html>robots?</html>");
        assertThat(call()).isInstanceOf(Outcome.Malformed.class);

        host.behave((socket, out) ->
            FakeHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"cards\":[")
        );
        assertThat(call()).isInstanceOf(Outcome.Unavailable.class);

        host.behave((socket, out) -> socket.setSoLinger(true, 0));
        assertThat(call()).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void givesUpABodyThatIsTooLongWithoutReadingIt() {
        Endpoint small = new Endpoint("wb/small", "wb", "GET", "/small", endpoint.quotaGroup(), true, 1000);
        AtomicInteger written = new AtomicInteger();
        host.behave((socket, out) -> {
            FakeHost.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            drown(out, written);
        });

        assertThat(call(small)).isEqualTo(new Outcome.Malformed("The answer of Wildberries is too long"));
        assertThat(written.get()).isLessThan(64 << 20);

        host.behave((socket, out) -> FakeHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 536870912\r\n\r\n"));
        assertThat(call(small)).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (FakeHost elsewhere = new FakeHost()) {
            host.answers(302, "Location: " + elsewhere.url() + "/\r\n", "");

            assertThat(call()).isInstanceOf(Outcome.Malformed.class);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aPublicHostMustNotLeadIntoThePrivateNetwork() {
        Endpoint local = Endpoint.get("wb/local", "local", "/", endpoint.quotaGroup());

        assertThat(call(local)).isEqualTo(
            Outcome.Unavailable.unsent("The address of Wildberries cannot be resolved", null)
        );
    }

    @Test
    void reachesNoHostThatNobodyDeclares() {
        assertThat(call(Endpoint.get("x/y", "evil", "/", endpoint.quotaGroup()))).isInstanceOf(
            Outcome.Unavailable.class
        );
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void aRefusedTokenStopsItsShopOnlyUntilItIsReplaced() {
        host.answers(401, "", "{\"title\":\"unauthorized\"}");
        assertThat(call()).isInstanceOf(Outcome.Unauthorised.class);
        host.answers(200, "", "{}");

        assertThat(call()).isInstanceOf(Outcome.Unauthorised.class);
        assertThat(host.requests()).hasSize(1);
        ShopId other = new ShopId(20_000 + number);
        replica.shops.put(other, credential("fine-" + number));
        assertThat(call(other)).isInstanceOf(Outcome.Ok.class);

        replica.shops.put(shop, new Credential("new-token", "seller-" + number, "personal"));
        assertThat(call()).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void aMethodTheTokenMayNotCallDoesNotStopTheShop() {
        host.answers(403, "", "{\"detail\":\"base token is not allowed\"}");

        assertThat(call()).isEqualTo(
            new Outcome.Unauthorised(403, "Wildberries refused the token (403): base token is not allowed")
        );
        host.answers(200, "", "{}");
        assertThat(call()).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void noSecretReachesTheOutcomeTheLogOrTheUsage() {
        host.answers(
            400,
            "X-Echo: " + SECRET + "\r\n",
            "{\"detail\":\"token " + SECRET + " is odd\",\"message\":\"Bearer " + SECRET + "\"}"
        );

        Outcome outcome = call();

        assertThat(outcome.toString()).contains("is odd").doesNotContain(SECRET).doesNotContain("eyJ");
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> logged().size() == 1);
        assertThat(logged().getFirst()).contains("REJECTED", "400", endpoint.id()).doesNotContain("eyJ");
        UpstreamUsage usage = Objects.requireNonNull(replica.gateway.usage(List.of(shop)).get(shop));
        assertThat(usage.callsToday()).isEqualTo(1);
        assertThat(usage.lastError()).contains("is odd").doesNotContain("eyJ");
        assertThat(host.requests().getFirst()).contains("Authorization: " + SECRET);
    }

    @Test
    void aTokenThatCannotBeAHeaderIsRefusedWithoutBeingShown() {
        replica.shops.put(shop, new Credential("line\r\nbreak", "seller-" + number, "personal"));

        assertThat(call()).isEqualTo(new Outcome.Rejected(0, "The token holds characters that no token has"));
    }

    @Test
    void aCallIsNamedInTheLogAndLeavesTheTagsOfItsCaller() {
        try (LogLines log = new LogLines(); LogTag mine = LogTag.put("shop", "of the request")) {
            replica.pool.close();
            call();

            assertThat(log.with("The quota cannot be asked for"))
                .extracting(Line::tags)
                .singleElement()
                .satisfies(tags ->
                    assertThat(tags).containsEntry("endpoint", endpoint.id()).containsEntry("shop", shop.toString())
                );
            assertThat(MDC.get("shop")).isEqualTo("of the request");
            assertThat(MDC.get("endpoint")).isNull();
        }
    }

    @Test
    void oldCallsLeaveTheLog() {
        call();
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> !logged().isEmpty());

        replica.logStore.deleteOlderThan(Duration.ZERO);

        assertThat(logged()).isEmpty();
    }

    private List<String> logged() {
        return replica.jdbc
            .sql("SELECT c::text FROM platform.upstream_call c WHERE shop_id = ?")
            .param(shop.value())
            .query((row, n) -> row.getString(1))
            .list();
    }

    private Outcome timed(Duration patience) {
        long start = System.nanoTime();
        Outcome outcome = replica.gateway.call(shop, endpoint, UpstreamRequest.empty(), Priority.INTERACTIVE, patience);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(patience.plusMillis(700));
        return outcome;
    }

    private static void drown(OutputStream out, AtomicInteger written) throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (int i = 0; i < 8192; i++) {
            FakeHost.write(out, chunk);
            written.addAndGet(0x10000);
        }
    }

    private Outcome call() {
        return call(shop);
    }

    private Outcome call(ShopId from) {
        return replica.gateway.call(from, endpoint, UpstreamRequest.empty(), Priority.INTERACTIVE, PATIENCE);
    }

    private Outcome call(Endpoint to) {
        return replica.gateway.call(shop, to, UpstreamRequest.empty(), Priority.INTERACTIVE, PATIENCE);
    }

    private static Credential credential(String account) {
        return new Credential(SECRET, account, "personal");
    }
}
