package dev.vitrina.tables;

/** A table that cannot be read at all. */
public final class BadTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    public BadTableException(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }

    /** Why. */
    public enum Flaw {
        FILE_GONE,
        FILE_TOO_LARGE,
        FILE_UNREADABLE,
        TOO_MANY_ROWS,
        TOO_MANY_COLUMNS,
        TABLE_EMPTY,
        KEY_COLUMN_MISSING,
        /** No column holds what the table is imported for. */
        NO_VALUE_COLUMN,
    }
}
