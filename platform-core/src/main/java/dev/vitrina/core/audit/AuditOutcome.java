package dev.vitrina.core.audit;

/** How an audited act ended. */
public enum AuditOutcome {
    SUCCEEDED,
    /** An expected refusal, given as data. */
    REFUSED,
    /** The caller may not do that. */
    DENIED,
    FAILED,
}
