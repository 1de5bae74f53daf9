package dev.vitrina.api.change;

/** Identifies a change set. Positive; assigned by the host; unique over all shops. */
public record ChangeSetId(long value) {
    public ChangeSetId {
        if (value <= 0) {
            throw new IllegalArgumentException("The id of a change set is positive, was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
