package dev.vitrina.core.plugin.store;

/** Where a plugin's package comes from. */
public enum PluginOrigin {
    /** A build directory, used in place. */
    DEVELOPMENT,
    /** A ZIP in the host's plugin directory. */
    DIRECTORY,
    /** Uploaded, and kept in the database for every replica. */
    UPLOAD,
}
