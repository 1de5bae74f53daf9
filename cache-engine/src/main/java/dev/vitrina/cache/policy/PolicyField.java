package dev.vitrina.cache.policy;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The fields that may be overridden, each with its unit and the least and greatest number it takes, both included. */
public enum PolicyField {
    FRESH(Unit.MILLISECONDS, 0, days(30)),
    STALE_WHILE_REVALIDATE(Unit.MILLISECONDS, 0, days(30)),
    STALE_IF_ERROR(Unit.MILLISECONDS, 0, days(90)),
    KEEP(Unit.MILLISECONDS, 0, days(90)),
    /** More than half would make "fresh" a matter of luck. */
    JITTER(Unit.SHARE, 0, 0.5),
    /** Less than half would spend more of the origin's quota on what is fresh than on what is not. */
    REFRESH_AT(Unit.SHARE, 0.5, 1),
    /** Longer would spend the origin's quota on what nobody has looked at for weeks. */
    WARM_FOR(Unit.MILLISECONDS, 0, days(7)),
    NOT_FOUND_FOR(Unit.MILLISECONDS, 0, days(1)),
    /** Less than a second would repeat a request that the origin has just refused. */
    REJECTED_FOR(Unit.MILLISECONDS, 1_000, days(1)),
    SOFT_TIMEOUT(Unit.MILLISECONDS, 0, 60_000),
    HARD_TIMEOUT(Unit.MILLISECONDS, 100, 60_000),
    /** An origin that needs longer than an hour to show a change has no delay but a fault. */
    SETTLE(Unit.MILLISECONDS, 0, 3_600_000),
    /** The bound of {@link Coherence.Bounded}. The log of invalidations is read every 250 ms: a lower bound is never kept. */
    COHERENCE(Unit.MILLISECONDS, 500, 3_600_000),
    /** More would leave nothing for refreshes. */
    RESERVE(Unit.SHARE, 0, 0.9),
    MEMORY_SHARE(Unit.SHARE, 0.001, 1),
    MAX_BYTES(Unit.BYTES, 1 << 10, 64 << 20),
    /** As much as {@link #MAX_BYTES} takes at most: nothing is compressed. Less than the least would grow by it. */
    COMPRESS_ABOVE(Unit.BYTES, 256, 64 << 20);

    private final Unit unit;
    private final double least;
    private final double most;

    PolicyField(Unit unit, double least, double most) {
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** What a field's number counts. */
    public enum Unit {
        MILLISECONDS,
        /** 0 to 1. */
        SHARE,
        BYTES,
    }

    public Unit unit() {
        return unit;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    /** What the override sets, in this field's unit; null when it sets nothing that is a number. */
    @Nullable
    Double of(PolicyOverride override) {
        return switch (this) {
            case FRESH -> number(override.fresh());
            case STALE_WHILE_REVALIDATE -> number(override.staleWhileRevalidate());
            case STALE_IF_ERROR -> number(override.staleIfError());
            case KEEP -> number(override.keep());
            case JITTER -> override.jitter();
            case REFRESH_AT -> override.refreshAt();
            case WARM_FOR -> number(override.warmFor());
            case NOT_FOUND_FOR -> number(override.notFoundFor());
            case REJECTED_FOR -> number(override.rejectedFor());
            case SOFT_TIMEOUT -> number(override.softTimeout());
            case HARD_TIMEOUT -> number(override.hardTimeout());
            case SETTLE -> number(override.settle());
            case COHERENCE -> override.coherence() instanceof Coherence.Bounded(Duration delta) ? millis(delta) : null;
            case RESERVE -> override.reserve();
            case MEMORY_SHARE -> override.memoryShare();
            case MAX_BYTES -> number(override.maxBytes());
            case COMPRESS_ABOVE -> number(override.compressAbove());
        };
    }

    /** What the endpoint goes by, in this field's unit: the override's number, else the declared one. */
    double of(PolicyOverride override, CachePolicy declared) {
        Double set = of(override);
        if (set != null) {
            return set;
        }
        return switch (this) {
            case STALE_WHILE_REVALIDATE -> millis(declared.staleWhileRevalidate());
            case STALE_IF_ERROR -> millis(declared.staleIfError());
            case SOFT_TIMEOUT -> millis(declared.softTimeout());
            case HARD_TIMEOUT -> millis(declared.hardTimeout());
            default -> throw new IllegalArgumentException(this + " depends on no other field");
        };
    }

    private static @Nullable Double number(@Nullable Duration duration) {
        return duration == null ? null : millis(duration);
    }

    private static @Nullable Double number(@Nullable Integer number) {
        return number == null ? null : number.doubleValue();
    }

    /** A plugin may declare more than a long holds. */
    private static double millis(Duration duration) {
        return duration.toSeconds() * 1_000d + duration.toMillisPart();
    }

    private static double days(int days) {
        return Duration.ofDays(days).toMillis();
    }
}
