package dev.vitrina.cache.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryCacheTest {

    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1));
    private static final Problem PROBLEM = new Problem(FailureKind.UNAVAILABLE, "down", Instant.EPOCH);
    private static final CacheKey ONE = new CacheKey(1, "e", "one");
    private static final CacheKey TWO = new CacheKey(1, "e", "two");
    private static final CacheKey ELSEWHERE = new CacheKey(1, "f", "one");
    private static final long SCOPE = 5L << 48;
    private static final int[] CELLS = Generations.cells(new long[0], SCOPE);
    /** What an entry of a thousand bytes weighs with a key of four letters, as Java keeps them. */
    private static final long WEIGHT = 250 + 8 + 1_000;

    private final MemoryCache memory = new MemoryCache(10_000, Runnable::run);
    private final Generations generations = new Generations();

    @Test
    void holdsWhatIsPutAndGivesItBack() {
        HeldEntry entry = entry(1_000, 0);
        memory.put(ONE, entry, 1);

        assertThat(memory.get(ONE)).isSameAs(entry);
        assertThat(memory.peek(ONE)).isSameAs(entry);
        assertThat(memory.get(TWO)).isNull();
        assertThat(memory.peek(TWO)).isNull();
        assertThat(memory.maxBytes()).isEqualTo(10_000);
    }

    @Test
    void removesOnlyTheEntryThatIsMeant() {
        HeldEntry entry = entry(1_000, 0);
        memory.put(ONE, entry, 1);

        memory.remove(ONE, entry(1_000, 0));
        assertThat(memory.get(ONE)).isSameAs(entry);

        memory.remove(ONE, entry);
        assertThat(memory.get(ONE)).isNull();
    }

    @Test
    void countsTheBytesOfEachEndpointAsTheyComeAndGo() {
        memory.put(ONE, entry(1_000, 0), 1);
        memory.put(TWO, entry(1_000, 0), 1);
        memory.put(ELSEWHERE, entry(500, 0), 1);
        assertThat(memory.bytesOf("e")).isEqualTo(2 * WEIGHT);
        assertThat(memory.bytes()).isEqualTo(Map.of("e", 2 * WEIGHT, "f", WEIGHT - 500));

        memory.put(ONE, entry(400, 0), 1);
        assertThat(memory.bytesOf("e")).isEqualTo(2 * WEIGHT - 600);

        memory.remove(ELSEWHERE, Objects.requireNonNull(memory.get(ELSEWHERE)));
        assertThat(memory.bytesOf("f")).isZero();
        assertThat(memory.bytes()).containsOnlyKeys("e");
    }

    @Test
    void anAbsenceWeighsAsMuchAsItsKey() {
        memory.put(ONE, entry(null, 0), 1);

        assertThat(memory.bytesOf("e")).isEqualTo(WEIGHT - 1_000);
    }

    @Test
    void neverHoldsMoreThanItMay() {
        for (int i = 0; i < 100; i++) {
            memory.put(new CacheKey(1, "e", "r" + i), entry(1_000, 0), 1);
        }

        assertThat(memory.bytesOf("e")).isBetween(5 * WEIGHT, 10_000L);
    }

    @Test
    void anEndpointNeverHoldsMoreThanItsShare() {
        double share = (2 * WEIGHT) / 10_000.0;
        memory.put(ONE, entry(1_000, 0), share);
        memory.put(TWO, entry(1_000, 0), share);
        CacheKey three = new CacheKey(1, "e", "thr");
        memory.put(three, entry(1_000, 0), share);

        assertThat(memory.get(ONE)).isNotNull();
        assertThat(memory.get(TWO)).isNotNull();
        assertThat(memory.get(three)).isNull();
        memory.put(ELSEWHERE, entry(1_000, 0), share);
        assertThat(memory.get(ELSEWHERE)).isNotNull();
    }

    @Test
    void whatFindsNoRoomLeavesNothingOlderInItsPlace() {
        memory.put(ONE, entry(1_000, 0), 1);

        memory.put(ONE, entry(1_000, 0), 0.1);

        assertThat(memory.get(ONE)).isNull();
    }

    @Test
    void aShareOfAllIsNoBoundButMemorysOwn() {
        CacheKey last = new CacheKey(1, "e", "last");
        for (int i = 0; i < 100; i++) {
            memory.put(last, entry(1_000, 0), 1);
        }

        assertThat(memory.get(last)).isNotNull();
    }

    @Test
    void anotherEntryOfTheKeyIsAsUnreadAsTheOneBefore() {
        long minute = Duration.ofMinutes(1).toNanos();
        memory.put(ONE, entry(10, 0), 1);
        HeldEntry refreshed = entry(10, minute);

        memory.put(ONE, refreshed, 1);

        assertThat(refreshed.unreadNanos(minute)).isBetween(minute - 2_000_000_000L, minute + 2_000_000_000L);
        assertThat(entry(10, minute).unreadNanos(minute)).isZero();
    }

    @Test
    void aSetbackHoldsUntilItsTime() {
        memory.put(ONE, new Setback(PROBLEM, Priority.INTERACTIVE, 100, CELLS, 0));

        assertThat(setback(Priority.INTERACTIVE, 99)).isEqualTo(PROBLEM);
        assertThat(setback(Priority.INTERACTIVE, 100)).isNull();
        assertThat(memory.setback(TWO, Priority.INTERACTIVE, generations, 0)).isNull();
    }

    @Test
    void aSetbackOfBackgroundWorkStopsNobodyWhoWaits() {
        Priority background = Priority.values()[Priority.values().length - 1];
        memory.put(ONE, new Setback(PROBLEM, background, 100, CELLS, 0));

        assertThat(setback(Priority.INTERACTIVE, 0)).isNull();
        assertThat(setback(background, 0)).isEqualTo(PROBLEM);
    }

    @Test
    void anInvalidationEndsASetback() {
        memory.put(ONE, new Setback(PROBLEM, Priority.INTERACTIVE, 100, CELLS, generations.epoch()));
        generations.move(SCOPE, false);

        assertThat(setback(Priority.INTERACTIVE, 0)).isNull();
    }

    @Test
    void aNewValueEndsASetback() {
        memory.put(ONE, new Setback(PROBLEM, Priority.INTERACTIVE, 100, CELLS, 0));
        memory.put(ONE, entry(10, 0), 1);

        assertThat(setback(Priority.INTERACTIVE, 0)).isNull();
    }

    @Test
    void anAnswerThatWasTooLargeIsExpectedToBeSoUntilItsTime() {
        memory.put(ONE, new Oversize(10, 100, CELLS, 0));

        assertThat(memory.isOversized(ONE, generations, 99)).isTrue();
        assertThat(memory.isOversized(ONE, generations, 100)).isFalse();
        assertThat(memory.isOversized(TWO, generations, 99)).isFalse();
        generations.move(SCOPE, false);
        assertThat(memory.isOversized(ONE, generations, 99)).isFalse();
    }

    @Test
    void onlyAYoungerValueSaysThatAnswersAreSmallAgain() {
        memory.put(ONE, new Oversize(10, 100, CELLS, 0));

        memory.put(ONE, entry(10, 10), 1);
        assertThat(memory.isOversized(ONE, generations, 50)).isTrue();

        memory.put(ONE, entry(10, 11), 1);
        assertThat(memory.isOversized(ONE, generations, 50)).isFalse();
    }

    private @Nullable Problem setback(Priority load, long now) {
        return memory.setback(ONE, load, generations, now);
    }

    private static HeldEntry entry(int length, long born) {
        return entry(new byte[length], born);
    }

    private static HeldEntry entry(byte@Nullable [] body, long born) {
        CacheRequest<byte[]> request = new CacheRequest<>(ONE, POLICY, Codec.bytes(), context ->
            new LoadResult.NotFound<>()
        );
        Kept kept = new Kept(body, null, Instant.EPOCH, new Ageing(() -> 0, born), 0, CELLS, new EndpointActivity());
        return new HeldEntry(kept, request, 0);
    }
}
