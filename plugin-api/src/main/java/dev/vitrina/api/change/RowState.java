package dev.vitrina.api.change;

/** Where a row is. */
public enum RowState {
    /** Not checked yet. */
    DRAFT,
    /** The check found an error: it is not sent. */
    BLOCKED,
    /** Checked, and nothing of it differs: it is not sent. */
    UNCHANGED,
    /** May be sent, or waits for its turn. */
    READY,
    /** Committed to be sent in a batch; what is found so after a crash is {@link #UNCERTAIN}. */
    SENDING,
    /** Taken by the upstream, which works on it. */
    PROCESSING,
    /** Nobody knows whether the upstream has it: only following it decides, it is never sent again blindly. */
    UNCERTAIN,
    /** Applied. */
    VERIFIED,
    /** Not applied, for the reason given. */
    FAILED,
    /** Stopped before it was sent. */
    CANCELLED,
}
