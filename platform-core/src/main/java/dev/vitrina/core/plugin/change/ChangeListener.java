package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;

/** Follows a change; called on the thread that works on plugins. */
public interface ChangeListener {
    /** Follows nothing. */
    ChangeListener NONE = (plugin, step) -> {};

    /**
     * A step of a plugin begins.
     *
     * @throws java.util.concurrent.CancellationException to give the change up; all is as before then
     */
    void before(PluginPackage plugin, StartStep step);

    /** A plugin has come through every step before COMPOSE, and once more, through START. */
    default void started(PluginPackage plugin) {}
}
