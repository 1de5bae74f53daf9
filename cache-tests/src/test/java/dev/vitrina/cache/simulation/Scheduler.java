package dev.vitrina.cache.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and the order of everything. Only one fiber runs at a time; which one is next follows from the seed alone. All of
 * one simulation is on one real thread.
 */
final class Scheduler {

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long count;
    private @Nullable Fiber running;

    /** @param endedWait which of the fiber's waits it ends; an event for an earlier one comes too late */
    private record Event(long at, int tie, long number, Fiber fiber, long endedWait) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(at, other.at);
            if (order == 0) {
                order = Integer.compare(tie, other.tie);
            }
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    /** Nanoseconds since the simulation began. */
    long now() {
        return now;
    }

    /** How many times a fiber went on; the measure of a simulation's length. */
    long count() {
        return count;
    }

    Fiber running() {
        if (running == null) {
            throw new IllegalStateException("Only fibers may do this");
        }
        return running;
    }

    /** A number below the bound, by the running fiber's own random numbers. */
    int choose(int bound) {
        return running().random().nextInt(bound);
    }

    /** Starts a fiber of the world outside. */
    void start(Object name, long at, SplittableRandom random, Runnable work) {
        resume(new Fiber(name, null, random, new Fiber.Trail(), work), at);
    }

    /** Starts a fiber of a replica, on behalf of the running one. */
    Fiber fork(Object name, @Nullable SimulatedReplica replica, long delay, Runnable work) {
        Fiber parent = running();
        Fiber fiber = new Fiber(name, replica, parent.random().split(), parent.trail.copy(), work);
        resume(fiber, now + delay);
        return fiber;
    }

    /** Lets the fiber go on at that moment, unless something else did before. */
    void resume(Fiber fiber, long at) {
        events.add(new Event(at, fiber.random().nextInt(), count++, fiber, fiber.waits()));
    }

    void interrupt(Fiber fiber) {
        if (fiber.interrupt()) {
            resume(fiber, now);
        }
    }

    /** Lets the running fiber wait until it is resumed, at most so long. */
    void park(long nanos, boolean interruptibly) {
        Fiber fiber = running();
        if (interruptibly && fiber.isInterrupted()) {
            return;
        }
        if (nanos != Long.MAX_VALUE) {
            resume(fiber, now + Math.max(0, nanos));
        }
        fiber.suspend(interruptibly);
    }

    /** Lets time pass for the running fiber, whatever happens. */
    void sleep(long nanos) {
        long end = now + nanos;
        do {
            park(end - now, false);
        } while (now < end);
    }

    /** Runs until nothing is left to do, or that moment. */
    void runUntil(long end) {
        while (true) {
            Event next = events.peek();
            if (next == null || next.at > end) {
                now = end;
                return;
            }
            events.poll();
            if (next.fiber.isDead() || next.fiber.waits() != next.endedWait) {
                continue;
            }
            now = next.at;
            running = next.fiber;
            next.fiber.run();
            running = null;
        }
    }
}
