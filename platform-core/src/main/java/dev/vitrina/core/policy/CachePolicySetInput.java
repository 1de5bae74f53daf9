package dev.vitrina.core.policy;

import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.core.policy.PolicyDocument.CoherenceDocument;
import dev.vitrina.core.policy.PolicyDocument.Mode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** GraphQL input of the same name: an absent field stays as it is, an explicit null goes back to what the plugin declares. */
record CachePolicySetInput(
    String endpoint,
    long expectedVersion,
    String reason,
    ArgumentValue<Long> freshMillis,
    ArgumentValue<Long> staleWhileRevalidateMillis,
    ArgumentValue<Long> staleIfErrorMillis,
    ArgumentValue<Long> keepMillis,
    ArgumentValue<Double> jitter,
    ArgumentValue<Double> refreshAt,
    ArgumentValue<Long> warmMillis,
    ArgumentValue<Long> notFoundMillis,
    ArgumentValue<Long> rejectedMillis,
    ArgumentValue<Long> softTimeoutMillis,
    ArgumentValue<Long> hardTimeoutMillis,
    ArgumentValue<Long> settleMillis,
    ArgumentValue<CoherenceInput> coherence,
    ArgumentValue<Double> reserve,
    ArgumentValue<Double> memoryShare,
    ArgumentValue<Integer> maxBytes,
    ArgumentValue<Integer> compressAboveBytes
) {
    /** GraphQL input {@code CacheCoherenceInput}. */
    record CoherenceInput(Mode mode, @Nullable Long boundMillis) {
        boolean isWhole() {
            return (mode == Mode.BOUNDED) == (boundMillis != null);
        }
    }

    /** The override as this input would leave it; a coherence that is not whole is left out. */
    PolicyDocument over(PolicyDocument before) {
        return new PolicyDocument(
            or(freshMillis, before.freshMillis()),
            or(staleWhileRevalidateMillis, before.staleWhileRevalidateMillis()),
            or(staleIfErrorMillis, before.staleIfErrorMillis()),
            or(keepMillis, before.keepMillis()),
            or(jitter, before.jitter()),
            or(refreshAt, before.refreshAt()),
            or(warmMillis, before.warmMillis()),
            or(notFoundMillis, before.notFoundMillis()),
            or(rejectedMillis, before.rejectedMillis()),
            or(softTimeoutMillis, before.softTimeoutMillis()),
            or(hardTimeoutMillis, before.hardTimeoutMillis()),
            or(settleMillis, before.settleMillis()),
            coherenceOr(before.coherence()),
            or(reserve, before.reserve()),
            or(memoryShare, before.memoryShare()),
            or(maxBytes, before.maxBytes()),
            or(compressAboveBytes, before.compressAboveBytes())
        );
    }

    /** What is set or cleared. */
    Set<PolicyField> changed() {
        Set<PolicyField> changed = EnumSet.allOf(PolicyField.class);
        changed.removeIf(field -> given(field).isOmitted());
        return changed;
    }

    private ArgumentValue<?> given(PolicyField field) {
        return switch (field) {
            case FRESH -> freshMillis;
            case STALE_WHILE_REVALIDATE -> staleWhileRevalidateMillis;
            case STALE_IF_ERROR -> staleIfErrorMillis;
            case KEEP -> keepMillis;
            case JITTER -> jitter;
            case REFRESH_AT -> refreshAt;
            case WARM_FOR -> warmMillis;
            case NOT_FOUND_FOR -> notFoundMillis;
            case REJECTED_FOR -> rejectedMillis;
            case SOFT_TIMEOUT -> softTimeoutMillis;
            case HARD_TIMEOUT -> hardTimeoutMillis;
            case SETTLE -> settleMillis;
            case COHERENCE -> coherence;
            case RESERVE -> reserve;
            case MEMORY_SHARE -> memoryShare;
            case MAX_BYTES -> maxBytes;
            case COMPRESS_ABOVE -> compressAboveBytes;
        };
    }

    private @Nullable CoherenceDocument coherenceOr(@Nullable CoherenceDocument before) {
        if (coherence.isOmitted()) {
            return before;
        }
        CoherenceInput input = coherence.value();
        return input == null || !input.isWhole() ? null : new CoherenceDocument(input.mode(), input.boundMillis());
    }

    private static <T> @Nullable T or(ArgumentValue<T> given, @Nullable T before) {
        return given.isOmitted() ? before : given.value();
    }
}
