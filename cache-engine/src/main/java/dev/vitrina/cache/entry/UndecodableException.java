package dev.vitrina.cache.entry;

import java.time.Instant;

/** A kept body that the reader's codec does not understand: a miss, not an error. */
final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant fetchedAt;

    UndecodableException(Instant fetchedAt, RuntimeException cause) {
        super("A cached body could not be decoded", cause);
        this.fetchedAt = fetchedAt;
    }

    Instant fetchedAt() {
        return fetchedAt;
    }
}
