package dev.vitrina.core.policy;

/** GraphQL input of the same name. */
record CachePolicyResetInput(String endpoint, long expectedVersion, String reason) {}
