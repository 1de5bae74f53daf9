package dev.vitrina.cache.history;

/** A rule that was broken, when and by what. */
public record Violation(Rule rule, long nanos, String what) {
    public enum Rule {
        /** A value is as new as the newest invalidation that binds its reader. */
        COHERENT,
        /** Nothing is served longer than its policy says. */
        YOUNG_ENOUGH,
        /** Nobody sees another tenant's data. */
        OWN_DATA,
        /** What the origin calls private is kept nowhere. */
        NOT_KEPT,
        /** Readers wait no longer than their policy says. */
        PATIENT,
        /** Nobody calls the origin for a key while another one holds its lease. */
        ONE_CALL,
        /** Nobody calls the origin before it wants to be called again. */
        NOT_BEFORE_RETRY,
        /** Whoever ends a lease that others wait for tells them so. */
        TOLD,
        /** No user without anything to show is refused because there is no quota for what nobody waits for. */
        URGENT,
        /** Reads never throw. */
        NO_EXCEPTION,
    }

    @Override
    public String toString() {
        return "%s broken at %.3f ms: %s".formatted(rule, nanos / 1e6, what);
    }
}
