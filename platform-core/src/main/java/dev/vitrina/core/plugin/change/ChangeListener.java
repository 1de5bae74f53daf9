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
     * @throws java.util.concurrent.CancellationException to give the change up; all is as before then. After COMPOSE it is too late,
     *     and nobody is asked
     */
    void before(PluginPackage plugin, StartStep step);

    /** A plugin's start has come through every step that can fail in it alone. */
    default void started(PluginPackage plugin) {}
}
