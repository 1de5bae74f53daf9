package dev.vitrina.api.plugin;

import org.jspecify.annotations.Nullable;

/** A plugin's own word on its health; a bean of this type appears in the host's health. */
@FunctionalInterface
public interface PluginHealth {
    Status check();

    /** @param message what is wrong and what to do; null when all is well */
    record Status(State state, @Nullable String message) {}

    /** How well it does. */
    enum State {
        UP,
        DEGRADED,
        DOWN,
    }
}
