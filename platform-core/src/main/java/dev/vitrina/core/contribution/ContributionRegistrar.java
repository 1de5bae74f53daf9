package dev.vitrina.core.contribution;

import java.util.Collection;

/**
 * A part of the host that works with what plugins bring. Every bean of this type is called, in {@code @Order}, on the one thread
 * that works on plugins.
 */
public interface ContributionRegistrar {
    /**
     * Judges a plugin before anything changes.
     *
     * @param others what the other plugins bring that will be there beside it
     * @throws dev.vitrina.api.error.VitrinaException when {@link #register} would not take it, for example for an upstream's name
     *     that another plugin holds: the plugin then does not start, with this message as the reason
     */
    default void check(PluginContributions plugin, Collection<PluginContributions> others) {}

    /**
     * Takes what it needs of a plugin that is about to go into service. An older version of the same plugin may still be there; the
     * newer one's is used from now on, and what only the older one has stays until that is withdrawn.
     *
     * @return takes back this plugin's, and nothing that a newer version has brought since; must not throw
     */
    Registration register(PluginContributions plugin);

    /** What one version of a plugin has brought to one part of the host. */
    @FunctionalInterface
    interface Registration {
        /** Drops it and every reference to the plugin's classes; called once. */
        void withdraw();
    }
}
