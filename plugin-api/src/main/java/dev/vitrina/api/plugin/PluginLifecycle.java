package dev.vitrina.api.plugin;

/** Optional bean: told when the plugin goes into service and out of it. */
public interface PluginLifecycle {
    /**
     * Just before the plugin's fields are in service: its endpoints, jobs and listeners are known to the host already. What it throws, or
     * not returning within ten seconds, refuses the plugin, and in an upgrade the old version serves on as if nothing had been.
     */
    default void onStart() {}

    /** Before the plugin's context closes; must return within ten seconds. */
    default void onStop() {}
}
