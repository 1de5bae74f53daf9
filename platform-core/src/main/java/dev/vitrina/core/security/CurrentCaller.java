package dev.vitrina.core.security;

import java.util.Optional;

/**
 * The caller of a request that goes on for long, asked for anew: stands in the {@code GraphQLContext} under {@code CurrentCaller.class}
 * when somebody is signed in.
 */
@FunctionalInterface
public interface CurrentCaller {
    /** With the role and the grants of now; empty when the session has ended or its user may not sign in any more. */
    Optional<Caller> find();
}
