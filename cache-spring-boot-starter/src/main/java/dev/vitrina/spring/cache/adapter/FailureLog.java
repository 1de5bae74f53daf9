package dev.vitrina.spring.cache.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cache.interceptor.CacheOperationInvoker;

/**
 * Remembers what the last loads of this process threw, so that all who get a failed answer learn its cause. A failure is shared by
 * the cluster as text without the exception's words, which may be personal: its type and a number by which it is found here and in
 * the log of the replica that loaded.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final FailureClassifier classifier;
    private final Cache<String, Throwable> thrown = Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(LONGEST)
        .build();

    FailureLog(FailureClassifier classifier) {
        this.classifier = classifier;
    }

    /** What the engine is to know of a load that threw. */
    <T> LoadResult.Failed<T> failed(String cache, Throwable thrownByLoad) {
        // Spring's interceptor wraps what the method throws, and expects the wrapping back.
        Throwable cause = thrownByLoad instanceof CacheOperationInvoker.ThrowableWrapper wrapper
            ? wrapper.getOriginal()
            : thrownByLoad;
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String message = "The load threw %s [%s]".formatted(cause.getClass().getSimpleName(), number);
        thrown.put(message, thrownByLoad);
        LOG.warn("A load of the cache {} failed [{}]", cache, number, cause);
        FailureClassifier.Verdict verdict = classifier.classify(cache, cause);
        return new LoadResult.Failed<>(verdict.kind(), message, verdict.retryAfter());
    }

    /** What was thrown, when it was thrown here; the problem itself otherwise. */
    Throwable cause(Problem problem) {
        Throwable known = thrown.getIfPresent(problem.message());
        return known == null ? new CacheLoadException(problem) : known;
    }
}
