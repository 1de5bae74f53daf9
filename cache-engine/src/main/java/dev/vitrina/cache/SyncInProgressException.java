package dev.vitrina.cache;

/** Another run of the same mirror and tenant is under way, here or on another replica; nothing has changed. */
public final class SyncInProgressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SyncInProgressException(String mirror, long tenant) {
        super("A sync of " + mirror + " for tenant " + tenant + " is already under way");
    }
}
