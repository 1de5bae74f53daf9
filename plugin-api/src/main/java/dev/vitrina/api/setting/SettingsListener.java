package dev.vitrina.api.setting;

/**
 * Optional bean: told after an operator has changed the plugin's settings, on each replica, within a second. For what is derived from
 * settings and kept; who reads the {@link SettingsView} at each use needs none.
 */
@FunctionalInterface
public interface SettingsListener {
    /** Called on a thread of the plugin's, one call at a time; several changes may be told as one. What it throws is logged. */
    void onChange(SettingsView settings);
}
