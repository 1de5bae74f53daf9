package dev.vitrina.api.plugin;

/** Optional bean: told when the plugin goes into service and out of it. */
public interface PluginLifecycle {
    /** After the plugin's schema is in service. */
    default void onStart() {}

    /** Before the plugin's context closes; must return within ten seconds. */
    default void onStop() {}
}
