package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes calls in batches behind the caller's back: at most half a second late. A crash loses that half second; a database that is
 * away loses the oldest calls beyond the buffer, which are counted.
 */
final class CallLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallLog.class);
    private static final int BUFFER = 10_000;
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final CallLogStore store;
    private final BlockingQueue<CallRecord> pending = new ArrayBlockingQueue<>(BUFFER);
    private final Counter dropped;
    private final Thread writer;
    private volatile boolean closed;

    CallLog(CallLogStore store, MeterRegistry meters) {
        this.store = store;
        this.dropped = Counter.builder("vitrina.upstream.log.dropped")
            .description("Calls that could not be logged")
            .register(meters);
        this.writer = Thread.ofVirtual().name("upstream-call-log").start(this::write);
    }

    void add(CallRecord call) {
        while (!pending.offer(call)) {
            if (pending.poll() != null) {
                dropped.increment();
            }
        }
    }

    Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        return store.usage(shops);
    }

    /** Writes what is pending, then ends. Interrupts nothing: that would cut a statement and its connection. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<CallRecord> batch = new ArrayList<>();
        while (!closed || !pending.isEmpty() || !batch.isEmpty()) {
            try {
                collect(batch);
                if (!batch.isEmpty()) {
                    store.append(batch);
                }
                batch.clear();
            } catch (DataAccessException | TransactionException e) {
                log.warn("Could not write {} calls to the log: {}", batch.size(), e.getClass().getSimpleName());
                giveBack(batch);
            }
        }
    }

    private void collect(List<CallRecord> batch) {
        try {
            CallRecord first = pending.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            batch.add(first);
            if (!closed) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            log.debug("Writing what there is at once");
        }
        pending.drainTo(batch, BATCH - batch.size());
    }

    private void giveBack(List<CallRecord> batch) {
        if (closed) {
            dropped.increment(batch.size());
        } else {
            for (CallRecord call : batch) {
                if (!pending.offer(call)) {
                    dropped.increment();
                }
            }
        }
        batch.clear();
    }
}
