package dev.vitrina.cache.history;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys, scopes and policies that go by number, and what the origin says of each version of a key: some do not exist, some are too
 * large to keep.
 */
public final class World {

    public static final List<CacheKey> KEYS = List.of(
        new CacheKey(7, "test/cards", "id=1"),
        new CacheKey(7, "test/cards", "id=2"),
        new CacheKey(7, "test/stocks", "id=1"),
        new CacheKey(8, "test/cards", "id=1")
    );

    private static final CachePolicy BASE = CachePolicy.freshFor(Duration.ofSeconds(2))
        .withStale(Duration.ofSeconds(2), Duration.ofSeconds(8))
        .withNegative(Duration.ofSeconds(1), Duration.ofSeconds(2))
        .withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(1))
        .withMemory(1.0, 64);

    public static final Duration DELTA = Duration.ofSeconds(1);

    public static final List<CachePolicy> POLICIES = List.of(
        BASE.withCoherence(new Coherence.Strict()),
        BASE.withCoherence(new Coherence.Bounded(DELTA)),
        BASE.withCoherence(new Coherence.Eventual()).withKeep(Duration.ofSeconds(20)),
        BASE.withCoherence(new Coherence.Bounded(DELTA)).withRefreshAt(0.3).withJitter(0),
        BASE.withCoherence(new Coherence.Bounded(Duration.ofMillis(100))).withStale(
            Duration.ZERO,
            Duration.ofSeconds(30)
        ),
        BASE.withCoherence(new Coherence.Bounded(DELTA)).withStale(Duration.ofSeconds(20), Duration.ZERO),
        BASE.withCoherence(new Coherence.Strict()).withVersion(2),
        BASE.withCoherence(new Coherence.Eventual())
            .withRefreshAt(0.5)
            .withTimeouts(Duration.ZERO, Duration.ofSeconds(3))
    );

    private World() {}

    /** Whether there is no such thing in this version. */
    public static boolean isAbsent(long version) {
        return version % 5 == 4;
    }

    private static boolean isTooLarge(long version) {
        return version % 8 == 3;
    }

    /** Whether only those who waited may have this version. */
    static boolean isPrivate(long version) {
        return version % 8 == 7;
    }

    /**
     * The origin's answer: tenant, key and version, parted by bars.
     *
     * @param kept the validator of what is kept; null when nothing is
     */
    public static LoadResult<String> answer(int key, long version, @Nullable String kept) {
        if (isAbsent(version)) {
            return new LoadResult.NotFound<>();
        }
        String etag = key % 2 == 0 ? "v" + version : null;
        if (etag != null && etag.equals(kept)) {
            return new LoadResult.NotModified<>();
        }
        String value = "%d|%d|%d".formatted(KEYS.get(key).tenant(), key, version);
        if (isPrivate(version)) {
            return new LoadResult.Uncacheable<>(value, found(key, version));
        }
        return new LoadResult.Loaded<>(
            isTooLarge(version) ? value + "|".repeat(100) : value,
            found(key, version),
            etag
        );
    }

    /** Tags of the request, known before anything is loaded. */
    public static Set<String> asked(int key) {
        return Set.of("asked" + key);
    }

    /** Tags that only the answer names; who says that there is nothing names none. */
    public static Set<String> found(int key, long version) {
        return isAbsent(version) ? Set.of() : Set.of("shared", "found" + key + "." + (version % 2));
    }

    /** Scopes that have something to do with the key; {@code choice} picks one. */
    public static Scope scope(int key, int choice) {
        CacheKey of = KEYS.get(key);
        return switch (choice % 8) {
            case 0, 1 -> new Scope.Key(of);
            case 2 -> new Scope.Tag(of.tenant(), "asked" + key);
            case 3 -> new Scope.Tag(of.tenant(), "found" + key + "." + ((choice / 8) % 2));
            case 4 -> new Scope.Tag(of.tenant(), "shared");
            case 5 -> new Scope.Endpoint(of.tenant(), of.endpoint());
            case 6 -> new Scope.Tenant(of.tenant());
            default -> new Scope.All();
        };
    }

    /** Whether the scope reaches this version of the key. */
    public static boolean covers(Scope scope, int key, long version) {
        CacheKey of = KEYS.get(key);
        return switch (scope) {
            case Scope.Key(CacheKey named) -> named.equals(of);
            case Scope.Tag(long tenant, String tag) -> tenant == of.tenant() &&
            (asked(key).contains(tag) || found(key, version).contains(tag));
            case Scope.Endpoint(long tenant, String endpoint) -> tenant == of.tenant() &&
            endpoint.equals(of.endpoint());
            case Scope.Tenant(long tenant) -> tenant == of.tenant();
            case Scope.All() -> true;
        };
    }
}
