package dev.vitrina.cache.mirror;

/** Another replica leads the run now; nothing of this one's page was committed. */
final class LostLeaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
