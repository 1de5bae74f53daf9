package dev.vitrina.core.security;

/** A bundle of permissions. */
public enum Role {
    /** Everything, for every shop. */
    ADMIN,
    /** Reads and changes the shops granted. */
    MANAGER,
    /** Reads the shops granted. */
    VIEWER,
}
