package dev.vitrina.api.change;

/** Where a change set is. */
public enum ChangeSetState {
    /** Made, and not looked at yet. */
    DRAFT,
    /** Its kind judges the rows. */
    CHECKING,
    /** Judged: somebody may confirm what is {@link RowState#READY}. */
    CHECKED,
    /** Somebody said yes; nothing is sent yet. */
    CONFIRMED,
    /** Batches go out. */
    SENDING,
    /** All is sent; the upstream works on it. */
    PROCESSING,
    /** Every row that was sent is applied. */
    VERIFIED,
    /** Some are applied, some failed or stayed uncertain. */
    PARTLY_FAILED,
    /** None is applied. */
    FAILED,
    /** Somebody stopped it; rows that were sent before have their outcomes. */
    CANCELLED;

    /** Whether nothing happens to it any more, unless somebody asks for it. */
    public boolean ended() {
        return this == VERIFIED || this == PARTLY_FAILED || this == FAILED || this == CANCELLED;
    }
}
