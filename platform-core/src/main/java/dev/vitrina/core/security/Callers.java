package dev.vitrina.core.security;

import java.util.Optional;

/** Users as callers, for what is done in their name while they are away. */
@FunctionalInterface
public interface Callers {
    /** With the role and the grants of now; empty for a user who is gone or may not sign in. */
    Optional<Caller> find(long userId);
}
