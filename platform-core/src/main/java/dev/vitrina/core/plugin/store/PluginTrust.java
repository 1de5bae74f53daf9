package dev.vitrina.core.plugin.store;

/** Who vouches for a package. */
public enum PluginTrust {
    /** Placed on the host's disk by who runs it. */
    BUNDLED,
    /** Signed by a key the operator trusts. */
    TRUSTED,
    /** Nobody. */
    UNSIGNED,
}
