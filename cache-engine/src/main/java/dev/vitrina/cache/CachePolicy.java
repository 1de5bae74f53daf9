package dev.vitrina.cache;

import java.time.Duration;

/**
 * How one endpoint is cached. All spans count from the moment the origin gave the value.
 *
 * @param version              part of the key: raise it when the stored shape changes
 * @param fresh                how long a value is served without asking again
 * @param staleWhileRevalidate how much longer a stale value is served while a refresh runs behind
 * @param staleIfError         how much longer a stale value is served when the origin fails; counted from the end of fresh
 * @param jitter               0 to 1: share of {@code fresh} by which keys differ, so that they do not expire together
 * @param refreshAt            0 to 1: the share of its freshness after which a read starts a refresh behind, though the value
 *                             is still fresh; 1 refreshes only what is stale
 * @param notFoundFor          how long "no such thing" is remembered
 * @param rejectedFor          how long a refused request is remembered
 * @param softTimeout          how long a caller waits for a refresh before a stale value is served instead
 * @param hardTimeout          how long a caller waits when there is no value
 * @param coherence            how soon invalidations of other replicas count
 * @param memoryShare          0 to 1: the share of the memory cache this endpoint may fill
 * @param maxBytes             larger values are returned but not kept
 */
public record CachePolicy(
    int version,
    Duration fresh,
    Duration staleWhileRevalidate,
    Duration staleIfError,
    double jitter,
    double refreshAt,
    Duration notFoundFor,
    Duration rejectedFor,
    Duration softTimeout,
    Duration hardTimeout,
    Coherence coherence,
    double memoryShare,
    int maxBytes
) {
    public CachePolicy {
        requireNotNegative("fresh", fresh);
        requireNotNegative("staleWhileRevalidate", staleWhileRevalidate);
        requireNotNegative("staleIfError", staleIfError);
        requireNotNegative("notFoundFor", notFoundFor);
        requireNotNegative("rejectedFor", rejectedFor);
        requireNotNegative("softTimeout", softTimeout);
        requireNotNegative("hardTimeout", hardTimeout);
        requireShare("jitter", jitter);
        requireShare("refreshAt", refreshAt);
        requireShare("memoryShare", memoryShare);
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes must be positive, was " + maxBytes);
        }
    }

    /** A policy with sane defaults: stale values serve for a day when the origin fails, callers wait 10 s at most. */
    public static CachePolicy freshFor(Duration fresh) {
        return new CachePolicy(
            1,
            fresh,
            fresh,
            Duration.ofDays(1),
            0.1,
            1.0,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            new Coherence.Bounded(Duration.ofSeconds(1)),
            1.0,
            4 << 20
        );
    }

    public CachePolicy withVersion(int version) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withStale(Duration staleWhileRevalidate, Duration staleIfError) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withJitter(double jitter) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withRefreshAt(double refreshAt) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withNegative(Duration notFoundFor, Duration rejectedFor) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withTimeouts(Duration softTimeout, Duration hardTimeout) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withCoherence(Coherence coherence) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    public CachePolicy withMemory(double memoryShare, int maxBytes) {
        return new CachePolicy(
            version,
            fresh,
            staleWhileRevalidate,
            staleIfError,
            jitter,
            refreshAt,
            notFoundFor,
            rejectedFor,
            softTimeout,
            hardTimeout,
            coherence,
            memoryShare,
            maxBytes
        );
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, was " + value);
        }
    }
}
