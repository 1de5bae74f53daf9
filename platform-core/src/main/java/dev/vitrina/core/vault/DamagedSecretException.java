package dev.vitrina.core.vault;

/** A stored secret does not open: it was changed, moved from another row, or encrypted by a key that is no longer valid. */
public final class DamagedSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedSecretException(SecretAddress address, Throwable cause) {
        super("The secret " + address.purpose() + " of " + address.owner() + " does not open", cause);
    }
}
