package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.invalidation.Doorbell;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Waiting for another one's lease. */
class LeaseWaitsTest {

    private static final EntryId ONE = EntryId.of(new CacheKey(1, "e", "one"));
    private static final EntryId TWO = EntryId.of(new CacheKey(1, "e", "two"));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ManualExecution execution = new ManualExecution();
    private final Set<UUID> rung = new HashSet<>();
    private final LeaseWaits waits = new LeaseWaits(new Doorbell(rung::addAll, execution), execution);

    @Test
    void isToldWhenItsLeaseHasEndedHereAndTellsTheOthers() {
        LeaseWaits.Wait wait = waits.begin(ONE);

        waits.ended(ONE);

        assertThat(wait.await(SECOND)).isTrue();
        execution.advance(Duration.ofSeconds(1));
        assertThat(rung).containsExactly(ONE.key());
    }

    @Test
    void isToldWhenItsLeaseHasEndedElsewhere() {
        LeaseWaits.Wait wait = waits.begin(ONE);

        waits.wake(Set.of(TWO.key(), ONE.key()));

        assertThat(wait.await(SECOND)).isTrue();
    }

    @Test
    void waitsForAsLongAsItSaysWhenItIsNotTold() {
        LeaseWaits.Wait wait = waits.begin(ONE);
        waits.ended(TWO);
        waits.wake(Set.of());
        long before = execution.nanoTime();

        assertThat(wait.await(SECOND)).isFalse();

        assertThat(execution.nanoTime() - before).isEqualTo(SECOND);
    }

    @Test
    void eachNoticeEndsOneWait() {
        LeaseWaits.Wait wait = waits.begin(ONE);
        waits.ended(ONE);
        assertThat(wait.await(SECOND)).isTrue();

        assertThat(wait.await(SECOND)).isFalse();

        var unused = execution.schedule(Duration.ofMillis(10), () -> waits.ended(ONE));
        long before = execution.nanoTime();
        assertThat(wait.await(SECOND)).isTrue();
        assertThat(execution.nanoTime() - before).isEqualTo(SECOND / 100);
    }

    @Test
    void whoHasLeftIsNotTold() {
        LeaseWaits.Wait wait = waits.begin(ONE);
        wait.close();

        waits.ended(ONE);

        assertThat(wait.await(SECOND)).isFalse();
    }
}
