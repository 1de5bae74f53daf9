package dev.vitrina.spring.cache.policy;

import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.cache.policy.PolicyOverride;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * The settings of one place in the properties in the engine's terms.
 *
 * @param prefix of the properties' names, with the dot
 */
record SettingsReader(String prefix, CacheSettings settings) {
    /** These settings, and where they say nothing the others. */
    PolicyOverride over(SettingsReader defaults) {
        CacheSettings own = settings;
        CacheSettings other = defaults.settings;
        return new PolicyOverride(
            or(own.fresh(), other.fresh()),
            or(own.staleWhileRevalidate(), other.staleWhileRevalidate()),
            or(own.staleIfError(), other.staleIfError()),
            or(own.keep(), other.keep()),
            or(own.jitter(), other.jitter()),
            or(own.refreshAt(), other.refreshAt()),
            or(own.warmFor(), other.warmFor()),
            or(own.notFoundFor(), other.notFoundFor()),
            or(own.rejectedFor(), other.rejectedFor()),
            or(own.softTimeout(), other.softTimeout()),
            or(own.hardTimeout(), other.hardTimeout()),
            or(own.settle(), other.settle()),
            or(coherence(), defaults.coherence()),
            or(own.reserve(), other.reserve()),
            or(own.memoryShare(), other.memoryShare()),
            or(maxBytes(), defaults.maxBytes()),
            or(compressAbove(), defaults.compressAbove())
        );
    }

    boolean sets(PolicyField field) {
        Object value = switch (field) {
            case FRESH -> settings.fresh();
            case STALE_WHILE_REVALIDATE -> settings.staleWhileRevalidate();
            case STALE_IF_ERROR -> settings.staleIfError();
            case KEEP -> settings.keep();
            case JITTER -> settings.jitter();
            case REFRESH_AT -> settings.refreshAt();
            case WARM_FOR -> settings.warmFor();
            case NOT_FOUND_FOR -> settings.notFoundFor();
            case REJECTED_FOR -> settings.rejectedFor();
            case SOFT_TIMEOUT -> settings.softTimeout();
            case HARD_TIMEOUT -> settings.hardTimeout();
            case SETTLE -> settings.settle();
            case COHERENCE -> settings.coherence();
            case RESERVE -> settings.reserve();
            case MEMORY_SHARE -> settings.memoryShare();
            case MAX_BYTES -> settings.maxBytes();
            case COMPRESS_ABOVE -> settings.compressAbove();
        };
        return value != null;
    }

    /** A number of the field's unit as it is written in a properties file. */
    static String text(PolicyField field, double value) {
        return switch (field.unit()) {
            case MILLISECONDS -> text((long) value);
            case SHARE -> Double.toString(value);
            case BYTES -> DataSize.ofBytes((long) value).toString();
        };
    }

    private static String text(long millis) {
        Duration duration = Duration.ofMillis(millis);
        boolean days = millis > 0 && duration.equals(Duration.ofDays(duration.toDays()));
        ChronoUnit unit = duration.toMillisPart() == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return DurationStyle.SIMPLE.print(duration, days ? ChronoUnit.DAYS : unit);
    }

    private @Nullable Coherence coherence() {
        String text = settings.coherence();
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "strict" -> new Coherence.Strict();
            case "eventual" -> new Coherence.Eventual();
            default -> new Coherence.Bounded(bound(text));
        };
    }

    private Duration bound(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCachePropertyException(
                prefix + "coherence",
                "'" + text + "'",
                "must be strict, eventual or a duration such as 1s"
            );
        }
    }

    private @Nullable Integer maxBytes() {
        return bytes("max-bytes", settings.maxBytes(), PolicyField.MAX_BYTES);
    }

    private @Nullable Integer compressAbove() {
        return bytes("compress-above", settings.compressAbove(), PolicyField.COMPRESS_ABOVE);
    }

    /** What an int cannot hold is refused here; the rest by the field's limits. */
    private @Nullable Integer bytes(String name, @Nullable DataSize size, PolicyField field) {
        if (size == null) {
            return null;
        }
        if (size.toBytes() > field.most()) {
            throw new InvalidCachePropertyException(
                prefix + name,
                size,
                "must not be greater than " + text(field, field.most())
            );
        }
        return Math.toIntExact(size.toBytes());
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T other) {
        return own == null ? other : Objects.requireNonNull(own);
    }
}
