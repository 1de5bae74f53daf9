package dev.vitrina.core.upstream;

import java.io.IOException;

/** The answer is longer than its endpoint allows. */
final class BodyTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLongException(long maxBytes) {
        super("The answer is longer than " + maxBytes + " bytes");
    }
}
