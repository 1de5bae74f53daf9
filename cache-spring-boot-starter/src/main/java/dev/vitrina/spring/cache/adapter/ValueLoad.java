package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Lets a Spring cache's value loader load for the engine: a null is an absence, what is thrown is a failure. */
final class ValueLoad implements Loader<Payload> {

    private final String cache;
    private final Codec<Object> codec;
    private final FailureLog failures;
    private final Callable<? extends @Nullable Object> work;
    private volatile boolean ran;
    private volatile boolean over;

    ValueLoad(String cache, Codec<Object> codec, FailureLog failures, Callable<? extends @Nullable Object> work) {
        this.cache = cache;
        this.codec = codec;
        this.failures = failures;
        this.work = work;
    }

    @Override
    public LoadResult<Payload> load(LoadContext context) {
        if (over) {
            return new LoadResult.Failed<>(
                FailureKind.RATE_LIMITED,
                "What was put once is not put again",
                Duration.ZERO
            );
        }
        ran = true;
        try {
            Object value = work.call();
            return value == null
                ? new LoadResult.NotFound<>()
                : new LoadResult.Loaded<>(new Payload(value, codec.encode(value)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failures.failed(cache, e);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return failures.failed(cache, e);
        }
    }

    /**
     * From now on it brings nothing. The engine remembers requests to warm by; the value of a put must not come back by that once it
     * is old.
     */
    void end() {
        over = true;
    }

    /** Whether a reader that wanted to load shared the turn of one that had ended, and must ask once more. */
    static boolean cutShort(CacheAnswer<?> answer) {
        Problem problem = switch (answer) {
            case CacheAnswer.Failed<?>(Problem failure) -> failure;
            case CacheAnswer.Kept<?> kept -> kept.freshness().problem();
        };
        return problem != null && problem.kind() == FailureKind.RATE_LIMITED && isOver(problem.retryAt());
    }

    private static boolean isOver(@Nullable Instant retryAt) {
        return retryAt != null && !retryAt.isAfter(Instant.now());
    }

    /** Whether it was this load that was asked, and not another reader's. */
    boolean ran() {
        return ran;
    }

    /** What a load that answers later brings; calls it off when this thread is interrupted. */
    static <T> T await(CompletableFuture<T> value) throws Exception {
        try {
            return value.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            value.cancel(true);
            throw e;
        }
    }
}
