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

    public static PolicyOverride coherence(Coherence coherence) {
        return with(PolicyOverride.NONE, coherence);
    }

    public static PolicyOverride with(PolicyOverride before, Coherence coherence) {
        return with(before, PolicyField.COHERENCE, 0, Duration.ZERO, coherence);
    }

    public static PolicyOverride with(PolicyOverride before, PolicyField field, Duration span) {
        return with(before, field, (double) span.toMillis());
    }

    public static PolicyOverride with(PolicyOverride before, PolicyField field, double number) {
        boolean isSpan = field.unit() == PolicyField.Unit.MILLISECONDS;
        Duration span = Duration.ofMillis(isSpan ? (long) number : 0);
        return with(before, field, number, span, new Coherence.Bounded(span));
    }

    private static PolicyOverride with(
        PolicyOverride before,
        PolicyField field,
        double number,
        Duration span,
        Coherence coherence
    ) {
        return new PolicyOverride(
            field == PolicyField.FRESH ? span : before.fresh(),
            field == PolicyField.STALE_WHILE_REVALIDATE ? span : before.staleWhileRevalidate(),
            field == PolicyField.STALE_IF_ERROR ? span : before.staleIfError(),
            field == PolicyField.KEEP ? span : before.keep(),
            field == PolicyField.JITTER ? Double.valueOf(number) : before.jitter(),
            field == PolicyField.REFRESH_AT ? Double.valueOf(number) : before.refreshAt(),
            field == PolicyField.WARM_FOR ? span : before.warmFor(),
            field == PolicyField.NOT_FOUND_FOR ? span : before.notFoundFor(),
            field == PolicyField.REJECTED_FOR ? span : before.rejectedFor(),
            field == PolicyField.SOFT_TIMEOUT ? span : before.softTimeout(),
            field == PolicyField.HARD_TIMEOUT ? span : before.hardTimeout(),
            field == PolicyField.SETTLE ? span : before.settle(),
            field == PolicyField.COHERENCE ? coherence : before.coherence(),
            field == PolicyField.RESERVE ? Double.valueOf(number) : before.reserve(),
            field == PolicyField.MEMORY_SHARE ? Double.valueOf(number) : before.memoryShare(),
            field == PolicyField.MAX_BYTES ? Integer.valueOf((int) number) : before.maxBytes(),
            field == PolicyField.COMPRESS_ABOVE ? Integer.valueOf((int) number) : before.compressAbove()
        );
    }
}
