package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.KEY;
import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.entry.EntryCache;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An origin that is away for longer than staleness alone can bridge, in a time of its own. */
@ExtendWith(SilentEngine.class)
class LongOutageTest {

    private static final CachePolicy KEEPING = POLICY.withKeep(Duration.ofDays(1));
    private static final CacheKey OTHER = new CacheKey(1, "e", "other");

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final EntryCache cache = bench.replica().cache();

    @Test
    void servesWhatIsOnlyKeptOnceItHasLasted() {
        get(KEY, KEEPING);
        bench.execution.advance(Duration.ofHours(2));
        origin.fails(FailureKind.UNAVAILABLE, null);
        assertThat(problem(get(KEY, KEEPING)).kind()).isEqualTo(FailureKind.UNAVAILABLE);

        bench.execution.advance(Duration.ofMinutes(6));
        CacheAnswer<String> answer = get(KEY, KEEPING);

        assertThat(answer.orThrow().value()).isEqualTo("v1");
        assertThat(answer.orThrow().freshness().state()).isEqualTo(State.STALE_ON_ERROR);
        bench.execution.advance(Duration.ofDays(1));
        assertThat(problem(get(KEY, KEEPING)).kind()).as("older than it is kept").isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void isOverWhenAReplicaHasLoadedSomethingOfTheEndpoint() {
        get(KEY, KEEPING);
        bench.execution.advance(Duration.ofHours(2));
        origin.fails(FailureKind.UNAVAILABLE, null);
        get(KEY, KEEPING);
        bench.execution.advance(Duration.ofMinutes(6));
        origin.answer = null;
        bench.get(bench.replica().cache(), OTHER, KEEPING, origin);
        assertThat(get(OTHER, KEEPING).orThrow().freshness().state()).isEqualTo(State.FRESH);

        origin.fails(FailureKind.UNAVAILABLE, null);

        assertThat(problem(get(KEY, KEEPING)).kind()).as("it has only begun").isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void isKnownFromTheFailuresThatTheStoreTellsOf() {
        get(KEY, KEEPING);
        bench.execution.advance(Duration.ofHours(2));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofMinutes(10));
        get(KEY, KEEPING);
        EntryCache late = bench.replica().cache();
        bench.get(late, KEY, KEEPING, origin);
        int calls = origin.calls.size();

        bench.execution.advance(Duration.ofMinutes(6));

        assertThat(bench.get(late, KEY, KEEPING, origin).orThrow().value()).isEqualTo("v1");
        assertThat(origin.calls).hasSize(calls);
    }

    @Test
    void oneKeyAtATimeIsTriedBehindWhatIsShown() {
        get(KEY, POLICY);
        get(OTHER, POLICY);
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, null);
        get(KEY, POLICY);
        get(OTHER, POLICY);
        bench.execution.advance(Duration.ofMinutes(6));
        int calls = origin.calls.size();

        assertThat(get(KEY, POLICY).orThrow().value()).isEqualTo("v1");
        CacheAnswer<String> refused = get(OTHER, POLICY);

        assertThat(origin.calls).hasSize(calls + 1);
        assertThat(refused.orThrow().value()).isEqualTo("v2");
        Problem reason = Objects.requireNonNull(refused.orThrow().freshness().problem());
        assertThat(reason.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(reason.retryAt()).isEqualTo(bench.postgres.clock().plusSeconds(30));
        assertThat(get(OTHER, POLICY).orThrow().freshness().source())
            .as("the refusal is remembered")
            .isEqualTo(Source.MEMORY);

        bench.execution.advance(Duration.ofSeconds(30));
        get(OTHER, POLICY);
        assertThat(origin.calls).hasSize(calls + 2);
    }

    @Test
    void whoHasNothingToShowTriesForHimself() {
        get(KEY, POLICY);
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, null);
        get(KEY, POLICY);
        bench.execution.advance(Duration.ofMinutes(6));
        get(KEY, POLICY);
        origin.answer = null;

        assertThat(get(OTHER, POLICY).orThrow().freshness().state()).isEqualTo(State.FRESH);
        assertThat(get(KEY, POLICY).orThrow().value()).isEqualTo("v1");
    }

    private CacheAnswer<String> get(CacheKey key, CachePolicy policy) {
        return bench.get(cache, key, policy, origin);
    }

    private static Problem problem(CacheAnswer<String> answer) {
        return ((CacheAnswer.Failed<String>) answer).problem();
    }
}
