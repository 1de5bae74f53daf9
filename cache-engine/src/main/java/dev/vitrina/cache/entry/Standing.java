package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Terms;
import java.time.Duration;

/** Where an entry of some age stands under a policy. */
enum Standing {
    FRESH,
    /** Served at once while a refresh runs behind. */
    REVALIDATE,
    /** Served only when a newer value cannot be had in time. */
    FALLBACK,
    /** Never served again. */
    EXPIRED;

    /** Of an entry that no invalidation touched. */
    static Standing of(HeldEntry entry, CachePolicy policy, long ageNanos) {
        long fresh = entry.freshNanos(policy);
        if (ageNanos <= fresh) {
            return FRESH;
        }
        if (entry.absent()) {
            return EXPIRED;
        }
        if (ageNanos - fresh <= Terms.nanos(policy.staleWhileRevalidate())) {
            return REVALIDATE;
        }
        return ageNanos - fresh <= Terms.nanos(policy.staleIfError()) ? FALLBACK : EXPIRED;
    }

    /** Whether an entry of this age is so near its end that a refresh behind should begin. */
    static boolean isDue(HeldEntry entry, CachePolicy policy, long ageNanos) {
        return !entry.absent() && ageNanos > dueNanos(entry, policy);
    }

    /**
     * The age at which a refresh behind should begin: by the policy, or earlier when loads are so slow that one begun then would most
     * likely end too late. Never before half of its freshness, or what takes long would be loaded all the time.
     */
    static double dueNanos(HeldEntry entry, CachePolicy policy) {
        long fresh = entry.freshNanos(policy);
        double due = fresh * policy.refreshAt();
        return policy.refreshAt() < 1 ? Math.min(due, fresh - Math.min(entry.leadNanos(), fresh / 2)) : due;
    }

    /** Of an entry that was softly invalidated. */
    static Standing softened(HeldEntry entry, CachePolicy policy, long ageNanos) {
        return of(entry, policy, ageNanos) == EXPIRED || entry.absent() ? EXPIRED : FALLBACK;
    }

    /** How long a stored absence can be of any use. */
    static Duration keepAbsentFor(CachePolicy policy) {
        return policy.notFoundFor().plusMinutes(1);
    }

    /** Whether an entry of this age, which is no fallback any more, is still kept for its validator. */
    static boolean isKept(HeldEntry entry, CachePolicy policy, long ageNanos) {
        long beyond = ageNanos - entry.freshNanos(policy) - Terms.nanos(longest(policy));
        return !entry.absent() && beyond <= Terms.nanos(policy.keep());
    }

    /** How long a stored value can be of any use. */
    static Duration keepFor(CachePolicy policy) {
        return policy.fresh().plus(longest(policy)).plus(policy.keep()).plusMinutes(1);
    }

    private static Duration longest(CachePolicy policy) {
        return policy.staleWhileRevalidate().compareTo(policy.staleIfError()) > 0
            ? policy.staleWhileRevalidate()
            : policy.staleIfError();
    }
}
