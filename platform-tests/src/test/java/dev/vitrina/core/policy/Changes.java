package dev.vitrina.core.policy;

import dev.vitrina.core.policy.CachePolicySetInput.CoherenceInput;
import org.springframework.graphql.data.ArgumentValue;

/** Inputs with sensible defaults. */
final class Changes {

    private Changes() {}

    static CachePolicySetInput fresh(long version, long millis) {
        return lives(version, ArgumentValue.ofNullable(millis), ArgumentValue.omitted());
    }

    /** Never stale: what is no longer fresh is loaded anew. */
    static CachePolicySetInput freshOnly(long version, long millis) {
        return lives(version, ArgumentValue.ofNullable(millis), ArgumentValue.ofNullable(0L));
    }

    private static CachePolicySetInput lives(long version, ArgumentValue<Long> fresh, ArgumentValue<Long> stale) {
        ArgumentValue<CoherenceInput> coherence = ArgumentValue.omitted();
        return new CachePolicySetInput(
            PolicyReplica.ENDPOINT,
            version,
            "a test",
            fresh,
            stale,
            stale,
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            coherence,
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted(),
            ArgumentValue.omitted()
        );
    }

    static CachePolicyResetInput reset(long version) {
        return new CachePolicyResetInput(PolicyReplica.ENDPOINT, version, "a test");
    }
}
