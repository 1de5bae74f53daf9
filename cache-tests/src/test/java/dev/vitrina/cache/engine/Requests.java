package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Requests with sensible defaults; every test takes a tenant of its own. */
public final class Requests {

    private static final AtomicLong TENANTS = new AtomicLong(1_000);

    /** A minute fresh, a minute stale while a refresh runs, an hour stale on error. */
    public static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ofMinutes(1), Duration.ofHours(1))
        .withJitter(0)
        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10))
        .withCoherence(new Coherence.Eventual());

    private Requests() {}

    public static long tenant() {
        return TENANTS.incrementAndGet();
    }

    public static CacheKey key(long tenant) {
        return new CacheKey(tenant, "test/things", "id=1");
    }

    public static CacheRequest<String> request(
        CacheKey key,
        CachePolicy policy,
        Loader<String> loader,
        String... tags
    ) {
        return new CacheRequest<>(key, policy, Codec.utf8(), loader, Set.of(tags), Priority.INTERACTIVE);
    }

    public static CacheRequest<String> request(CacheKey key, Loader<String> loader, String... tags) {
        return request(key, POLICY, loader, tags);
    }

    public static String value(CacheAnswer<String> answer) {
        return answer.orThrow().value();
    }

    public static Freshness freshness(CacheAnswer<String> answer) {
        return answer.orThrow().freshness();
    }

    /** Why the answer is not newer. */
    public static Problem reason(CacheAnswer<String> answer) {
        return Objects.requireNonNull(freshness(answer).problem(), "the answer gives no reason");
    }

    public static Problem problem(CacheAnswer<String> answer) {
        return ((CacheAnswer.Failed<String>) answer).problem();
    }
}
