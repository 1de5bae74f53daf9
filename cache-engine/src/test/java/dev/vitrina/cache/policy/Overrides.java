package dev.vitrina.cache.policy;

import dev.vitrina.cache.Coherence;
import java.time.Duration;

/** Overrides of one field each, set by its number. */
public final class Overrides {

    private Overrides() {}

    public static PolicyOverride fresh(Duration fresh) {
        return with(PolicyOverride.NONE, PolicyField.FRESH, fresh);
    }

    public static PolicyOverride of(PolicyField field, double number) {
        return with(PolicyOverride.NONE, field, number);
    }

    public static PolicyOverride with(PolicyOverride before, PolicyField field, Duration span) {
        return with(before, field, (double) span.toMillis());
    }

    public static PolicyOverride with(PolicyOverride before, PolicyField field, double number) {
        boolean isSpan = field.unit() == PolicyField.Unit.MILLISECONDS;
        Duration span = Duration.ofMillis(isSpan ? (long) number : 0);
        return new PolicyOverride(
            field == PolicyField.FRESH ? span : before.fresh(),
            field == PolicyField.STALE_WHILE_REVALIDATE ? span : before.staleWhileRevalidate(),
            field == PolicyField.STALE_IF_ERROR ? span : before.staleIfError(),
            field == PolicyField.JITTER ? Double.valueOf(number) : before.jitter(),
            field == PolicyField.REFRESH_AT ? Double.valueOf(number) : before.refreshAt(),
            field == PolicyField.NOT_FOUND_FOR ? span : before.notFoundFor(),
            field == PolicyField.REJECTED_FOR ? span : before.rejectedFor(),
            field == PolicyField.SOFT_TIMEOUT ? span : before.softTimeout(),
            field == PolicyField.HARD_TIMEOUT ? span : before.hardTimeout(),
            field == PolicyField.COHERENCE ? new Coherence.Bounded(span) : before.coherence(),
            field == PolicyField.MEMORY_SHARE ? Double.valueOf(number) : before.memoryShare(),
            field == PolicyField.MAX_BYTES ? Integer.valueOf((int) number) : before.maxBytes()
        );
    }
}
