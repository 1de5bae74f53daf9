package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.memory.HeldEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up or a load came to, before each reader judges it by its own policy.
 *
 * @param entry   what there is to serve; null when nothing
 * @param soft    whether the entry was softly invalidated
 * @param problem why there is nothing newer; null when nothing went wrong
 * @param source  where the entry was found
 * @param settled whether nothing better will follow from this flight
 */
record Outcome(
    @Nullable HeldEntry entry,
    boolean soft,
    @Nullable Problem problem,
    Freshness.Source source,
    boolean settled
) {
    static Outcome nothing() {
        return new Outcome(null, false, null, Freshness.Source.STORE, false);
    }

    Outcome asItIs() {
        return new Outcome(entry, soft, problem, source, true);
    }

    Outcome withProblem(Problem problem) {
        return new Outcome(entry, soft, problem, source, true);
    }

    /** Whether nobody waits for something newer. */
    boolean servesMeanwhile(CachePolicy policy, long now) {
        Standing standing = standing(policy, now);
        return standing == Standing.FRESH || standing == Standing.REVALIDATE;
    }

    /** Whether it may be served when the origin has been away for long. */
    boolean isLastResort(CachePolicy policy, long now) {
        return entry != null && Standing.isKept(entry, policy, Math.max(0, now - entry.bornNanos()));
    }

    Standing standing(CachePolicy policy, long now) {
        if (entry == null) {
            return Standing.EXPIRED;
        }
        long age = Math.max(0, now - entry.bornNanos());
        return soft ? Standing.softened(entry, policy, age) : Standing.of(entry, policy, age);
    }
}
