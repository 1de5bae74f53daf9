package dev.vitrina.cache;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How one endpoint is cached. All spans count from the moment the origin gave the value. Each is ninety years at most: a longer one
 * becomes that.
 *
 * @param version              part of the key: raise it when the stored shape changes
 * @param fresh                how long a value is served without asking again
 * @param staleWhileRevalidate how much longer a stale value is served while a refresh runs behind
 * @param staleIfError         how much longer a stale value is served when the origin fails; counted from the end of fresh
 * @param keep                 how much longer than that a value is kept: the origin may say of it that it has not changed, which
 *                             spares the transfer. Served only when the origin has done nothing but fail for five minutes
 * @param jitter               0 to 1: share of {@code fresh} by which keys differ, so that they do not expire together
 * @param refreshAt            0 to 1: the share of its freshness after which a read starts a refresh behind, though the value
 *                             is still fresh; earlier where loads take longer than what is left; 1 refreshes only what is stale
 * @param warmFor              how long after its last read an entry that becomes due is refreshed without being read; zero for
 *                             refreshes on reads only
 * @param notFoundFor          how long "no such thing" is remembered
 * @param rejectedFor          how long a refused request is remembered
 * @param softTimeout          how long a caller waits for a refresh before a stale value is served instead
 * @param hardTimeout          how long a caller waits when there is no value
 * @param settle               how long after a change the origin may still answer with the state before it: what was
 *                             invalidated for it is invalidated once more then; zero for once only
 * @param coherence            how soon invalidations of other replicas count
 * @param reserve              0 to 1: the share of the origin's burst that loads nobody waits for leave untouched, where their
 *                             {@link Priority} does not leave more
 * @param memoryShare          0 to 1: the share of the memory cache this endpoint may fill
 * @param maxBytes             larger values are returned but not kept
 * @param compressAbove        values of at least so many bytes are stored compressed
 */
public record CachePolicy(
    int version,
    Duration fresh,
    Duration staleWhileRevalidate,
    Duration staleIfError,
    Duration keep,
    double jitter,
    double refreshAt,
    Duration warmFor,
    Duration notFoundFor,
    Duration rejectedFor,
    Duration softTimeout,
    Duration hardTimeout,
    Duration settle,
    Coherence coherence,
    double reserve,
    double memoryShare,
    int maxBytes,
    int compressAbove
) {
    public CachePolicy {
        fresh = span("fresh", fresh);
        staleWhileRevalidate = span("staleWhileRevalidate", staleWhileRevalidate);
        staleIfError = span("staleIfError", staleIfError);
        keep = span("keep", keep);
        warmFor = span("warmFor", warmFor);
        notFoundFor = span("notFoundFor", notFoundFor);
        rejectedFor = span("rejectedFor", rejectedFor);
        softTimeout = span("softTimeout", softTimeout);
        hardTimeout = span("hardTimeout", hardTimeout);
        settle = span("settle", settle);
        requireShare("jitter", jitter);
        requireShare("refreshAt", refreshAt);
        requireShare("reserve", reserve);
        requireShare("memoryShare", memoryShare);
        requirePositive("maxBytes", maxBytes);
        requirePositive("compressAbove", compressAbove);
    }

    /** A policy with sane defaults: stale values serve for a day when the origin fails, callers wait 10 s at most. */
    public static CachePolicy freshFor(Duration fresh) {
        return new CachePolicy(
            1,
            fresh,
            fresh,
            Duration.ofDays(1),
            Duration.ZERO,
            0.1,
            1.0,
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ZERO,
            new Coherence.Bounded(Duration.ofSeconds(1)),
            0.0,
            1.0,
            4 << 20,
            64 << 20
        );
    }

    public CachePolicy withVersion(int version) {
        return changed(copy -> copy.version = version);
    }

    public CachePolicy withStale(Duration staleWhileRevalidate, Duration staleIfError) {
        return changed(copy -> {
            copy.staleWhileRevalidate = staleWhileRevalidate;
            copy.staleIfError = staleIfError;
        });
    }

    public CachePolicy withKeep(Duration keep) {
        return changed(copy -> copy.keep = keep);
    }

    public CachePolicy withJitter(double jitter) {
        return changed(copy -> copy.jitter = jitter);
    }

    public CachePolicy withRefreshAt(double refreshAt) {
        return changed(copy -> copy.refreshAt = refreshAt);
    }

    public CachePolicy withWarmFor(Duration warmFor) {
        return changed(copy -> copy.warmFor = warmFor);
    }

    public CachePolicy withNegative(Duration notFoundFor, Duration rejectedFor) {
        return changed(copy -> {
            copy.notFoundFor = notFoundFor;
            copy.rejectedFor = rejectedFor;
        });
    }

    public CachePolicy withTimeouts(Duration softTimeout, Duration hardTimeout) {
        return changed(copy -> {
            copy.softTimeout = softTimeout;
            copy.hardTimeout = hardTimeout;
        });
    }

    public CachePolicy withSettle(Duration settle) {
        return changed(copy -> copy.settle = settle);
    }

    public CachePolicy withCoherence(Coherence coherence) {
        return changed(copy -> copy.coherence = coherence);
    }

    public CachePolicy withReserve(double reserve) {
        return changed(copy -> copy.reserve = reserve);
    }

    public CachePolicy withMemory(double memoryShare, int maxBytes) {
        return changed(copy -> {
            copy.memoryShare = memoryShare;
            copy.maxBytes = maxBytes;
        });
    }

    public CachePolicy withCompressAbove(int compressAbove) {
        return changed(copy -> copy.compressAbove = compressAbove);
    }

    private CachePolicy changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.policy();
    }

    private static Duration span(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return ForEver.atMost(value);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, was " + value);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    /** The components, to be changed one by one. */
    private static final class Copy {

        private int version;
        private Duration fresh;
        private Duration staleWhileRevalidate;
        private Duration staleIfError;
        private Duration keep;
        private double jitter;
        private double refreshAt;
        private Duration warmFor;
        private Duration notFoundFor;
        private Duration rejectedFor;
        private Duration softTimeout;
        private Duration hardTimeout;
        private Duration settle;
        private Coherence coherence;
        private double reserve;
        private double memoryShare;
        private int maxBytes;
        private int compressAbove;

        Copy(CachePolicy from) {
            this.version = from.version;
            this.fresh = from.fresh;
            this.staleWhileRevalidate = from.staleWhileRevalidate;
            this.staleIfError = from.staleIfError;
            this.keep = from.keep;
            this.jitter = from.jitter;
            this.refreshAt = from.refreshAt;
            this.warmFor = from.warmFor;
            this.notFoundFor = from.notFoundFor;
            this.rejectedFor = from.rejectedFor;
            this.softTimeout = from.softTimeout;
            this.hardTimeout = from.hardTimeout;
            this.settle = from.settle;
            this.coherence = from.coherence;
            this.reserve = from.reserve;
            this.memoryShare = from.memoryShare;
            this.maxBytes = from.maxBytes;
            this.compressAbove = from.compressAbove;
        }

        CachePolicy policy() {
            return new CachePolicy(
                version,
                fresh,
                staleWhileRevalidate,
                staleIfError,
                keep,
                jitter,
                refreshAt,
                warmFor,
                notFoundFor,
                rejectedFor,
                softTimeout,
                hardTimeout,
                settle,
                coherence,
                reserve,
                memoryShare,
                maxBytes,
                compressAbove
            );
        }
    }
}
