package dev.vitrina.benchmarks.goals.contender;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A slow interface that a cache stands before: counts its calls and gives values that tell their version. It can be slow, fail
 * and hang. An answer is that of the moment at which the call arrived.
 */
public final class Origin {

    /** Of random bytes, which no store can compress. */
    private final byte[] filler;
    private final AtomicLong calls = new AtomicLong();
    private volatile long version = 1;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean failing;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile CountDownLatch arrived = new CountDownLatch(0);

    /** @param bytes of each value, at least eight */
    public Origin(int bytes) {
        this.filler = new byte[bytes];
        new Random(bytes).nextBytes(filler);
    }

    /** @throws OriginException when it is failing */
    public byte[] load() {
        calls.incrementAndGet();
        byte[] value = ByteBuffer.wrap(filler.clone()).putLong(version).array();
        boolean fails = failing;
        CountDownLatch mine = open;
        arrived.countDown();
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            mine.await();
        } catch (InterruptedException e) {
            throw new OriginException("interrupted");
        }
        if (fails) {
            throw new OriginException("down");
        }
        return value;
    }

    public static long version(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    /** The data changes. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // By one thread.
    public long change() {
        return ++version;
    }

    public Origin delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    public Origin failing(boolean failing) {
        this.failing = failing;
        return this;
    }

    /** Calls do not come back until {@link #release()}. */
    public void hang() {
        arrived = new CountDownLatch(1);
        open = new CountDownLatch(1);
    }

    /** Calls that hang go on hanging; later ones come back. */
    public void mend() {
        open = new CountDownLatch(0);
    }

    public void awaitCall() throws InterruptedException {
        if (!arrived.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody called the origin");
        }
    }

    public void release() {
        open.countDown();
    }

    public long calls() {
        return calls.get();
    }
}
