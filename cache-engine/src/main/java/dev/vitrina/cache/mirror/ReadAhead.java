package dev.vitrina.cache.mirror;

import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Reads a run's pages beside the run's thread, which commits one while the next is read: one request at a time, one page ahead.
 * The source is asked on a virtual thread that has the log tags, the class loader and the interruption of the run's; that thread never outlives
 * {@link #take} or {@link #close}. For the run's thread only.
 */
final class ReadAhead<R> implements AutoCloseable {

    private final PageSource<R> source;
    private @Nullable Reading<R> reading;

    ReadAhead(PageSource<R> source) {
        this.source = source;
    }

    /** Begins to read a page; the one begun before must have been taken. */
    void begin(PageQuery query) {
        if (reading != null) {
            throw new IllegalStateException("A page is being read already");
        }
        reading = Reading.start(source, query);
    }

    /**
     * Waits for the page that was begun. An interruption reaches the source, whose answer to it counts, and stays on the run's
     * thread.
     *
     * @throws RuntimeException or an error, when the source threw it
     */
    PageResult<R> take() {
        if (reading == null) {
            throw new IllegalStateException("No page is being read");
        }
        FutureTask<PageResult<R>> page = reading.page();
        reading.join();
        reading = null;
        return switch (page.state()) {
            case SUCCESS -> page.resultNow();
            case RUNNING, FAILED, CANCELLED -> throw thrown(page.exceptionNow());
        };
    }

    /** Interrupts the source if it is being asked, waits until it has returned, and throws its page away. */
    @Override
    public void close() {
        if (reading != null) {
            reading.thread().interrupt();
            reading.join();
            reading = null;
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException("A page source throws no checked exception", cause);
        };
    }

    /** A page on its way. */
    private record Reading<R>(FutureTask<PageResult<R>> page, Thread thread) {
        static <R> Reading<R> start(PageSource<R> source, PageQuery query) {
            Thread run = Thread.currentThread();
            boolean interrupted = run.isInterrupted();
            Map<String, String> tags = MDC.getCopyOfContextMap();
            FutureTask<PageResult<R>> page = new FutureTask<>(() -> source.fetch(query));
            Thread thread = Thread.ofVirtual()
                .name("mirror-read-ahead")
                .unstarted(() -> {
                    MDC.setContextMap(tags == null ? Map.of() : tags);
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    page.run();
                });
            thread.start();
            return new Reading<>(page, thread);
        }

        /** Passes interruptions on to the source, and does not leave before it. */
        void join() {
            boolean interrupted = false;
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
