package dev.vitrina.core.upstream;

import dev.vitrina.cache.Priority;
import dev.vitrina.core.upstream.QuotaLedger.Taken;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Waits for tokens, the plugins by turns within a class, and first come first served within a plugin. Only the head of each queue asks the ledger, and not before
 * the time the last answer named, so there is no polling, one transaction per call, and the database's time lies inside the wait. Between replicas the
 * ledger's row decides; whoever comes second sleeps until the next token.
 */
final class QuotaQueue {

    private final QuotaLedger ledger;
    private final ConcurrentMap<Place, Line> lines = new ConcurrentHashMap<>();

    QuotaQueue(QuotaLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Waits for a token.
     *
     * @param plugin   whose call it is
     * @param patience when the token comes later than this, the answer is given at once
     */
    Turn await(BucketKey key, String plugin, Priority priority, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        Line line = lines.computeIfAbsent(new Place(key.id(), priority), place -> new Line());
        Duration ahead = line.estimate(key, plugin);
        if (ahead.compareTo(patience) > 0) {
            return new Turn.TooLate(ahead);
        }
        if (!line.head.tryAcquire(plugin, patience.toNanos())) {
            return new Turn.TooLate(line.estimate(key, plugin));
        }
        try {
            return takeAsHead(key, priority, line, start, start + patience.toNanos());
        } finally {
            line.dueNanos = 0;
            line.head.release();
        }
    }

    private Turn takeAsHead(BucketKey key, Priority priority, Line line, long start, long deadline)
        throws InterruptedException {
        while (true) {
            long early = line.notBeforeNanos - System.nanoTime();
            if (early > 0) {
                line.dueNanos = line.notBeforeNanos;
                if (line.dueNanos - deadline > 0) {
                    return new Turn.TooLate(Duration.ofNanos(early));
                }
                TimeUnit.NANOSECONDS.sleep(early);
            }
            switch (ledger.take(key, priority)) {
                case Taken.Granted(long left, boolean fromFull, Duration next) -> {
                    line.notBeforeNanos = System.nanoTime() + next.toNanos();
                    return new Turn.Go(left, fromFull, Duration.ofNanos(System.nanoTime() - start));
                }
                case Taken.NotBefore(Duration wait) -> line.notBeforeNanos = System.nanoTime() + wait.toNanos();
            }
        }
    }

    /** What came of waiting. */
    sealed interface Turn {
        /**
         * @param left     tokens left by our reckoning
         * @param fromFull whether the bucket was full
         * @param waited   how long it took
         */
        record Go(long left, boolean fromFull, Duration waited) implements Turn {}

        /** The token comes too late. */
        record TooLate(Duration retryAfter) implements Turn {}
    }

    private record Place(String bucket, Priority priority) {}

    private static final class Line {

        private final FairTurn head = new FairTurn();
        /** When the head's token is due, by {@link System#nanoTime}; 0 while the head does not wait. */
        private volatile long dueNanos;
        /** What the ledger said last: this class's next token comes no sooner. */
        private volatile long notBeforeNanos = System.nanoTime();

        /** When a newcomer's token would come: the head's, then one interval for each before it. */
        Duration estimate(BucketKey key, String plugin) {
            long due = dueNanos;
            return due == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(0, due - System.nanoTime())).plus(
                    key.quota().interval().multipliedBy(head.before(plugin) + 1L)
                );
        }
    }
}
