package dev.vitrina.cache;

/**
 * PostgreSQL could not do what was asked, so nothing was changed there. Reads never throw it: they answer from memory or from
 * the origin instead.
 */
public final class CacheStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    /** PostgreSQL was reached. */
    public CacheStoreException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /** @param unreachable see {@link #isUnreachable} */
    public CacheStoreException(String message, Throwable cause, boolean unreachable) {
        super(message, cause);
        this.unreachable = unreachable;
    }

    /**
     * Whether PostgreSQL could not be reached, takes nobody in or only reads: the same call may succeed in a moment. False when it was reached and
     * could not do what was asked, be it wrong or too slow: the same call would most likely fail again.
     */
    public boolean isUnreachable() {
        return unreachable;
    }
}
