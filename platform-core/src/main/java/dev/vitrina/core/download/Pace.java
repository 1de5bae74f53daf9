package dev.vitrina.core.download;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many in at once, and one after the other with a pause between them. Thread-safe. */
final class Pace {

    private final Semaphore places;
    private final long pauseNanos;
    private long next = System.nanoTime();

    Pace(int concurrent, int perSecond) {
        this.places = new Semaphore(concurrent, true);
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** @return false when the turn would come too late; else the caller leaves by {@link #leave} */
    boolean enter(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean in = false;
        try {
            long turn = turn(end);
            if (turn - end > 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
            in = true;
            return true;
        } finally {
            if (!in) {
                places.release();
            }
        }
    }

    private synchronized long turn(long end) {
        long turn = Math.max(next, System.nanoTime());
        if (turn - end <= 0) {
            next = turn + pauseNanos;
        }
        return turn;
    }

    void leave() {
        places.release();
    }
}
