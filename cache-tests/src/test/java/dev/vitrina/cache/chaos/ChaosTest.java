package dev.vitrina.cache.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.history.Violation;
import dev.vitrina.cache.history.Violation.Rule;
import dev.vitrina.cache.history.World;
import dev.vitrina.cache.simulation.SilentEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replicas on real threads and a real PostgreSQL, disturbed in one way after the other and in all of them together, and judged by
 * the oracle of the simulation. A second or two each in a build, half a minute each and minutes of all together at night. The
 * sleeps are how long a disturbance lasts; no result is waited for by them.
 */
@ExtendWith(SilentEngine.class)
class ChaosTest {

    private static final Logger log = LoggerFactory.getLogger("chaos");

    private static final Duration LENGTH = Duration.ofMillis(Integer.getInteger("vitrina.chaos.millis", 1_200));
    private static final Duration MIXED = Duration.ofMillis(Integer.getInteger("vitrina.chaos.mixed.millis", 3_000));
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);

    private static ChaosServer server;

    private final Random random = new Random(7);
    private Chronicle chronicle;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = new ChaosServer(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        server.forgetEverything();
        chronicle = new Chronicle(false);
    }

    @Test
    void aCutListenerReadsWhatItMissed() throws Exception {
        try (
            TcpProxy proxy = new TcpProxy(server.port());
            Member cut = member("cut", proxy.port(), false);
            Member other = member("other", server.port(), false)
        ) {
            missInvalidations(proxy, cut, other);
            assertThat(stale(cut)).isNotEmpty();
            proxy.mendListeners();
            await().until(proxy::carriesListener);
            long mended = System.nanoTime();
            await()
                .atMost(CATCH_UP)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stale(cut).isEmpty());
            log.info("Caught up {} ms after the listener was back", (System.nanoTime() - mended) / 1_000_000);
            new Crowd(chronicle, List.of(cut, other)).readInQuiet();
        }
        report("listener cut");
        assertThat(chronicle.violations()).isEmpty();
    }

    /** The oracle bites here too: this replica starts from the end of the log whenever it connects. */
    @Test
    void noticesAReplicaThatDoesNotCatchUp() throws Exception {
        try (
            TcpProxy proxy = new TcpProxy(server.port());
            Member cut = member("forgetful", proxy.port(), true);
            Member other = member("other", server.port(), false)
        ) {
            proxy.cutListeners();
            missInvalidations(cut, other);
            proxy.mendListeners();
            await().until(proxy::carriesListener);

            await()
                .during(Duration.ofMillis(800))
                .until(() ->
                    stale(cut)
                        .stream()
                        .anyMatch(violation -> violation.rule() == Rule.COHERENT)
                );
        }
    }

    /** What was cut off is only known to who sends: this end never learns of it by itself. */
    @Test
    void aListenerWhoseConnectionWasForgottenOnTheWayHearsAgain() throws Exception {
        try (
            TcpProxy proxy = new TcpProxy(server.port());
            Member lost = member("lost", proxy.port(), false);
            Member other = member("other", server.port(), false)
        ) {
            await().until(proxy::carriesListener);
            proxy.loseListeners();
            missInvalidations(lost, other);
            await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> stale(lost).isEmpty());
        }
    }

    @Test
    void nobodyReadsBackWhileBackendsAreKilled() throws Exception {
        try (Member one = member("one", server.port(), false); Member two = member("two", server.port(), false)) {
            Crowd crowd = new Crowd(chronicle, List.of(one, two));
            int[] killed = new int[1];
            crowd.during(3, () -> {
                for (long end = System.nanoTime() + LENGTH.toNanos(); System.nanoTime() < end; Thread.sleep(40)) {
                    killed[0] += server.killBackends();
                }
            });
            calm(crowd);
            log.info("{} backends killed", killed[0]);
            assertThat(killed[0]).isPositive();
        }
        report("backends killed");
        assertThat(chronicle.violations()).isEmpty();
    }

    @Test
    void nobodyReadsBackWhenPostgresStandsStill() throws Exception {
        try (Member one = member("one", server.port(), false); Member two = member("two", server.port(), false)) {
            Crowd crowd = new Crowd(chronicle, List.of(one, two));
            crowd.during(4, () -> {
                Thread.sleep(LENGTH.dividedBy(4));
                server.freeze();
                Thread.sleep(LENGTH.dividedBy(2));
                server.thaw();
                Thread.sleep(LENGTH.dividedBy(4));
            });
            calm(crowd);
        }
        report("PostgreSQL frozen");
        assertThat(chronicle.violations()).isEmpty();
    }

    /** After a crash the entries are gone and the generations are not. */
    @Test
    void nobodyReadsBackWhenPostgresCrashesAndIsRestarted() throws Exception {
        try (Member one = member("one", server.port(), false); Member two = member("two", server.port(), false)) {
            Crowd crowd = new Crowd(chronicle, List.of(one, two));
            crowd.during(5, () -> {
                Thread.sleep(LENGTH.dividedBy(3));
                server.crash();
                Thread.sleep(LENGTH.dividedBy(3));
                server.restart();
                Thread.sleep(LENGTH.dividedBy(3));
            });
            calm(crowd);
        }
        report("PostgreSQL crashed and restarted");
        assertThat(chronicle.violations()).isEmpty();
    }

    @Test
    void aWrongClockDatesNothingWhilePostgresIsThere() throws Exception {
        chronicle = new Chronicle(true);
        ChaosOrigin origin = ChaosOrigin.of(chronicle);
        String url = ChaosServer.url(server.port());
        try (
            Member slow = new LocalMember("slow", url, origin, CLOCK_ERROR.negated(), chronicle.event(), false);
            Member right = member("right", server.port(), false);
            Member fast = new LocalMember("fast", url, origin, CLOCK_ERROR, chronicle.event(), false)
        ) {
            Crowd crowd = new Crowd(chronicle, List.of(slow, right, fast));
            crowd.goOn(6, LENGTH);
            calm(crowd);
        }
        report("clocks five minutes off");
        assertThat(chronicle.violations()).isEmpty();
    }

    @Test
    void twoProcessesAgree() throws Exception {
        chronicle = new Chronicle(true);
        String url = ChaosServer.url(server.port());
        try (
            Member here = member("here", server.port(), false);
            Member there = new RemoteMember(url, ChaosOrigin.of(chronicle), CLOCK_ERROR, chronicle.event())
        ) {
            Crowd crowd = new Crowd(chronicle, List.of(here, there));
            crowd.goOn(8, LENGTH);
            calm(crowd);
        }
        report("two processes");
        assertThat(chronicle.violations()).isEmpty();
    }

    @Test
    void nobodyReadsBackWhateverHappens() throws Exception {
        try (
            TcpProxy proxy = new TcpProxy(server.port());
            TcpProxy farProxy = new TcpProxy(server.port());
            Member one = member("one", server.port(), false);
            Member two = member("two", proxy.port(), false);
            Member far = new RemoteMember(
                ChaosServer.url(farProxy.port()),
                ChaosOrigin.of(chronicle),
                CLOCK_ERROR,
                chronicle.event()
            )
        ) {
            Crowd crowd = new Crowd(chronicle, List.of(one, two, far));
            crowd.during(9, () -> {
                for (long end = System.nanoTime() + MIXED.toNanos(); System.nanoTime() < end; ) {
                    disturb(random.nextBoolean() ? proxy : farProxy);
                }
            });
            calm(crowd);
        }
        report("everything at once");
        assertThat(chronicle.violations()).isEmpty();
    }

    private void disturb(TcpProxy proxy) throws Exception {
        long length = 50L + random.nextInt(1_000);
        switch (random.nextInt(10)) {
            case 0 -> server.crash();
            case 1 -> server.restart();
            case 2, 3 -> {
                server.freeze();
                Thread.sleep(length);
                server.thaw();
            }
            case 4, 5 -> {
                proxy.hole();
                Thread.sleep(length);
                proxy.mendHole();
            }
            case 6, 7 -> {
                proxy.cutListeners();
                Thread.sleep(length);
                proxy.mendListeners();
            }
            default -> server.killBackends();
        }
        Thread.sleep(random.nextInt(400));
    }

    private Member member(String name, int port, boolean forgetful) {
        ChaosOrigin origin = ChaosOrigin.of(chronicle);
        return new LocalMember(name, ChaosServer.url(port), origin, Duration.ZERO, chronicle.event(), forgetful);
    }

    private void missInvalidations(TcpProxy proxy, Member cut, Member other) throws Exception {
        Crowd crowd = new Crowd(chronicle, List.of(cut, other));
        proxy.cutListeners();
        crowd.goOn(1, LENGTH);
        missInvalidations(cut, other);
    }

    /** What this replica holds is invalidated by another one while it hears nothing. */
    private void missInvalidations(Member deaf, Member other) {
        Crowd crowd = new Crowd(chronicle, List.of(deaf, other));
        chronicle.tried(() -> crowd.readInQuiet(deaf));
        for (int key = 0; key < World.KEYS.size(); key++) {
            crowd.invalidate(other, key, 0, true);
        }
    }

    private List<Violation> stale(Member member) {
        return chronicle.tried(() -> new Crowd(chronicle, List.of(member)).readInQuiet(member));
    }

    /** Nothing is disturbed any more: soon everybody knows everything. */
    private void calm(Crowd crowd) {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (!chronicle.tried(crowd::readInQuiet).isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        crowd.readInQuiet();
    }

    private void report(String what) {
        log.info("{}: {}", what, chronicle);
        chronicle
            .violations()
            .stream()
            .limit(5)
            .forEach(violation -> log.info("{}", violation));
    }
}
