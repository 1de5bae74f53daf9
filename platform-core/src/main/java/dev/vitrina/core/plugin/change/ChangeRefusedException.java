package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.runtime.StartStep;
import org.jspecify.annotations.Nullable;

/** A change does not come about; the message says why, for the operator. */
final class ChangeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String plugin;
    private final @Nullable StartStep step;

    ChangeRefusedException(String plugin, @Nullable StartStep step, String reason) {
        super(reason);
        this.plugin = plugin;
        this.step = step;
    }

    ChangeOutcome.Refused outcome() {
        return new ChangeOutcome.Refused(plugin, step, String.valueOf(getMessage()));
    }
}
