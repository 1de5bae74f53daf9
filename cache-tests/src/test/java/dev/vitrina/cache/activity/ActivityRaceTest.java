package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.race.Race;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No count is lost, whoever counts and takes meanwhile. */
@Tag("lincheck")
class ActivityRaceTest {

    private static final Counted COUNTED = new Counted(7, "e");
    private static final CacheCounts ONE_HIT = new CacheCounts(1, 1, 0, 0, 0, 0, 0, 0);

    @Test
    void aReadThatIsCountedWhileTheCountsAreTakenIsNotLost() {
        new Counting().isWon();
    }

    @Test
    void readingACountAndThenResettingItWouldLoseOne() {
        new Counting() {
            @Override
            protected void other(Ledger ledger) {
                long taken = ledger.activity.hits().sum();
                ledger.activity.hits().reset();
                ledger.taken = taken;
            }
        }
            .isLost("hits were taken");
    }

    @Test
    void whatIsAddedAtOnceByTwoWaitsToBeWritten() {
        new Adding().isWon();
    }

    @Test
    void addingByReadingAndThenReplacingWouldLoseOne() {
        new Adding() {
            @Override
            void add(Waiting waiting) {
                long before = waiting.unguarded;
                waiting.unguarded = before + 1;
            }
        }
            .isLost("hits wait");
    }

    private static final class Ledger {

        final EndpointActivity activity = new EndpointActivity();
        volatile long taken;
    }

    private static class Counting extends Race<Ledger> {

        @Override
        protected Ledger begin() {
            Ledger ledger = new Ledger();
            ledger.activity.hit();
            return ledger;
        }

        @Override
        protected void one(Ledger ledger) {
            ledger.activity.hit();
        }

        @Override
        protected void other(Ledger ledger) {
            ledger.taken = ledger.activity.take().hits();
        }

        @Override
        protected void end(Ledger ledger) {
            long written = ledger.taken + ledger.activity.take().hits();
            require(written == 2, written + " hits were taken and not 2");
        }
    }

    private static final class Waiting {

        final Unwritten unwritten = new Unwritten();
        volatile long unguarded;
    }

    private static class Adding extends Race<Waiting> {

        @Override
        protected Waiting begin() {
            return new Waiting();
        }

        @Override
        protected void one(Waiting waiting) {
            add(waiting);
        }

        @Override
        protected void other(Waiting waiting) {
            add(waiting);
        }

        @Override
        protected void end(Waiting waiting) {
            long hits = waiting.unguarded;
            for (ActivityRow row : waiting.unwritten.rows(0)) {
                hits += row.counts().hits();
            }
            require(hits == 2, hits + " hits wait and not 2");
        }

        void add(Waiting waiting) {
            waiting.unwritten.add(Map.of(COUNTED, ONE_HIT), 0);
        }
    }
}
