package dev.vitrina.cache.policy;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an endpoint's policy that an operator set; null leaves what is declared. The version is not among them: it says
 * which shape of the stored value the code understands. Any values: {@link PolicyLimits} judges them.
 */
public record PolicyOverride(
    @Nullable Duration fresh,
    @Nullable Duration staleWhileRevalidate,
    @Nullable Duration staleIfError,
    @Nullable Duration keep,
    @Nullable Double jitter,
    @Nullable Double refreshAt,
    @Nullable Duration warmFor,
    @Nullable Duration notFoundFor,
    @Nullable Duration rejectedFor,
    @Nullable Duration softTimeout,
    @Nullable Duration hardTimeout,
    @Nullable Duration settle,
    @Nullable Coherence coherence,
    @Nullable Double reserve,
    @Nullable Double memoryShare,
    @Nullable Integer maxBytes,
    @Nullable Integer compressAbove
) {
    public static final PolicyOverride NONE = new PolicyOverride(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null
    );

    public boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * The declared policy with these fields in place of its own.
     *
     * @throws IllegalArgumentException when a value makes no policy
     */
    public CachePolicy over(CachePolicy declared) {
        return new CachePolicy(
            declared.version(),
            or(fresh, declared.fresh()),
            or(staleWhileRevalidate, declared.staleWhileRevalidate()),
            or(staleIfError, declared.staleIfError()),
            or(keep, declared.keep()),
            or(jitter, declared.jitter()),
            or(refreshAt, declared.refreshAt()),
            or(warmFor, declared.warmFor()),
            or(notFoundFor, declared.notFoundFor()),
            or(rejectedFor, declared.rejectedFor()),
            or(softTimeout, declared.softTimeout()),
            or(hardTimeout, declared.hardTimeout()),
            or(settle, declared.settle()),
            or(coherence, declared.coherence()),
            or(reserve, declared.reserve()),
            or(memoryShare, declared.memoryShare()),
            or(maxBytes, declared.maxBytes()),
            or(compressAbove, declared.compressAbove())
        );
    }

    private static <T> T or(@Nullable T set, T declared) {
        return set == null ? declared : set;
    }
}
