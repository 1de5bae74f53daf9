package dev.vitrina.media.intake;

/** Nothing can be taken from what somebody brought. */
final class BadArchiveException extends Exception {

    private static final long serialVersionUID = 1;
    private final Flaw flaw;

    /** Why; also the code of the error. */
    enum Flaw {
        FILE_GONE,
        NOT_A_ZIP,
        ARCHIVE_DAMAGED,
        TOO_MANY_FILES,
        ARCHIVE_OR_FILES,
    }

    BadArchiveException(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
