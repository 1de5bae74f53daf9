package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.KEY;
import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.entry.EntryCache;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leases and loads where something is slow, refuses or cannot be kept, in a time of its own. */
@ExtendWith(SilentEngine.class)
class LoadTest {

    private static final EntryId ID = EntryId.of(KEY);

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final EntryCache cache = bench.replica().cache();
    private final EntryCache other = bench.replica().cache();

    @Test
    void nobodyWaitsForAnothersLoadOfWhatCannotBeKept() {
        origin.answer = () -> new LoadResult.Uncacheable<>("private");
        get(cache, POLICY);
        assertThat(bench.entries.acquire(ID, Duration.ofMinutes(10), new long[0])).isPresent();
        long before = bench.execution.nanoTime();

        assertThat(get(other, POLICY).orThrow().value()).isEqualTo("private");

        assertThat(bench.execution.nanoTime()).isEqualTo(before);
        bench.execution.advance(Duration.ofMinutes(2));
        assertThat(problem(get(other, POLICY)).kind()).as("it may be kept now").isEqualTo(FailureKind.TIMEOUT);
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void whoseLeaseRanOutBeforeItCameCallsNobody() {
        bench.line.beforeWrite = number -> {
            if (number == 1) {
                bench.execution.pause(Duration.ofSeconds(15).toNanos());
            }
        };

        assertThat(problem(get(cache, POLICY)).kind()).isEqualTo(FailureKind.TIMEOUT);

        assertThat(origin.calls).isEmpty();
        assertThat(bench.entries.acquire(ID, Duration.ofSeconds(1), new long[0])).as("given up").isPresent();
        bench.execution.advance(Duration.ofSeconds(1));
        assertThat(get(cache, POLICY).orThrow().value()).as("and nobody waits for it").isEqualTo("v1");
    }

    @Test
    void theTimeThatTheLeaseTookIsTakenFromTheLoader() {
        bench.line.beforeWrite = number -> {
            if (number == 1) {
                bench.execution.pause(Duration.ofSeconds(9).toNanos());
            }
        };

        get(cache, POLICY);

        assertThat(origin.calls.getFirst().remaining()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void whatNobodyExpectedEndsTheLoadAtOnceForAllWhoWait() {
        bench.line.beforeWrite = number -> {
            throw new IllegalStateException("secret");
        };
        long before = bench.execution.nanoTime();

        Problem problem = problem(get(cache, POLICY));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.message()).doesNotContain("secret");
        assertThat(bench.execution.nanoTime()).isEqualTo(before);
        bench.line.beforeWrite = ignored -> {};
        assertThat(get(cache, POLICY).orThrow().value()).isEqualTo("v1");
    }

    @Test
    void aLoadMayTakeHalfAsLongAgainAsItsReadersWaitAndAQuarterOfASecondAtLeast() {
        assertRemaining(POLICY.withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(4)), Duration.ofSeconds(6));
        assertRemaining(POLICY.withTimeouts(Duration.ofSeconds(8), Duration.ofSeconds(4)), Duration.ofSeconds(12));
        assertRemaining(POLICY.withTimeouts(Duration.ZERO, Duration.ofMillis(10)), Duration.ofMillis(250));
    }

    @Test
    void anAnswerThatCannotBeEncodedIsAFailureAndFreesTheKey() {
        CacheAnswer<String> answer = cache.get(new CacheRequest<>(KEY, POLICY, new Unwritable(), origin));
        bench.execution.run();

        assertThat(problem(answer).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(bench.entries.acquire(ID, Duration.ofSeconds(1), new long[0])).isPresent();
        origin.answer = () -> new LoadResult.Uncacheable<>("private");
        bench.execution.advance(Duration.ofMinutes(1));
        answer = cache.get(new CacheRequest<>(KEY, POLICY, new Unwritable(), origin));
        assertThat(problem(answer).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void whoWaitsForAnotherReplicaIsToldAtOnceWhenThatHasEnded() {
        long fence = bench.entries.acquire(ID, Duration.ofMinutes(1), new long[0]).orElseThrow();
        long begun = bench.execution.nanoTime();
        var unused = bench.execution.schedule(Duration.ofSeconds(2), () -> bench.entries.release(ID, fence));

        assertThat(get(cache, POLICY).orThrow().freshness().source()).isEqualTo(Source.ORIGIN);

        assertThat(Duration.ofNanos(bench.execution.nanoTime() - begun)).isBetween(
            Duration.ofSeconds(2),
            Duration.ofMillis(2_300)
        );
        assertThat(bench.line.writes).as("it looks now and then, never all the time").isBetween(8, 30);
    }

    @Test
    void aLeaseThatCannotBeAskedForIsDoneWithout() {
        bench.line.beforeWrite = number -> bench.line.cut = true;
        long before = bench.execution.nanoTime();

        assertThat(get(cache, POLICY).orThrow().value()).isEqualTo("v1");

        assertThat(bench.execution.nanoTime()).isEqualTo(before);
    }

    @Test
    void aRefreshAheadOfAReaderIsForNobodyWhoWaits() {
        CachePolicy eager = POLICY.withRefreshAt(0.5);
        get(cache, eager);
        bench.execution.advance(Duration.ofSeconds(40));
        get(other, eager);

        assertThat(origin.calls.getLast().priority()).isEqualTo(Priority.REFRESH);
        assertThat(origin.calls).hasSize(2);
    }

    private void assertRemaining(CachePolicy policy, Duration remaining) {
        get(cache, policy.withVersion(origin.calls.size() + 1));
        assertThat(origin.calls.getLast().remaining()).isEqualTo(remaining);
    }

    private CacheAnswer<String> get(EntryCache where, CachePolicy policy) {
        return bench.get(where, policy, origin);
    }

    private static Problem problem(CacheAnswer<String> answer) {
        return ((CacheAnswer.Failed<String>) answer).problem();
    }

    private static final class Unwritable implements Codec<String> {

        @Override
        public byte[] encode(String value) {
            throw new IllegalArgumentException("not mine");
        }

        @Override
        public String decode(byte[] bytes) {
            return Codec.utf8().decode(bytes);
        }
    }
}
