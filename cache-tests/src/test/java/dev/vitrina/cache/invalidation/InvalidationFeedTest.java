package dev.vitrina.cache.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a replica hears of the others, from a log that is told row by row. */
class InvalidationFeedTest {

    private static final long SCOPE = 5L << 48;
    private static final long OTHER = 6L << 48;

    private final ManualExecution execution = new ManualExecution();
    private final RecordingStore store = new RecordingStore();
    private final Generations generations = new Generations();
    private final List<Long> heard = new ArrayList<>();
    private final List<UUID> ended = new ArrayList<>();
    private final InvalidationFeed feed = new InvalidationFeed(
        store,
        generations,
        execution,
        execution::nanoTime,
        heard::add,
        ended::addAll
    );

    @Test
    void trustsNothingAtTheStartAndThenTakesEachRowOnce() {
        ToldLog log = new ToldLog(true)
            .reading(10, 100)
            .reading(10, 101, new InvalidationLog.Row(1, SCOPE, false))
            .reading(12, 102, new InvalidationLog.Row(1, SCOPE, false), new InvalidationLog.Row(2, OTHER, true));
        store.logs.add(log);

        feed.start();

        assertThat(heard).containsExactly(ScopeId.ALL, SCOPE, OTHER);
        assertThat(log.askedFrom).containsExactly(10L, 10L, 10L);
        assertThat(generations.movedHardSince(cells(ScopeId.ALL), 0)).isTrue();
        assertThat(generations.movedSince(cells(SCOPE), 0)).isTrue();
        assertThat(generations.movedHardSince(cells(SCOPE), 0)).isFalse();
        assertThat(generations.movedHardSince(cells(OTHER), 0)).isTrue();
        assertThat(log.closed).isTrue();
    }

    @Test
    void trustsNothingAfterMoreThanHalfAnHourAwayNorWhenTheStoreWentBack() {
        store.logs.add(new ToldLog(true).reading(10, 100).reading(11, 1_900).reading(12, 3_701).reading(11, 3_702));

        feed.start();

        assertThat(heard).containsExactly(ScopeId.ALL, ScopeId.ALL, ScopeId.ALL);
    }

    @Test
    void goesOnWithAnotherConnectionAfterALostOne() {
        store.logs.add(new ToldLog(true).reading(10, 100).losing());
        ToldLog second = new ToldLog(true).reading(11, 105, new InvalidationLog.Row(3, SCOPE, false));
        store.logs.add(second);

        feed.start();

        assertThat(heard).containsExactly(ScopeId.ALL, SCOPE);
        assertThat(second.askedFrom).containsExactly(10L);
    }

    @Test
    void looksFourTimesASecondWhereNoAnnouncementIsHeard() {
        long before = execution.nanoTime();
        ToldLog log = new ToldLog(false).reading(10, 100).reading(10, 101).reading(10, 102);
        store.logs.add(log);

        feed.start();

        assertThat(log.waited).isZero();
        // Three pauses of the readings, and the one after the log was closed.
        assertThat(execution.nanoTime() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void waitsForAnnouncementsWhereTheyAreHeard() {
        ToldLog log = new ToldLog(true).reading(10, 100).reading(10, 101);
        store.logs.add(log);

        feed.start();

        assertThat(log.waited).isEqualTo(Duration.ofMillis(500).toNanos());
        assertThat(ended)
            .as("told of each load that ended")
            .containsExactly(
                new UUID(0, Duration.ofMillis(250).toNanos()),
                new UUID(0, Duration.ofMillis(500).toNanos())
            );
    }

    @Test
    void tellsHowLongAgoItBeganToReadTheLogLast() {
        assertThat(feed.lag(execution.nanoTime())).isEqualTo(Duration.ofHours(1).toNanos());
        store.logs.add(new ToldLog(false).reading(10, 100));

        feed.start();

        // The reading began before the pause after it and the one after the log was closed.
        assertThat(feed.lag(execution.nanoTime())).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void theEngineStartsWithoutTheStoreAfterASecond() {
        long before = execution.nanoTime();
        feed.close();

        feed.start();

        assertThat(execution.nanoTime() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(heard).isEmpty();
    }

    @Test
    void closingInterruptsTheReader() {
        store.logs.add(new ToldLog(true).reading(10, 100));
        feed.start();

        feed.close();

        assertThat(execution.isInterrupted()).isTrue();
    }

    private static int[] cells(long scope) {
        return Generations.cells(new long[0], scope);
    }

    /** Tells its readings one after the other, and closes the feed after the last. */
    private final class ToldLog implements InvalidationLog {

        private final boolean listens;
        private final Deque<Horizon> horizons = new ArrayDeque<>();
        private final Deque<List<Row>> rows = new ArrayDeque<>();
        private final List<Long> askedFrom = new ArrayList<>();
        private boolean loses;
        private boolean closed;
        private long waited;

        ToldLog(boolean listens) {
            this.listens = listens;
        }

        ToldLog reading(long transaction, long seconds, Row... told) {
            horizons.add(new Horizon(transaction, seconds));
            rows.add(List.of(told));
            return this;
        }

        ToldLog losing() {
            loses = true;
            return this;
        }

        @Override
        public Horizon horizon() {
            if (horizons.isEmpty()) {
                throw new CacheStoreException("lost", new IllegalStateException());
            }
            return horizons.removeFirst();
        }

        @Override
        public List<Row> since(long transaction) {
            askedFrom.add(transaction);
            if (horizons.isEmpty() && !loses) {
                feed.close();
            }
            return rows.removeFirst();
        }

        @Override
        public boolean listens() {
            return listens;
        }

        @Override
        public Set<UUID> awaitNotice(long nanos) {
            waited += nanos;
            return Set.of(new UUID(0, waited));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
