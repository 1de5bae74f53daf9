package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.testing.PlatformDatabase;
import dev.vitrina.core.time.DatabaseTime;
import dev.vitrina.core.upstream.GatewayProperties.Quotas;
import dev.vitrina.core.upstream.QuotaLedger.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for tokens, measured against a host that answers at once. */
class QuotaTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Credential credential = new Credential(
        "secret-token",
        "seller-" + ACCOUNTS.incrementAndGet(),
        "personal"
    );
    private FakeHost host;
    private Replica replica;

    @BeforeEach
    void start() {
        host = new FakeHost();
        replica = new Replica(DATABASE, host.url());
    }

    @AfterEach
    void stop() throws Exception {
        replica.close();
        host.close();
    }

    @Test
    void aSyncKeepsToTheQuotasPaceWithinFivePercent() {
        Duration interval = Duration.ofMillis(250);
        Endpoint cards = endpoint(interval, 5);
        IntStream.range(0, 5).forEach(i -> call(cards, Priority.MIRROR));
        int pages = 24;

        long start = System.nanoTime();
        for (int page = 0; page < pages; page++) {
            assertThat(call(cards, Priority.MIRROR)).isInstanceOf(Outcome.Ok.class);
        }
        double took = System.nanoTime() - start;

        assertThat(took / (pages * (double) interval.toNanos())).as("time over the quota's pace").isBetween(0.95, 1.05);
    }

    @Test
    void whatIsLeftIsToldWithoutTakingAny() {
        Endpoint cards = endpoint(Duration.ofMinutes(10), 5);
        BucketKey key = BucketKey.of(credential, cards.quotaGroup());
        QuotaLevels levels = new QuotaLevels(replica.jdbc, new DatabaseTime(replica.pool), Quotas.KEPT);
        Supplier<QuotaLevels.Level> look = () -> Objects.requireNonNull(levels.of(List.of(key)).get(key));
        QuotaLevels.Level before = look.get();
        IntStream.range(0, 2).forEach(i -> replica.ledger.take(key, Priority.INTERACTIVE));

        assertThat(before).isEqualTo(new QuotaLevels.Level(5, 5, null));
        assertThat(look.get().left()).isCloseTo(3, offset(0.1));
        assertThat(look.get().left()).isCloseTo(3, offset(0.1));
        replica.ledger.refused(key, Duration.ofHours(1), 4);
        QuotaLevels.Level blocked = look.get();
        assertThat(blocked.left()).isZero();
        assertThat(blocked.burst()).isEqualTo(4);
        assertThat(blocked.blockedUntil()).isNotNull();
    }

    @Test
    void aBurstOfAnInteractiveUserDoesNotWait() {
        Endpoint cards = endpoint(Duration.ofSeconds(10), 5);

        long start = System.nanoTime();
        IntStream.range(0, 5).forEach(i ->
            assertThat(call(cards, Priority.INTERACTIVE)).isInstanceOf(Outcome.Ok.class)
        );

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void answersAtOnceWhenTheTokenComesTooLate() {
        Endpoint slow = endpoint(Duration.ofHours(1), 1);
        call(slow, Priority.INTERACTIVE);

        long start = System.nanoTime();
        Outcome second = replica.gateway.call(
            credential,
            slow,
            UpstreamRequest.empty(),
            Priority.INTERACTIVE,
            Duration.ofSeconds(10)
        );

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(second).isInstanceOfSatisfying(Outcome.RateLimited.class, limited ->
            assertThat(limited.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(62))
        );
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void quotasThatAreIgnoredHoldNothingBackButARefusalDoes() {
        QuotaLedger free = new QuotaLedger(
            replica.pool,
            new QuotaBlocks(replica.jdbc),
            new DatabaseTime(replica.pool),
            Quotas.IGNORED
        );
        BucketKey key = BucketKey.of(credential, endpoint(Duration.ofHours(1), 1).quotaGroup());

        assertThat(IntStream.range(0, 20).mapToObj(i -> free.take(key, Priority.RECONCILE))).allMatch(
            QuotaLedger.Taken.Granted.class::isInstance
        );
        free.refused(key, Duration.ofMinutes(5), 0);
        assertThat(free.take(key, Priority.INTERACTIVE)).isInstanceOf(QuotaLedger.Taken.NotBefore.class);
    }

    @Test
    void aLowerClassLeavesTheReserveToTheHigherOnes() {
        BucketKey key = BucketKey.of(credential, endpoint(Duration.ofHours(1), 20).quotaGroup());

        assertThat(granted(key, Priority.RECONCILE)).isEqualTo(12);
        assertThat(granted(key, Priority.MIRROR)).isEqualTo(4);
        assertThat(granted(key, Priority.REFRESH)).isEqualTo(2);
        assertThat(granted(key, Priority.INTERACTIVE)).isEqualTo(2);
    }

    @Test
    void aSmallBurstKeepsTwoForUsersWhereItCan() {
        BucketKey usual = BucketKey.of(credential, endpoint(Duration.ofHours(1), 5).quotaGroup());
        BucketKey three = BucketKey.of(credential, endpoint(Duration.ofHours(1), 3).quotaGroup());
        BucketKey one = BucketKey.of(credential, endpoint(Duration.ofHours(1), 1).quotaGroup());

        assertThat(granted(usual, Priority.REFRESH)).isEqualTo(3);
        assertThat(granted(three, Priority.REFRESH)).isEqualTo(2);
        assertThat(granted(one, Priority.REFRESH)).as("a bucket of one is shared").isEqualTo(1);
    }

    @Test
    void aUserIsServedAtOnceWhileAMirrorWaitsForItsToken() throws Exception {
        Endpoint cards = endpoint(Duration.ofMillis(700), 5);
        IntStream.range(0, 3).forEach(i -> call(cards, Priority.MIRROR));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> mirror = threads.submit(() -> call(cards, Priority.MIRROR));

            long start = System.nanoTime();
            call(cards, Priority.INTERACTIVE);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
            assertThat(mirror.get()).isInstanceOf(Outcome.Ok.class);
        }
    }

    @Test
    void anUpstreamThatHasFewerTokensLeftThanThoughtIsBelieved() {
        host.answers(200, "X-RateLimit-Remaining: 1\r\n", "{}");
        Endpoint cards = endpoint(Duration.ofHours(1), 10);
        BucketKey key = BucketKey.of(credential, cards.quotaGroup());

        call(cards, Priority.INTERACTIVE);

        assertThat(granted(key, Priority.INTERACTIVE)).isEqualTo(1);
    }

    @Test
    void theBudgetTellsTheWaitWithoutSpending() {
        BucketKey key = BucketKey.of(credential, endpoint(Duration.ofMinutes(1), 1).quotaGroup());

        assertThat(replica.ledger.delay(key, Priority.MIRROR, 0)).isZero();
        assertThat(replica.ledger.delay(key, Priority.MIRROR, 0)).isZero();
        replica.ledger.take(key, Priority.MIRROR);

        assertThat(replica.ledger.delay(key, Priority.MIRROR, 0)).isBetween(
            Duration.ofSeconds(58),
            Duration.ofSeconds(61)
        );
    }

    @Test
    void theBudgetKeepsWhatAPolicyReservesForUsers() {
        BucketKey key = BucketKey.of(credential, endpoint(Duration.ofMinutes(1), 10).quotaGroup());
        IntStream.range(0, 4).forEach(i -> replica.ledger.take(key, Priority.INTERACTIVE));

        assertThat(replica.ledger.delay(key, Priority.REFRESH, 0)).isZero();
        assertThat(replica.ledger.delay(key, Priority.REFRESH, 0.6)).isPositive();
        assertThat(replica.ledger.delay(key, Priority.INTERACTIVE, 0.6)).isZero();
    }

    @Test
    void twoReplicasNeverSendMoreThanTheQuotaTogether() throws Exception {
        Duration interval = Duration.ofMillis(200);
        Endpoint cards = endpoint(interval, 3);
        TokenBucket truth = new TokenBucket(interval, 3);
        host.behave((socket, out) -> FakeHost.answer(out, truth.take() ? 200 : 429, "", "{}"));
        try (
            Replica second = new Replica(DATABASE, host.url());
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            List<Callable<Outcome>> calls = IntStream.range(0, 30)
                .<Callable<Outcome>>mapToObj(
                    i -> () -> send(i % 2 == 0 ? replica : second, cards, Priority.INTERACTIVE)
                )
                .toList();

            for (Future<Outcome> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Outcome.Ok.class);
            }
        }
        assertThat(truth.refused()).isZero();
    }

    @Test
    void aTokenTypeWithARowOfItsOwnHasABucketOfItsOwn() {
        QuotaGroup group = new QuotaGroup(
            "prices-" + ACCOUNTS.incrementAndGet(),
            Quota.of(10, Duration.ofSeconds(6), Duration.ofMillis(600), 5),
            Map.of("base", Quota.of(4, Duration.ofHours(1), Duration.ofMinutes(15), 1))
        );
        Credential base = new Credential("other", credential.account(), "base");

        assertThat(granted(BucketKey.of(credential, group), Priority.INTERACTIVE)).isEqualTo(5);
        assertThat(granted(BucketKey.of(base, group), Priority.INTERACTIVE)).isEqualTo(1);
    }

    private int granted(BucketKey key, Priority priority) {
        int granted = 0;
        while (replica.ledger.take(key, priority) instanceof Taken.Granted) {
            granted++;
        }
        return granted;
    }

    private Outcome call(Endpoint endpoint, Priority priority) {
        return send(replica, endpoint, priority);
    }

    private Outcome send(Replica through, Endpoint endpoint, Priority priority) {
        return through.gateway.call(credential, endpoint, UpstreamRequest.empty(), priority, LONG);
    }

    static Endpoint endpoint(Duration interval, int burst) {
        int number = ACCOUNTS.incrementAndGet();
        QuotaGroup group = new QuotaGroup("group-" + number, Quota.of(100, Duration.ofMinutes(1), interval, burst));
        return Endpoint.get("wb/cards-" + number, "wb", "/cards", group);
    }

    /** The upstream's own bucket: exact, without any tolerance. */
    private static final class TokenBucket {

        private final long cost;
        private final long capacity;
        private long credit;
        private long last = System.nanoTime();
        private int refused;

        TokenBucket(Duration interval, int burst) {
            cost = interval.toNanos();
            capacity = cost * burst;
            credit = capacity;
        }

        synchronized boolean take() {
            long now = System.nanoTime();
            credit = Math.min(capacity, credit + now - last);
            last = now;
            if (credit < cost) {
                refused++;
                return false;
            }
            credit -= cost;
            return true;
        }

        synchronized int refused() {
            return refused;
        }
    }
}
