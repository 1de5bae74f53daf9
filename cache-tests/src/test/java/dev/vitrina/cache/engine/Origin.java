package dev.vitrina.cache.engine;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A scripted origin: counts its calls, answers {@code v1}, {@code v2}, ... and can be held, broken and mended. */
public final class Origin implements Loader<String> {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger(1);
    private volatile @Nullable LoadResult<String> script;
    private volatile Set<String> tags = Set.of();
    private volatile @Nullable String etag;
    private volatile Hold hold = Hold.open();
    private volatile @Nullable LoadContext last;

    /** Holds loads until it is opened; tells when the first has arrived. The value is fixed at arrival. */
    public record Hold(CountDownLatch arrived, CountDownLatch go) {
        static Hold open() {
            return new Hold(new CountDownLatch(0), new CountDownLatch(0));
        }

        public void awaitArrival() {
            try {
                if (!arrived.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("No load arrived at the origin");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        public void release() {
            go.countDown();
        }
    }

    @Override
    public LoadResult<String> load(LoadContext context) {
        calls.incrementAndGet();
        last = context;
        LoadResult<String> scripted = script;
        LoadResult<String> result = scripted != null
            ? scripted
            : new LoadResult.Loaded<>("v" + version.get(), tags, etag);
        Hold current = hold;
        current.arrived().countDown();
        try {
            current.go().await();
        } catch (InterruptedException e) {
            return new LoadResult.Failed<>(FailureKind.TIMEOUT, "interrupted", null);
        }
        return result;
    }

    public Hold hold() {
        hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
        return hold;
    }

    /** Later loads go through; those held stay held. */
    public void flow() {
        hold = Hold.open();
    }

    /** The data changes at the origin. */
    public void change() {
        version.incrementAndGet();
    }

    public void answers(LoadResult<String> result) {
        script = result;
    }

    public void fails(FailureKind kind) {
        fails(kind, null);
    }

    public void fails(FailureKind kind, @Nullable Duration retryAfter) {
        script = new LoadResult.Failed<>(kind, "The origin is " + kind, retryAfter);
    }

    public void mends() {
        script = null;
    }

    public void tags(String... values) {
        tags = Set.of(values);
    }

    public void etag(String value) {
        etag = value;
    }

    public int calls() {
        return calls.get();
    }

    public LoadContext lastContext() {
        return Objects.requireNonNull(last, "nothing was loaded");
    }
}
