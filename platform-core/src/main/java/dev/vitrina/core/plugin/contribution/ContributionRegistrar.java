package dev.vitrina.core.plugin.contribution;

/**
 * A part of the host that takes something from plugins; every bean of this type is called, in {@code @Order}, on the one thread
 * that works on plugins.
 */
public interface ContributionRegistrar {
    /**
     * Takes what it needs of a plugin that is about to go into service.
     *
     * @throws dev.vitrina.api.error.VitrinaException when the contributions cannot be taken, for example an upstream's name that
     *     another plugin holds: the plugin then fails to start with this message, and every registrar is told to unregister
     */
    void register(PluginContributions contributions);

    /** Drops everything of the plugin; does nothing for a plugin it does not know. Must not throw. */
    void unregister(String pluginId);
}
