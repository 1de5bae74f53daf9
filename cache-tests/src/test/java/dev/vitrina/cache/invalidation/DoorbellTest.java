package dev.vitrina.cache.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody is woken soon, and PostgreSQL is never asked to announce too often. */
class DoorbellTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ManualExecution time = new ManualExecution();
    private final Announcements announcements = new Announcements(time);
    private final Doorbell doorbell = new Doorbell(announcements, time);

    @Test
    void aFewThatComeCloseTogetherAreEachRungAtOnce() {
        for (int i = 1; i <= 4; i++) {
            doorbell.ring();
            time.run();
            assertThat(announcements.at).hasSize(i);
            time.advance(Duration.ofMillis(2));
        }
    }

    @Test
    void aSteadyStreamRingsAtMostTwentyTimesInAnySecond() {
        long start = time.nanoTime();
        for (int i = 0; i < 5_000; i++) {
            doorbell.ring();
            time.advance(Duration.ofMillis(1));
        }

        assertThat(announcements.at).allSatisfy(ring ->
            assertThat(announcements.between(ring, ring + SECOND)).hasSizeLessThanOrEqualTo(20)
        );
        assertThat(announcements.between(start + SECOND, start + 4 * SECOND))
            .as("sixteen a second")
            .hasSizeBetween(45, 50);
    }

    @Test
    void whatComesDuringAPauseIsRungAfterIt() {
        for (int i = 0; i < 10; i++) {
            doorbell.ring();
            time.run();
        }
        assertThat(announcements.at).hasSize(4);

        time.advance(Duration.ofMillis(63));

        assertThat(announcements.at).hasSize(5);
        time.advance(Duration.ofMinutes(1));
        assertThat(announcements.at).as("nobody rang since").hasSize(5);
    }

    @Test
    void tellsOfEachEndedLoadOnceAndWithinTheSameBounds() {
        List<EntryId> loads = IntStream.range(0, 200)
            .mapToObj(i -> new EntryId(1, new UUID(1, i)))
            .toList();
        for (EntryId load : loads) {
            doorbell.ring(load);
            doorbell.ring();
            time.advance(Duration.ofMillis(5));
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(announcements.ended).containsExactlyInAnyOrderElementsOf(loads.stream().map(EntryId::key).toList());
        assertThat(announcements.at).allSatisfy(ring ->
            assertThat(announcements.between(ring, ring + SECOND)).hasSizeLessThanOrEqualTo(20)
        );
    }

    @Test
    void isNotSilencedByAStoreThatIsAway() {
        announcements.away = true;
        for (int i = 0; i < 20; i++) {
            doorbell.ring();
            time.advance(Duration.ofMillis(100));
        }
        announcements.away = false;

        doorbell.ring();
        time.run();

        assertThat(announcements.at).hasSize(1);
    }

    private static final class Announcements implements Consumer<Set<UUID>> {

        private final ManualExecution time;
        private final List<Long> at = new ArrayList<>();
        private final List<UUID> ended = new ArrayList<>();
        private boolean away;

        Announcements(ManualExecution time) {
            this.time = time;
        }

        List<Long> between(long from, long to) {
            return at
                .stream()
                .filter(moment -> moment >= from && moment < to)
                .toList();
        }

        @Override
        public void accept(Set<UUID> loads) {
            if (away) {
                throw new CacheStoreException("away", new IllegalStateException());
            }
            at.add(time.nanoTime());
            ended.addAll(loads);
        }
    }
}
