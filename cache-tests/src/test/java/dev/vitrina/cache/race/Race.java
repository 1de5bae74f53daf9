package dev.vitrina.cache.race;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;

/**
 * Two threads that share something, in as many orders of their steps as Lincheck's model checker is let try: those with one switch
 * of threads first, then with two, and so on. It knows sequentially consistent memory only, and takes a call of a collection of the
 * JDK as one step.
 *
 * <p>What it does not know to be shared it takes for one thread's own, and switches nowhere in it; then every race passes. On Java 25
 * it cannot look into a lambda or into a {@link Thread} of the JDK, so the second thread is a class with fields. That nothing is
 * overlooked is what {@link #isLost} is for: each race that holds has a twin with a planted fault that must be found. Nor does it look
 * into a record: let no more be shared by way of one than what nobody changes.
 *
 * @param <S> what the two share
 */
public abstract class Race<S> {

    private static final int ORDERS = Integer.getInteger("vitrina.race.orders", 60);

    /** Made anew for each order, before there is a second thread. */
    protected abstract S begin();

    protected abstract void one(S shared);

    protected abstract void other(S shared);

    /** Once both are done: says what is wrong by an {@link AssertionError}. */
    protected abstract void end(S shared);

    /** Passes when no order ends wrong. */
    public final void isWon() {
        Lincheck.runConcurrentTest(ORDERS, new Course<>(this));
    }

    /** Passes when an order is found that ends wrong in this way. */
    public final void isLost(String how) {
        assertThatThrownBy(this::isWon).isInstanceOf(LincheckAssertionError.class).hasMessageContaining(how);
    }

    public static void require(boolean holds, @Nullable String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static final class Course<S> implements Runnable {

        private final Race<S> race;

        Course(Race<S> race) {
            this.race = race;
        }

        @Override
        public void run() {
            S shared = race.begin();
            Other<S> other = new Other<>(race, shared);
            // Lincheck knows the join of what is declared as a thread and as nothing more.
            Thread thread = other;
            thread.start();
            race.one(shared);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            require(other.failure == null, other.failure);
            race.end(shared);
        }
    }

    private static final class Other<S> extends Thread {

        private final Race<S> race;
        private final S shared;
        private volatile @Nullable String failure;

        Other(Race<S> race, S shared) {
            this.race = race;
            this.shared = shared;
        }

        @Override
        public void run() {
            try {
                race.other(shared);
            } catch (AssertionError | RuntimeException e) {
                // It would be printed, and the order would count as one that ended well.
                failure = String.valueOf(e);
            }
        }
    }
}
