package dev.vitrina.core.startup;

import org.jspecify.annotations.Nullable;

/** The host cannot start for a reason the operator can remove; the message is one sentence that names the property. */
public final class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupFailure(String sentence) {
        this(sentence, null);
    }

    public StartupFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
