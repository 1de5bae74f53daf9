package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FairTurnTest {

    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    private final FairTurn place = new FairTurn();
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> waiters = new ArrayList<>();

    @Test
    void whoQueuesManyDelaysTheOthersByOne() throws Exception {
        assertThat(place.tryAcquire("greedy", LONG)).isTrue();
        for (int call = 1; call <= 50; call++) {
            waits("greedy", "greedy " + call);
        }
        waits("modest", "modest 1");
        waits("modest", "modest 2");

        assertThat(place.before("third")).as("one of each").isEqualTo(2);
        assertThat(place.before("modest")).as("its own two, and three of the other").isEqualTo(5);
        place.release();
        for (Thread waiter : waiters) {
            waiter.join(20_000);
        }

        assertThat(served).hasSize(52).startsWith("greedy 1", "modest 1", "greedy 2", "modest 2", "greedy 3");
        assertThat(place.tryAcquire("third", 0)).as("free again").isTrue();
    }

    @Test
    void whoGivesUpHoldsNobodyUp() throws Exception {
        assertThat(place.tryAcquire("a", LONG)).isTrue();
        assertThat(place.tryAcquire("b", TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
        waits("c", "c 1");
        waiters.getFirst().interrupt();
        waiters.getFirst().join(20_000);
        assertThat(place.before("d")).isZero();

        place.release();

        assertThat(place.tryAcquire("d", LONG)).isTrue();
    }

    private void waits(String owner, String name) {
        int before = waiters.size() - served.size();
        waiters.add(
            Thread.ofVirtual().start(() -> {
                    try {
                        if (place.tryAcquire(owner, LONG)) {
                            served.add(name);
                            place.release();
                        }
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                })
        );
        Awaitility.await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .until(() -> waiting() > before);
    }

    private int waiting() {
        return (int) waiters
            .stream()
            .filter(waiter -> waiter.getState() == Thread.State.TIMED_WAITING)
            .count();
    }
}
