package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.KEY;
import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.EntryCache;
import dev.vitrina.cache.entry.Wiring;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at what is kept and puts values there, case by case, in a time of its own. */
@ExtendWith(SilentEngine.class)
class KeptTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CachePolicy STRICT = POLICY.withCoherence(new Coherence.Strict());
    private static final CachePolicy BOUNDED = POLICY.withCoherence(new Coherence.Bounded(Duration.ofSeconds(1)));

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final Wiring.Wired replica = bench.replica();
    private final EntryCache cache = replica.cache();
    private final EntryCache other = bench.replica().cache();
    private int loads;

    @AfterEach
    void nothingWasLoadedToLook() {
        assertThat(origin.calls).hasSize(loads);
    }

    @Test
    void findsNothingWhereNothingIsKept() {
        assertThat(find(cache, POLICY)).isEmpty();
        assertThat(bench.counted(1, replica)).isEqualTo(CacheCounts.NONE);
    }

    @Test
    void findsWhatIsFreshInMemoryAndElsewhereInTheStoreWithItsAge() {
        load();
        bench.execution.advance(Duration.ofSeconds(20));

        assertKept(find(cache, POLICY), "v1", State.FRESH, Source.MEMORY);
        assertThat(found(find(other, POLICY)).freshness().age()).isEqualTo(Duration.ofSeconds(20));
        assertKept(find(other, POLICY), "v1", State.FRESH, Source.MEMORY);
        assertThat(bench.counted(1, replica)).isEqualTo(new CacheCounts(2, 1, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void asksTheStoreWhereMemoryMayNotAnswer() {
        load();

        assertKept(find(cache, STRICT), "v1", State.FRESH, Source.STORE);
        assertKept(find(cache, BOUNDED), "v1", State.FRESH, Source.STORE);
        assertThat(find(cache, POLICY.withVersion(2))).isEmpty();
    }

    @Test
    void findsWhatIsStaleAsLongAsItCouldBeServed() {
        load();
        bench.execution.advance(MINUTE.plusMillis(1));
        assertKept(find(cache, POLICY), "v1", State.STALE, Source.STORE);
        bench.execution.advance(Duration.ofMinutes(30));
        assertKept(find(other, POLICY), "v1", State.STALE, Source.STORE);
        bench.execution.advance(Duration.ofMinutes(30));
        assertThat(find(cache, POLICY)).isEmpty();
        assertThat(bench.counted(1, replica)).isEqualTo(new CacheCounts(2, 0, 1, 1, 0, 1, 0, 0));
    }

    @Test
    void findsWhatWasSoftenedAsStaleAndWhatWasInvalidatedNotAtAll() {
        load();
        other.invalidate(new Scope.Endpoint(1, "e"), Invalidation.SOFT);
        assertKept(find(other, POLICY), "v1", State.STALE, Source.STORE);
        assertKept(find(other, POLICY), "v1", State.STALE, Source.STORE);

        cache.invalidate(new Scope.Key(KEY), Invalidation.SOFT);
        assertKept(find(cache, POLICY), "v1", State.STALE, Source.STORE);

        other.invalidate(new Scope.Endpoint(1, "e"), Invalidation.HARD);
        assertThat(find(other, POLICY)).isEmpty();
        assertThat(find(cache, STRICT)).isEmpty();
    }

    @Test
    void findsThatTheOriginHasNoSuchThing() {
        origin.answer = LoadResult.NotFound::new;
        load();

        assertThat(find(cache, POLICY)).hasValueSatisfying(kept ->
            assertThat(kept).isInstanceOf(CacheAnswer.Absent.class)
        );
        assertThat(find(other, POLICY)).hasValueSatisfying(kept ->
            assertThat(kept.freshness().source()).isEqualTo(Source.STORE)
        );
    }

    @Test
    void findsNoFailure() {
        origin.fails(FailureKind.UNAVAILABLE, MINUTE);
        load();

        assertThat(find(cache, POLICY)).isEmpty();
        assertThat(find(other, POLICY)).isEmpty();
    }

    @Test
    void findsNothingThatItsCodecDoesNotUnderstand() {
        load();

        assertThat(cache.find(request(POLICY, new Unreadable()))).isEmpty();
        assertThat(other.find(request(POLICY, new Unreadable()))).isEmpty();
    }

    @Test
    void withoutTheStoreFindsWhatMemoryHoldsUnlessThePolicyWantsCertainty() {
        load();
        bench.line.cut = true;

        Freshness freshness = found(find(cache, BOUNDED)).freshness();
        assertThat(freshness.source()).isEqualTo(Source.MEMORY);
        assertThat(Objects.requireNonNull(freshness.problem()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(find(cache, STRICT)).isEmpty();
        assertThat(find(cache, BOUNDED.withVersion(2))).isEmpty();
        assertThat(find(other, BOUNDED)).isEmpty();

        bench.execution.advance(MINUTE.plusMillis(1));
        assertKept(find(cache, POLICY), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() ->
            cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.SOFT)
        );
        assertKept(find(cache, POLICY), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() ->
            cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.HARD)
        );
        assertThat(find(cache, POLICY)).isEmpty();
    }

    @Test
    void putsAValueForAllReplicasInPlaceOfWhatIsKept() {
        load();
        bench.execution.advance(Duration.ofSeconds(20));

        assertThat(put(POLICY, "mine")).isEqualTo(PutOutcome.KEPT);

        assertKept(find(cache, POLICY), "mine", State.FRESH, Source.MEMORY);
        assertThat(found(find(cache, POLICY)).freshness().age()).isZero();
        assertThat(found(find(cache, POLICY)).freshness().fetchedAt()).isEqualTo(bench.postgres.clock());
        assertKept(find(other, POLICY), "mine", State.FRESH, Source.STORE);
    }

    @Test
    void aPutValueIsKeptForAsLongAsItMayBeOfUse() {
        put(POLICY, "mine");
        bench.execution.advance(Duration.ofMinutes(61));
        assertKept(find(other, POLICY), "mine", State.STALE, Source.STORE);
    }

    @Test
    void theStoreKeepsAValueAndAnAbsenceForAsLongAsEachMayBeOfUse() {
        put(POLICY, "mine");
        assertThat(keptFor()).isEqualTo(POLICY.fresh().plus(POLICY.staleIfError()).plus(MINUTE));

        put(POLICY, null);
        assertThat(keptFor()).isEqualTo(POLICY.notFoundFor().plus(MINUTE));
    }

    @Test
    void putsAnAbsenceForAsLongAsThePolicySays() {
        assertThat(put(POLICY, null)).isEqualTo(PutOutcome.KEPT);

        assertThat(find(cache, POLICY)).hasValueSatisfying(kept ->
            assertThat(kept).isInstanceOf(CacheAnswer.Absent.class)
        );
        assertThat(find(other, POLICY)).hasValueSatisfying(kept ->
            assertThat(kept).isInstanceOf(CacheAnswer.Absent.class)
        );
        bench.execution.advance(POLICY.notFoundFor().plusMillis(1));
        assertThat(find(cache, POLICY)).isEmpty();
    }

    @Test
    void aValueThatIsTooLargeIsNotKeptAndNeitherIsWhatItReplaces() {
        load();

        assertThat(put(POLICY.withMemory(1, 3), "long")).isEqualTo(PutOutcome.TOO_LARGE);

        assertThat(find(cache, POLICY)).isEmpty();
        assertThat(find(other, POLICY)).isEmpty();
        assertThat(put(POLICY.withMemory(1, 4), "long")).isEqualTo(PutOutcome.KEPT);
    }

    @Test
    void saysWhenAnInvalidationOvertookIt() {
        bench.line.beforeWrite = number -> {
            // The key's invalidation, the lease, and now the value.
            if (number == 3) {
                bench.line.beforeWrite = ignored -> {};
                other.invalidate(new Scope.Endpoint(1, "e"), Invalidation.HARD);
            }
        };

        assertThat(put(POLICY, "mine")).isEqualTo(PutOutcome.OVERTAKEN);

        assertThat(find(cache, POLICY)).isEmpty();
        assertThat(find(other, POLICY)).isEmpty();
    }

    @Test
    void withoutTheStoreAPutServesHereUnlessItIsTooLarge() {
        bench.line.cut = true;

        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> put(POLICY.withMemory(1, 4), "mine"));
        assertKept(find(cache, POLICY), "mine", State.FRESH, Source.MEMORY);

        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> put(POLICY.withMemory(1, 3), "long"));
        assertThat(find(cache, POLICY)).isEmpty();
    }

    @Test
    void aPutOfWhichNobodyKnowsWhetherItWasStoredIsInvalidatedOnceTheStoreIsBack() {
        bench.line.beforeWrite = number -> bench.line.cut = number == 3;
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> put(POLICY, "mine"));
        assertKept(find(cache, POLICY), "mine", State.FRESH, Source.MEMORY);
        bench.line.beforeWrite = ignored -> {};
        bench.line.cut = false;
        int writes = bench.line.writes;

        bench.execution.advance(Duration.ofSeconds(5));

        assertThat(bench.line.writes).isGreaterThan(writes);
        assertThat(find(cache, POLICY)).isEmpty();
    }

    private Duration keptFor() {
        return Duration.between(bench.postgres.clock(), bench.postgres.entries.values().iterator().next().keepUntil());
    }

    private void load() {
        CacheAnswer<String> unused = bench.get(cache, POLICY, origin);
        loads = origin.calls.size();
    }

    private PutOutcome put(CachePolicy policy, @Nullable String value) {
        return cache.put(request(policy, Codec.utf8()), value);
    }

    private Optional<CacheAnswer.Kept<String>> find(EntryCache where, CachePolicy policy) {
        return where.find(request(policy, Codec.utf8()));
    }

    private CacheRequest<String> request(CachePolicy policy, Codec<String> codec) {
        return new CacheRequest<>(KEY, policy, codec, origin);
    }

    private static CacheAnswer.Found<String> found(Optional<CacheAnswer.Kept<String>> kept) {
        return kept.orElseThrow().orThrow();
    }

    private static void assertKept(Optional<CacheAnswer.Kept<String>> kept, String value, State state, Source source) {
        assertThat(found(kept).value()).isEqualTo(value);
        assertThat(found(kept).freshness().state()).isEqualTo(state);
        assertThat(found(kept).freshness().source()).isEqualTo(source);
    }

    /** Of another release. */
    private static final class Unreadable implements Codec<String> {

        @Override
        public byte[] encode(String value) {
            return Codec.utf8().encode(value);
        }

        @Override
        public String decode(byte[] bytes) {
            throw new IllegalArgumentException("not mine");
        }
    }
}
