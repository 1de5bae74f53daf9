package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.execution.Cancellable;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.race.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for the store is sent in the end, whatever is added while the rest is sent. */
@Tag("lincheck")
class UnsentRaceTest {

    private static final Scope FIRST = new Scope.Tenant(7);
    private static final Scope SECOND = new Scope.Tenant(8);

    @Test
    void anotherScopeThatIsAddedWhileOneIsSentIsSentToo() {
        new Adding(SECOND, null).isWon();
    }

    @Test
    void tellingThatNothingIsScheduledOnlyAfterSendingWouldLoseIt() {
        new Adding(SECOND, Fault.LATE).isLost("was never sent");
    }

    @Test
    void aHardInvalidationOfTheScopeThatIsBeingSentIsSentToo() {
        new Adding(FIRST, null).isWon();
    }

    @Test
    void removingAScopeOnceItIsSentWouldLoseWhatCameMeanwhile() {
        new Adding(FIRST, Fault.REMOVED_AFTER).isLost("was never sent");
    }

    private enum Fault {
        LATE,
        REMOVED_AFTER,
    }

    private interface Waiting {
        void add(Scope scope, Invalidation invalidation);
    }

    private static final class Store {

        final ConcurrentHashMap<Scope, Invalidation> sent = new ConcurrentHashMap<>();
        final Timer timer = new Timer();
        final Waiting waiting;

        Store(@Nullable Fault fault) {
            waiting = fault == null ? new Real(this) : new Flawed(this, fault);
        }

        void send(Scope scope, Invalidation invalidation) {
            sent.put(scope, invalidation);
        }
    }

    private static final class Real implements Waiting {

        private final Unsent unsent;

        Real(Store store) {
            unsent = new Unsent((scope, invalidation, settle) -> store.send(scope, invalidation), store.timer);
        }

        @Override
        public void add(Scope scope, Invalidation invalidation) {
            unsent.add(scope, invalidation, Duration.ZERO);
        }
    }

    private static final class Flawed implements Waiting, Runnable {

        private final ConcurrentHashMap<Scope, Invalidation> waiting = new ConcurrentHashMap<>();
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private final Store store;
        private final Fault fault;

        Flawed(Store store, Fault fault) {
            this.store = store;
            this.fault = fault;
        }

        @Override
        public void add(Scope scope, Invalidation invalidation) {
            waiting.put(scope, invalidation);
            if (scheduled.compareAndSet(false, true)) {
                store.timer.execute(this);
            }
        }

        @Override
        public void run() {
            if (fault != Fault.LATE) {
                scheduled.set(false);
            }
            for (Scope scope : List.copyOf(waiting.keySet())) {
                Invalidation one = fault == Fault.REMOVED_AFTER ? waiting.get(scope) : waiting.remove(scope);
                if (one != null) {
                    store.send(scope, one);
                    if (fault == Fault.REMOVED_AFTER) {
                        waiting.remove(scope);
                    }
                }
            }
            if (fault == Fault.LATE) {
                scheduled.set(false);
            }
        }
    }

    /** One scope waits to be invalidated softly. */
    private static final class Adding extends Race<Store> {

        private final Scope scope;
        private final @Nullable Fault fault;

        Adding(Scope scope, @Nullable Fault fault) {
            this.scope = scope;
            this.fault = fault;
        }

        @Override
        protected Store begin() {
            Store store = new Store(fault);
            store.waiting.add(FIRST, Invalidation.SOFT);
            return store;
        }

        @Override
        protected void one(Store store) {
            store.timer.run();
        }

        @Override
        protected void other(Store store) {
            store.waiting.add(scope, Invalidation.HARD);
        }

        @Override
        protected void end(Store store) {
            store.timer.run();
            require(store.sent.containsKey(FIRST), "the first was never sent");
            require(store.sent.get(scope) == Invalidation.HARD, "what was added was never sent");
        }
    }

    /** Runs what is scheduled, and what that schedules, when it is told to. */
    private static final class Timer implements Execution {

        private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();

        void run() {
            for (Runnable next = work.poll(); next != null; next = work.poll()) {
                next.run();
            }
        }

        @Override
        public void execute(Runnable added) {
            work.add(added);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable added) {
            work.add(added);
            return () -> {};
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Cancellable start(String name, Runnable added) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cancellable current() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> @Nullable T await(CompletableFuture<T> future, long nanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(long nanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isInterrupted() {
            return false;
        }

        @Override
        public void clearInterrupt() {}
    }
}
