package dev.vitrina.core.policy;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.policy.PolicyOverride;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a policy as they are stored and as GraphQL type {@code CachePolicyFields}; null where nothing is set. Spans are in
 * milliseconds.
 */
record PolicyDocument(
    @Nullable Long freshMillis,
    @Nullable Long staleWhileRevalidateMillis,
    @Nullable Long staleIfErrorMillis,
    @Nullable Long keepMillis,
    @Nullable Double jitter,
    @Nullable Double refreshAt,
    @Nullable Long warmMillis,
    @Nullable Long notFoundMillis,
    @Nullable Long rejectedMillis,
    @Nullable Long softTimeoutMillis,
    @Nullable Long hardTimeoutMillis,
    @Nullable Long settleMillis,
    @Nullable CoherenceDocument coherence,
    @Nullable Double reserve,
    @Nullable Double memoryShare,
    @Nullable Integer maxBytes,
    @Nullable Integer compressAboveBytes
) {
    static final PolicyDocument EMPTY = of(PolicyOverride.NONE);

    /** GraphQL enum {@code CacheCoherenceMode}. */
    enum Mode {
        STRICT,
        BOUNDED,
        EVENTUAL,
    }

    /** GraphQL type {@code CacheCoherence}; a bound belongs to {@link Mode#BOUNDED} and to no other. */
    record CoherenceDocument(Mode mode, @Nullable Long boundMillis) {
        CoherenceDocument {
            Objects.requireNonNull(mode);
            if ((mode == Mode.BOUNDED) != (boundMillis != null)) {
                throw new IllegalArgumentException("A bound belongs to BOUNDED");
            }
        }

        static CoherenceDocument of(Coherence coherence) {
            return switch (coherence) {
                case Coherence.Strict() -> new CoherenceDocument(Mode.STRICT, null);
                case Coherence.Bounded(Duration delta) -> new CoherenceDocument(Mode.BOUNDED, millis(delta));
                case Coherence.Eventual() -> new CoherenceDocument(Mode.EVENTUAL, null);
            };
        }

        Coherence coherence() {
            return switch (mode) {
                case STRICT -> new Coherence.Strict();
                case BOUNDED -> new Coherence.Bounded(Duration.ofMillis(Objects.requireNonNull(boundMillis)));
                case EVENTUAL -> new Coherence.Eventual();
            };
        }
    }

    static PolicyDocument of(PolicyOverride override) {
        Coherence coherence = override.coherence();
        return new PolicyDocument(
            number(override.fresh()),
            number(override.staleWhileRevalidate()),
            number(override.staleIfError()),
            number(override.keep()),
            override.jitter(),
            override.refreshAt(),
            number(override.warmFor()),
            number(override.notFoundFor()),
            number(override.rejectedFor()),
            number(override.softTimeout()),
            number(override.hardTimeout()),
            number(override.settle()),
            coherence == null ? null : CoherenceDocument.of(coherence),
            override.reserve(),
            override.memoryShare(),
            override.maxBytes(),
            override.compressAbove()
        );
    }

    /** A whole policy: every field is set. */
    static PolicyDocument of(CachePolicy policy) {
        return new PolicyDocument(
            millis(policy.fresh()),
            millis(policy.staleWhileRevalidate()),
            millis(policy.staleIfError()),
            millis(policy.keep()),
            policy.jitter(),
            policy.refreshAt(),
            millis(policy.warmFor()),
            millis(policy.notFoundFor()),
            millis(policy.rejectedFor()),
            millis(policy.softTimeout()),
            millis(policy.hardTimeout()),
            millis(policy.settle()),
            CoherenceDocument.of(policy.coherence()),
            policy.reserve(),
            policy.memoryShare(),
            policy.maxBytes(),
            policy.compressAbove()
        );
    }

    PolicyOverride override() {
        return new PolicyOverride(
            span(freshMillis),
            span(staleWhileRevalidateMillis),
            span(staleIfErrorMillis),
            span(keepMillis),
            jitter,
            refreshAt,
            span(warmMillis),
            span(notFoundMillis),
            span(rejectedMillis),
            span(softTimeoutMillis),
            span(hardTimeoutMillis),
            span(settleMillis),
            coherence == null ? null : coherence.coherence(),
            reserve,
            memoryShare,
            maxBytes,
            compressAboveBytes
        );
    }

    private static @Nullable Duration span(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Long number(@Nullable Duration span) {
        return span == null ? null : millis(span);
    }

    /** A plugin may declare more than a long holds. */
    private static long millis(Duration span) {
        return span.toSeconds() > Long.MAX_VALUE / 1_000 - 1 ? Long.MAX_VALUE : span.toMillis();
    }
}
