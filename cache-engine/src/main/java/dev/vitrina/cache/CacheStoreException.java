package dev.vitrina.cache;

/**
 * PostgreSQL could not do what was asked, so nothing was changed there. Reads never throw it: they answer from memory or from
 * the origin instead.
 */
public final class CacheStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CacheStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
