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
        return !entry.absent() && ageNanos > entry.freshNanos(policy) * policy.refreshAt();
    }

    /** Of an entry that was softly invalidated. */
    static Standing softened(HeldEntry entry, CachePolicy policy, long ageNanos) {
        return of(entry, policy, ageNanos) == EXPIRED || entry.absent() ? EXPIRED : FALLBACK;
    }

    /** How long a stored absence can be of any use. */
    static Duration keepAbsentFor(CachePolicy policy) {
        return policy.notFoundFor().plusMinutes(1);
    }

    /** How long a stored value can be of any use. */
    static Duration keepFor(CachePolicy policy) {
        Duration stale = policy.staleWhileRevalidate().compareTo(policy.staleIfError()) > 0
            ? policy.staleWhileRevalidate()
            : policy.staleIfError();
        return policy.fresh().plus(stale).plus(policy.keep()).plusMinutes(1);
    }
}
