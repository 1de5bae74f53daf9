package dev.vitrina.core.plugin.state;

/** What the machine sees of a plugin. */
public enum PluginState {
    /** Found on disk. */
    DISCOVERED,
    /** Its package may be used. */
    VERIFIED,
    /** Ready to start, or switched off. */
    INSTALLED,
    STARTING,
    /** In service. */
    ACTIVE,
    /** Out of the schema; its last requests are ending. */
    DRAINING,
    REMOVED,
    /** It cannot start here as it is. */
    INCOMPATIBLE,
    /** It starts when another plugin does. */
    WAITING_FOR_DEPENDENCY,
    /** A step of starting failed. */
    FAILED,
    /** It did not end when told; restart the host. */
    QUARANTINED,
}
