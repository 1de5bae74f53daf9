package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Property;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.memory.Ageing;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Kept;
import dev.vitrina.cache.memory.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The instants of any policy: fresh, stale while revalidating, stale if the origin fails, kept; in this order. */
class StandingPropertyTest {

    private static final byte[] BODY = { 1 };

    @Test
    void jitterOnlyShortensAndNeverByMoreThanItsShare() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            long most = Terms.nanos(policy.fresh());
            long fresh = entry(policy, BODY, random.nextDouble()).freshNanos(policy);

            assertThat(fresh).isLessThanOrEqualTo(most);
            assertThat((double) fresh).isGreaterThanOrEqualTo(most * (1 - policy.jitter()) - 1);
            assertThat(entry(policy, BODY, 0).freshNanos(policy)).isEqualTo(most);
        });
    }

    @Test
    void anotherPolicyGivesItsOwnSpanToTheSameEntry() {
        Property.holds(random -> {
            CachePolicy held = policy(random);
            CachePolicy asked = policy(random);
            double jitter = random.nextDouble();

            assertThat(entry(held, BODY, jitter).freshNanos(asked)).isEqualTo(
                entry(asked, BODY, jitter).freshNanos(asked)
            );
        });
    }

    @Test
    void anOlderEntryNeverStandsBetter() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            HeldEntry entry = entry(policy, random.nextBoolean() ? BODY : null, random.nextDouble());
            long age = age(policy, random);
            long older = age + random.nextLong(1 + Terms.nanos(Duration.ofDays(2)));

            assertThat(Standing.of(entry, policy, age)).isLessThanOrEqualTo(Standing.of(entry, policy, older));
            assertThat(Standing.softened(entry, policy, age)).isGreaterThanOrEqualTo(Standing.of(entry, policy, age));
            assertThat(Standing.isDue(entry, policy, older) || !Standing.isDue(entry, policy, age)).isTrue();
        });
    }

    @Test
    void eachStandingEndsAtItsInstant() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            HeldEntry entry = entry(policy, BODY, random.nextDouble());
            long fresh = entry.freshNanos(policy);
            long revalidate = fresh + Terms.nanos(policy.staleWhileRevalidate());
            long fallback = fresh + Terms.nanos(policy.staleIfError());

            assertThat(Standing.of(entry, policy, fresh)).isEqualTo(Standing.FRESH);
            assertThat(Standing.of(entry, policy, fresh + 1)).isNotEqualTo(Standing.FRESH);
            assertThat(Standing.of(entry, policy, revalidate)).isLessThanOrEqualTo(Standing.REVALIDATE);
            assertThat(Standing.of(entry, policy, revalidate + 1)).isGreaterThan(Standing.REVALIDATE);
            assertThat(Standing.of(entry, policy, fallback)).isLessThanOrEqualTo(Standing.FALLBACK);
            assertThat(Standing.of(entry, policy, Math.max(fallback, revalidate) + 1)).isEqualTo(Standing.EXPIRED);
        });
    }

    @Test
    void aRefreshIsDueAfterItsShareOfFresh() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            HeldEntry entry = entry(policy, BODY, random.nextDouble());
            long due = (long) (entry.freshNanos(policy) * policy.refreshAt());

            assertThat(Standing.isDue(entry, policy, due - 1)).isFalse();
            // A double is no finer than this where spans are of years.
            assertThat(Standing.isDue(entry, policy, due + 2 + (long) Math.ulp((double) due))).isTrue();
        });
    }

    @Test
    void anAbsenceIsFreshAsLongAsItIsRememberedAndNothingAfter() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            HeldEntry entry = entry(policy, null, random.nextDouble());
            long end = Terms.nanos(policy.notFoundFor());

            assertThat(Standing.of(entry, policy, end)).isEqualTo(Standing.FRESH);
            assertThat(Standing.of(entry, policy, end + 1)).isEqualTo(Standing.EXPIRED);
            assertThat(Standing.softened(entry, policy, 0)).isEqualTo(Standing.EXPIRED);
            assertThat(Standing.isDue(entry, policy, end)).isFalse();
        });
    }

    @Test
    void nothingIsThrownAwayThatMayStillServe() {
        Property.holds(random -> {
            CachePolicy policy = policy(random);
            HeldEntry entry = entry(policy, BODY, random.nextDouble());

            assertThat(Standing.of(entry, policy, Standing.keepFor(policy).toNanos())).isEqualTo(Standing.EXPIRED);
        });
    }

    @Test
    void aRefreshIsDueEarlierWhereLoadsAreSlowButNeverBeforeHalfOfItsFreshness() {
        CachePolicy policy = CachePolicy.freshFor(Duration.ofNanos(1_000)).withJitter(0).withRefreshAt(0.9);

        assertThat(Standing.dueNanos(entry(policy, BODY, 0, 50), policy)).isEqualTo(900);
        assertThat(Standing.dueNanos(entry(policy, BODY, 0, 300), policy)).isEqualTo(700);
        assertThat(Standing.dueNanos(entry(policy, BODY, 0, 900), policy)).isEqualTo(500);
        assertThat(Standing.dueNanos(entry(policy, BODY, 0, 900), policy.withRefreshAt(1))).isEqualTo(1_000);
        assertThat(Standing.isDue(entry(policy, BODY, 0, 300), policy, 700)).isFalse();
        assertThat(Standing.isDue(entry(policy, BODY, 0, 300), policy, 701)).isTrue();
    }

    @Test
    void isKeptBeyondTheLongerOfItsTwoSpansOfStaleness() {
        CachePolicy policy = CachePolicy.freshFor(Duration.ofNanos(10)).withJitter(0).withKeep(Duration.ofNanos(5));
        for (CachePolicy stale : new CachePolicy[] {
            policy.withStale(Duration.ofNanos(100), Duration.ofNanos(1_000)),
            policy.withStale(Duration.ofNanos(1_000), Duration.ofNanos(100)),
        }) {
            assertThat(Standing.isKept(entry(stale, BODY, 0), stale, 1_015)).isTrue();
            assertThat(Standing.isKept(entry(stale, BODY, 0), stale, 1_016)).isFalse();
            assertThat(Standing.isKept(entry(stale, null, 0), stale, 0)).as("an absence").isFalse();
            assertThat(Standing.keepFor(stale)).isEqualTo(Duration.ofMinutes(1).plusNanos(1_015));
        }
    }

    private static CachePolicy policy(RandomGenerator random) {
        return CachePolicy.freshFor(span(random))
            .withStale(span(random), span(random))
            .withKeep(span(random))
            .withNegative(span(random), span(random))
            .withJitter(random.nextDouble())
            .withRefreshAt(random.nextDouble());
    }

    /** Nothing, milliseconds to years, and for ever, as code likes to write it. */
    private static Duration span(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ZERO;
            case 1 -> ChronoUnit.FOREVER.getDuration();
            default -> Duration.ofNanos(random.nextLong(1L << (1 + random.nextInt(61))));
        };
    }

    /** Near one of the instants. */
    private static long age(CachePolicy policy, RandomGenerator random) {
        long fresh = Terms.nanos(policy.fresh());
        long end = switch (random.nextInt(3)) {
            case 0 -> fresh;
            case 1 -> fresh + Terms.nanos(policy.staleWhileRevalidate());
            default -> fresh + Terms.nanos(policy.staleIfError());
        };
        return Math.max(0, end - 2 + random.nextInt(5));
    }

    private static HeldEntry entry(CachePolicy policy, byte@Nullable [] body, double jitter) {
        return entry(policy, body, jitter, 0);
    }

    private static HeldEntry entry(CachePolicy policy, byte@Nullable [] body, double jitter, long leadNanos) {
        CacheRequest<byte[]> request = new CacheRequest<>(new CacheKey(1, "e", "r"), policy, Codec.bytes(), context ->
            new LoadResult.NotFound<>()
        );
        Ageing age = new Ageing(() -> 0, 0);
        return new HeldEntry(
            new Kept(body, null, Instant.EPOCH, age, jitter, new int[0], new EndpointActivity()),
            request,
            0,
            leadNanos
        );
    }
}
