package dev.vitrina.sandbox.server;

/** The sandbox cannot start; the message says why in one sentence. */
public final class SandboxStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
