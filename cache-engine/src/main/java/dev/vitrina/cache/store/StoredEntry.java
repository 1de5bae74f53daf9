package dev.vitrina.cache.store;

import dev.vitrina.cache.FailureKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the second level, as read.
 *
 * @param kind      what is kept
 * @param body      the encoded value; null unless {@link Kind#VALUE}
 * @param ageNanos  by the database's clock, the only one that rows are dated by
 * @param validity  what invalidations left of it
 * @param scopes    the scopes its generations were taken of
 * @param failure   the last attempt to renew it, if that failed
 */
public record StoredEntry(
    Kind kind,
    byte@Nullable [] body,
    @Nullable String etag,
    Instant fetchedAt,
    long ageNanos,
    Validity validity,
    long[] scopes,
    @Nullable Failure failure
) {
    /** What a row keeps. The order is the number stored. */
    public enum Kind {
        NOTHING,
        VALUE,
        ABSENT,
        NOT_CACHEABLE,
    }

    /** What invalidations left of a row. */
    public enum Validity {
        VALID,
        /** May serve as a fallback only. */
        SOFTLY_INVALIDATED,
        /** Must not be served. */
        INVALIDATED,
    }

    /**
     * A failed attempt.
     *
     * @param attempt      how many have failed in a row
     * @param retryAt      by the database's clock
     * @param retryInNanos until then; not positive when another attempt is due
     */
    public record Failure(FailureKind kind, String message, int attempt, Instant retryAt, long retryInNanos) {}

    /** Whether there is something that may be served, be it as a fallback. */
    public boolean servable() {
        return (kind == Kind.VALUE || kind == Kind.ABSENT) && validity != Validity.INVALIDATED;
    }
}
