package dev.vitrina.api.error;

/** The closed list of codes in a GraphQL error's {@code extensions.code}. */
public enum ErrorCode {
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    INVALID_INPUT,
    CONFLICT,
    UPSTREAM_UNAVAILABLE,
    UPSTREAM_REJECTED,
    RATE_LIMITED,
    PLUGIN_UNAVAILABLE,
    /** PostgreSQL cannot be reached, or refuses: the same request may succeed in a moment. */
    DATABASE_UNAVAILABLE,
    SCHEMA_CHANGED,
    INTERNAL,
}
