package dev.vitrina.core.plugin.runtime;

import org.jspecify.annotations.Nullable;

/** A plugin did not start; the message says why, for the operator. */
public final class PluginStartException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 600;

    private final StartStep step;

    public PluginStartException(StartStep step, String reason, @Nullable Throwable cause) {
        super(reason.substring(0, Math.min(MAX_LENGTH, reason.length())), cause);
        this.step = step;
    }

    static PluginStartException of(StartStep step, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String text = message == null || message.isBlank() ? "" : ": " + message.strip();
        return new PluginStartException(step, root.getClass().getSimpleName() + text, failure);
    }

    public StartStep step() {
        return step;
    }
}
