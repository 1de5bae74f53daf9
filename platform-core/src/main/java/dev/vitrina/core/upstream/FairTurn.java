package dev.vitrina.core.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A place for one. Those who wait for it get it by turns, one of each owner and then the next of each, and first come first served
 * among those of one owner: who queues a thousand delays the others by one. Thread-safe.
 */
final class FairTurn {

    private final ReentrantLock lock = new ReentrantLock();
    /** Whose turn is next comes first; nobody in it waits for nothing. */
    private final Map<String, Deque<Waiter>> waiting = new LinkedHashMap<>();
    private boolean taken;

    /** @return false when the time is up */
    boolean tryAcquire(String owner, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!taken) {
                taken = true;
                return true;
            }
            Waiter me = new Waiter(lock.newCondition());
            waiting.computeIfAbsent(owner, name -> new ArrayDeque<>()).add(me);
            try {
                long left = nanos;
                while (!me.called && left > 0) {
                    left = me.turn.awaitNanos(left);
                }
            } catch (InterruptedException interrupted) {
                giveUp(owner, me);
                throw interrupted;
            }
            if (!me.called) {
                forget(owner, me);
            }
            return me.called;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            callNext();
        } finally {
            lock.unlock();
        }
    }

    /** How many would come before a newcomer of this owner, the one who has the place left out. */
    int before(String owner) {
        lock.lock();
        try {
            Deque<Waiter> mine = waiting.get(owner);
            int rounds = mine == null ? 0 : mine.size();
            int before = rounds;
            for (Map.Entry<String, Deque<Waiter>> other : waiting.entrySet()) {
                if (!other.getKey().equals(owner)) {
                    before += Math.min(other.getValue().size(), rounds + 1);
                }
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        Iterator<Map.Entry<String, Deque<Waiter>>> turns = waiting.entrySet().iterator();
        if (!turns.hasNext()) {
            taken = false;
            return;
        }
        Map.Entry<String, Deque<Waiter>> first = turns.next();
        String owner = first.getKey();
        Deque<Waiter> line = first.getValue();
        turns.remove();
        Waiter next = line.remove();
        if (!line.isEmpty()) {
            waiting.put(owner, line); // behind all others
        }
        next.called = true;
        next.turn.signal();
    }

    /** Whoever is called and does not come calls the next. */
    private void giveUp(String owner, Waiter me) {
        if (me.called) {
            callNext();
        } else {
            forget(owner, me);
        }
    }

    private void forget(String owner, Waiter me) {
        Deque<Waiter> line = waiting.get(owner);
        if (line != null && line.remove(me) && line.isEmpty()) {
            waiting.remove(owner);
        }
    }

    private static final class Waiter {

        private final Condition turn;
        private boolean called;

        private Waiter(Condition turn) {
            this.turn = turn;
        }
    }
}
