package dev.vitrina.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CachePolicyTest {

    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1));

    /** Sets a span, and tells it. */
    private record Span(
        String name,
        BiFunction<CachePolicy, Duration, CachePolicy> with,
        Function<CachePolicy, Duration> of
    ) {}

    /** Sets a share, and tells it. */
    private record Share(
        String name,
        BiFunction<CachePolicy, Double, CachePolicy> with,
        Function<CachePolicy, Double> of
    ) {}

    /** Sets a number of bytes, and tells it. */
    private record Bytes(
        String name,
        BiFunction<CachePolicy, Integer, CachePolicy> with,
        Function<CachePolicy, Integer> of
    ) {}

    @ParameterizedTest
    @MethodSource("spans")
    void noSpanIsNegative(Span span) {
        assertThat(span.of().apply(span.with().apply(POLICY, Duration.ZERO))).isZero();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> span.with().apply(POLICY, Duration.ofNanos(-1)))
            .withMessageContaining(span.name());
    }

    @ParameterizedTest
    @MethodSource("spans")
    void forEverIsNinetyYearsAndStillASpanToReckonWith(Span span) {
        Duration ninetyYears = Duration.ofDays(90 * 365);

        assertThat(span.of().apply(span.with().apply(POLICY, ChronoUnit.FOREVER.getDuration()))).isEqualTo(ninetyYears);
        assertThat(span.of().apply(span.with().apply(POLICY, ninetyYears.minusNanos(1)))).isLessThan(ninetyYears);
    }

    @ParameterizedTest
    @MethodSource("shares")
    void everyShareIsBetweenNoneAndAll(Share share) {
        for (double right : new double[] { 0, 0.5, 1 }) {
            assertThat(share.of().apply(share.with().apply(POLICY, right))).isEqualTo(right);
        }
        for (double wrong : new double[] { -0.01, 1.01, Double.NaN }) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> share.with().apply(POLICY, wrong))
                .withMessageContaining(share.name());
        }
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void everySizeIsAByteAtLeast(Bytes bytes) {
        assertThat(bytes.of().apply(bytes.with().apply(POLICY, 1))).isEqualTo(1);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bytes.with().apply(POLICY, 0))
            .withMessageContaining(bytes.name());
    }

    @Test
    void anOriginThatAsksToBeLeftAloneForEverIsLeftAloneForNinetyYears() {
        Duration asked = new LoadResult.Failed<>(
            FailureKind.RATE_LIMITED,
            "later",
            ChronoUnit.FOREVER.getDuration()
        ).retryAfter();

        assertThat(asked).isEqualTo(Duration.ofDays(90 * 365));
    }

    static Stream<Span> spans() {
        return Stream.of(
            new Span("fresh", (policy, span) -> CachePolicy.freshFor(span), CachePolicy::fresh),
            new Span(
                "staleWhileRevalidate",
                (policy, span) -> policy.withStale(span, Duration.ZERO),
                CachePolicy::staleWhileRevalidate
            ),
            new Span(
                "staleIfError",
                (policy, span) -> policy.withStale(Duration.ZERO, span),
                CachePolicy::staleIfError
            ),
            new Span("keep", CachePolicy::withKeep, CachePolicy::keep),
            new Span("warmFor", CachePolicy::withWarmFor, CachePolicy::warmFor),
            new Span(
                "notFoundFor",
                (policy, span) -> policy.withNegative(span, Duration.ZERO),
                CachePolicy::notFoundFor
            ),
            new Span(
                "rejectedFor",
                (policy, span) -> policy.withNegative(Duration.ZERO, span),
                CachePolicy::rejectedFor
            ),
            new Span(
                "softTimeout",
                (policy, span) -> policy.withTimeouts(span, Duration.ZERO),
                CachePolicy::softTimeout
            ),
            new Span(
                "hardTimeout",
                (policy, span) -> policy.withTimeouts(Duration.ZERO, span),
                CachePolicy::hardTimeout
            ),
            new Span("settle", CachePolicy::withSettle, CachePolicy::settle)
        );
    }

    static Stream<Share> shares() {
        return Stream.of(
            new Share("jitter", CachePolicy::withJitter, CachePolicy::jitter),
            new Share("refreshAt", CachePolicy::withRefreshAt, CachePolicy::refreshAt),
            new Share("reserve", CachePolicy::withReserve, CachePolicy::reserve),
            new Share("memoryShare", (policy, share) -> policy.withMemory(share, 1), CachePolicy::memoryShare)
        );
    }

    static Stream<Bytes> bytes() {
        return Stream.of(
            new Bytes("maxBytes", (policy, bytes) -> policy.withMemory(1, bytes), CachePolicy::maxBytes),
            new Bytes("compressAbove", CachePolicy::withCompressAbove, CachePolicy::compressAbove)
        );
    }
}
