package dev.vitrina.cache.simulation;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A thread of the simulation: runs until it waits, and goes on where it waited when the {@link Scheduler} says so. */
final class Fiber {

    private final Object name;
    private final Coroutine coroutine;
    /** Its own, so that leaving one step out of a script does not change what happens in the others. */
    private final SplittableRandom random;
    /** What it runs on; null for the world outside of the replicas. */
    private final @Nullable SimulatedReplica replica;
    private boolean interrupted;
    private boolean waitsInterruptibly;
    private long waits;
    final Trail trail;

    Fiber(Object name, @Nullable SimulatedReplica replica, SplittableRandom random, Trail trail, Runnable work) {
        this.name = name;
        this.replica = replica;
        this.random = random;
        this.trail = trail;
        this.coroutine = new Coroutine(work);
    }

    /** What the history wants to know of how a load came to be. Whoever is started by a fiber goes on with a copy. */
    static final class Trail {

        /** A round trip of it failed, so it may not know what it should. */
        boolean storeFailed;
        /** It saw that an answer cannot be kept, so it need not wait for others. */
        boolean sawNotCacheable;

        /** The lease it took last. */
        @Nullable
        Grant grant;

        /** How long it waited for round trips. */
        long storeNanos;

        Trail copy() {
            Trail copy = new Trail();
            copy.storeFailed = storeFailed;
            copy.sawNotCacheable = sawNotCacheable;
            return copy;
        }
    }

    /** @param event when the statement that took it began, in the count of the history */
    record Grant(int key, long fence, long until, long event) {}

    SplittableRandom random() {
        return random;
    }

    @Nullable
    SimulatedReplica replica() {
        return replica;
    }

    /** Whether it is gone: a process that died runs nothing any more. */
    boolean isDead() {
        return coroutine.isDone() || (replica != null && !replica.isAlive());
    }

    void run() {
        coroutine.run();
    }

    /** Gives the thread back to the scheduler until somebody resumes this wait. */
    void suspend(boolean interruptibly) {
        waitsInterruptibly = interruptibly;
        Coroutine.suspend();
        waits++;
        waitsInterruptibly = false;
    }

    /** Names the wait under way, or the next one. */
    long waits() {
        return waits;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    void clearInterrupt() {
        interrupted = false;
    }

    /** @return whether it must be resumed */
    boolean interrupt() {
        interrupted = true;
        return waitsInterruptibly;
    }

    @Override
    public String toString() {
        return name + " of " + replica;
    }
}
