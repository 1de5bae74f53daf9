package dev.vitrina.cache.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first statement that contains a text, until it is released. */
final class ControlPoint implements ControlledDataSource.Point {

    private final String text;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    ControlPoint(String text) {
        this.text = text;
    }

    @Override
    public void reached(String sql) {
        if (sql.contains(text) && taken.compareAndSet(false, true)) {
            reached.countDown();
            await(go);
        }
    }

    void awaitReached() {
        await(reached);
    }

    void release() {
        go.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The control point was never reached or released");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
