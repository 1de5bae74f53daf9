package dev.vitrina.cache.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts on their way to a store that may be away. */
class ActivityLogTest {

    private long now = Duration.ofDays(1).toNanos();
    private final Notes store = new Notes();
    private final ActivityLog log = new ActivityLog(store, () -> now);

    @Test
    void writesEachCountDownOnce() {
        EndpointActivity activity = log.of(1, "e");
        activity.hit();
        activity.hits().increment();
        activity.stale();
        activity.miss();
        activity.error();
        activity.load();
        activity.failure();
        activity.coalesced();
        activity.coalesced();

        log.flush();
        log.flush();

        assertThat(store.rows).containsExactly(new ActivityRow(1, "e", 0, new CacheCounts(5, 2, 1, 1, 1, 1, 1, 2)));
        assertThat(store.calls).isEqualTo(1);
        assertThat(log.of(1, "e")).isSameAs(activity);
    }

    @Test
    void whicheverThreadComesNextWritesWhatCameMeanwhile() throws InterruptedException {
        log.of(1, "e").hit();
        Thread first = Thread.ofPlatform().start(log::flush);
        first.join();
        log.of(1, "e").hit();

        log.flush();

        assertThat(store.rows).hasSize(2);
    }

    @Test
    void asksNothingOfTheStoreWhileNothingHappens() {
        var unused = log.of(1, "e");

        log.flush();

        assertThat(store.calls).isZero();
    }

    @Test
    void keepsWhatCouldNotBeWrittenWithItsAgeAndApartByFiveMinutes() {
        store.away = true;
        log.of(1, "e").hit();
        log.flush();
        now += Duration.ofMinutes(5).toNanos();
        log.of(1, "e").hit();
        log.of(1, "f").miss();
        log.flush();
        now += 1_000;
        log.of(1, "e").hit();
        log.flush();
        store.away = false;
        log.flush();

        long fiveMinutes = Duration.ofMinutes(5).toSeconds() * 1_000_000;
        assertThat(store.rows).containsExactlyInAnyOrder(
            new ActivityRow(1, "e", fiveMinutes + 1, hits(2)),
            new ActivityRow(1, "f", fiveMinutes + 1, new CacheCounts(1, 0, 0, 1, 0, 0, 0, 0)),
            new ActivityRow(1, "e", 0, hits(1))
        );
    }

    @Test
    void afterADayOfOutageTheLastFiveMinutesTakeTheRest() {
        store.away = true;
        for (int i = 0; i < 302; i++) {
            log.of(1, "e").hit();
            log.flush();
            now += Duration.ofMinutes(6).toNanos();
        }
        store.away = false;
        log.flush();

        assertThat(store.rows).hasSize(300);
        assertThat(store.rows.getLast().counts()).isEqualTo(hits(3));
    }

    @Test
    void todayIsWhatWasWrittenWhatWaitsAndWhatIsInMemory() {
        store.today.put(1L, new CacheCounts(100, 90, 0, 10, 0, 10, 3, 0));
        store.today.put(9L, hits(1));
        store.away = true;
        log.of(1, "e").hit();
        log.flush();
        log.of(1, "e").miss();
        log.of(1, "f").load();
        log.of(1, "f").failure();
        log.of(2, "e").hit();

        assertThat(log.today(List.of(1L, 3L))).isEqualTo(
            Map.of(1L, new CacheActivity(102, 11, 4), 3L, new CacheActivity(0, 0, 0))
        );
    }

    @Test
    void forgetsATenantWhereverItsCountsAre() {
        store.away = true;
        log.of(1, "e").hit();
        log.of(2, "e").hit();
        log.flush();
        log.of(1, "e").hit();
        log.of(2, "e").hit();

        log.forget(1);
        store.away = false;
        log.flush();

        assertThat(store.rows).containsExactly(new ActivityRow(2, "e", 0, hits(2)));
    }

    @Test
    void countsAreAddedEachToItsOwn() {
        CacheCounts one = new CacheCounts(1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(one.plus(new CacheCounts(10, 20, 30, 40, 50, 60, 70, 80))).isEqualTo(
            new CacheCounts(11, 22, 33, 44, 55, 66, 77, 88)
        );
    }

    @Test
    void savedCallsAreReadsThatNeededNoneAndNeverLessThanNone() {
        assertThat(new CacheCounts(10, 0, 0, 0, 0, 4, 0, 0).callsSaved()).isEqualTo(6);
        assertThat(new CacheCounts(1, 0, 0, 0, 0, 4, 0, 0).callsSaved()).isZero();
    }

    private static CacheCounts hits(int count) {
        return new CacheCounts(count, count, 0, 0, 0, 0, 0, 0);
    }

    private static final class Notes implements ActivityStore {

        private final List<ActivityRow> rows = new ArrayList<>();
        private final Map<Long, CacheCounts> today = new HashMap<>();
        private boolean away;
        private int calls;

        @Override
        public void add(List<ActivityRow> added) {
            calls++;
            if (away) {
                throw new CacheStoreException("away", new IllegalStateException());
            }
            rows.addAll(added);
        }

        @Override
        public Map<Long, CacheCounts> today(Collection<Long> tenants) {
            Map<Long, CacheCounts> asked = new HashMap<>(today);
            asked.keySet().retainAll(tenants);
            return asked;
        }
    }
}
