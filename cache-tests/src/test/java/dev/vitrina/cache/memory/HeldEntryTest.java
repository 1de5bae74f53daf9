package dev.vitrina.cache.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldEntryTest {

    private static final CacheKey KEY = new CacheKey(1, "e", "r");
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1)).withJitter(0);
    private static final CachePolicy LONGER = CachePolicy.freshFor(Duration.ofHours(1)).withJitter(0);
    private static final Instant FETCHED = Instant.parse("2026-11-27T12:00:00Z");
    private static final long SCOPE = 5L << 48;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final byte[] BODY = { 1, 2 };

    private final Generations generations = new Generations();
    private final EndpointActivity activity = new EndpointActivity();
    private long now = 100 * SECOND;

    @Test
    void hasAnAnswerReadyForWhoAsksForBytesByItsPolicy() {
        HeldEntry entry = entry(BODY, Codec.bytes());

        CacheAnswer<byte[]> ready = Objects.requireNonNull(entry.readyAnswer(request(POLICY, Codec.bytes())));

        assertThat(ready).isSameAs(entry.readyAnswer(request(POLICY, Codec.bytes())));
        assertThat(ready.orThrow().value()).isSameAs(BODY);
        assertThat(ready.orThrow().freshness().state()).isEqualTo(Freshness.State.FRESH);
        assertThat(entry.readyAnswer(request(LONGER, Codec.bytes()))).isNull();
        assertThat(entry.readyAnswer(request(POLICY, Codec.utf8()))).isNull();
    }

    @Test
    void keepsNoAnswerThatACodecMade() {
        assertThat(entry(BODY, Codec.utf8()).readyAnswer(request(POLICY, Codec.bytes()))).isNull();
    }

    @Test
    void anAbsenceIsReadyForAnyCodec() {
        HeldEntry entry = entry(null, Codec.utf8());

        assertThat(entry.absent()).isTrue();
        assertThat(entry.readyAnswer(request(POLICY, Codec.utf8()))).isInstanceOf(CacheAnswer.Absent.class);
        assertThat(entry.readyAnswer(request(POLICY, Codec.bytes()))).isInstanceOf(CacheAnswer.Absent.class);
    }

    @Test
    void isCurrentUntilOneOfItsScopesIsInvalidated() {
        HeldEntry entry = entry(BODY, Codec.bytes());
        assertThat(entry.isCurrent(generations)).isTrue();

        generations.move(SCOPE + (1L << 48), true);
        assertThat(entry.isCurrent(generations)).isTrue();

        generations.move(SCOPE, false);
        assertThat(entry.isCurrent(generations)).isFalse();
        assertThat(entry.isUsable(generations)).isTrue();

        generations.move(SCOPE, true);
        assertThat(entry.isUsable(generations)).isFalse();
    }

    @Test
    void fitsPoliciesOfItsVersion() {
        HeldEntry entry = entry(BODY, Codec.bytes());

        assertThat(entry.fits(POLICY)).isTrue();
        assertThat(entry.fits(LONGER)).isTrue();
        assertThat(entry.fits(LONGER.withVersion(2))).isFalse();
    }

    @Test
    void isAsFreshAsThePolicyOfTheReaderSays() {
        HeldEntry entry = entry(BODY, Codec.bytes());

        assertThat(entry.freshNanos(POLICY)).isEqualTo(Duration.ofMinutes(1).toNanos());
        assertThat(entry.freshNanos(LONGER)).isEqualTo(Duration.ofHours(1).toNanos());
        Freshness told = entry.freshness(LONGER, Freshness.State.STALE, Freshness.Source.STORE, null);
        assertThat(told.expiresAt()).isEqualTo(FETCHED.plus(Duration.ofHours(1)));
        assertThat(told.fetchedAt()).isEqualTo(FETCHED);
        now += 7 * SECOND;
        assertThat(told.age()).isEqualTo(Duration.ofSeconds(7));
        now = 0;
        assertThat(told.age()).isZero();
    }

    @Test
    void countsHitsAndStaleReads() {
        HeldEntry entry = entry(BODY, Codec.bytes());

        entry.hit(now);
        entry.hit(now);
        entry.stale(now);

        assertThat(activity.hits().sum()).isEqualTo(2);
    }

    @Test
    void tellsHowLongNobodyHasReadIt() {
        HeldEntry entry = entry(BODY, Codec.bytes());
        assertThat(entry.unreadNanos(now)).isZero();
        assertThat(entry.unreadNanos(now - 10 * SECOND)).isZero();
        assertThat(entry.unreadNanos(now + 20 * SECOND)).isBetween(18 * SECOND, 22 * SECOND);

        entry.hit(now + 20 * SECOND);
        assertThat(entry.unreadNanos(now + 20 * SECOND)).isZero();
        entry.stale(now + 40 * SECOND);
        assertThat(entry.unreadNanos(now + 40 * SECOND)).isZero();
    }

    @Test
    void givesWhatItWasMadeOf() {
        HeldEntry entry = entry(BODY, Codec.bytes());

        assertThat(entry.body()).isSameAs(BODY);
        assertThat(entry.etag()).isEqualTo("tag");
        assertThat(entry.fetchedAt()).isEqualTo(FETCHED);
        assertThat(entry.bornNanos()).isEqualTo(100 * SECOND);
        assertThat(entry.cells()).containsExactly(Generations.cells(new long[0], SCOPE));
        assertThat(entry.absent()).isFalse();
    }

    private HeldEntry entry(byte@Nullable [] body, Codec<?> codec) {
        Kept kept = new Kept(
            body,
            "tag",
            FETCHED,
            new Ageing(() -> now, 100 * SECOND),
            0,
            Generations.cells(new long[0], SCOPE),
            activity
        );
        return new HeldEntry(kept, request(POLICY, codec), generations.epoch());
    }

    private static <T> CacheRequest<T> request(CachePolicy policy, Codec<T> codec) {
        return new CacheRequest<>(KEY, policy, codec, context -> new LoadResult.NotFound<>());
    }
}
