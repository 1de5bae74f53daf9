package dev.vitrina.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What mirrors are described by, and what they say of themselves. */
class MirrorContractTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Problem PROBLEM = new Problem(FailureKind.UNAVAILABLE, "down", null);

    @Test
    void isFreshForAsLongAsItsReaderSays() {
        assertThat(status(NOW.minus(HOUR), null).freshness(HOUR)).isEqualTo(
            new Freshness(State.FRESH, NOW.minus(HOUR), HOUR, NOW, Source.MIRROR, null)
        );
        Instant older = NOW.minus(HOUR).minusMillis(1);
        assertThat(status(older, null).freshness(HOUR)).isEqualTo(
            new Freshness(State.STALE, older, HOUR.plusMillis(1), older.plus(HOUR), Source.MIRROR, null)
        );
    }

    @Test
    void isStaleByAnErrorWhenItsRunHasFailed() {
        SyncRun failed = run(NOW.minusSeconds(5), PROBLEM);

        assertThat(status(NOW.minus(HOUR), failed).freshness(Duration.ZERO)).isEqualTo(
            new Freshness(State.STALE_ON_ERROR, NOW.minus(HOUR), HOUR, NOW.minus(HOUR), Source.MIRROR, PROBLEM)
        );
        assertThat(status(NOW, failed).freshness(HOUR).state()).isEqualTo(State.FRESH);
    }

    @Test
    void countsFromItsFirstRunUntilThatHasEnded() {
        Instant begun = NOW.minusSeconds(30);

        assertThat(status(null, run(begun, null)).freshness(HOUR)).isEqualTo(
            new Freshness(State.STALE, begun, Duration.ofSeconds(30), begun, Source.MIRROR, null)
        );
        assertThat(status(null, run(begun, PROBLEM)).freshness(HOUR).state()).isEqualTo(State.STALE_ON_ERROR);
        assertThat(status(null, null).freshness(HOUR)).isEqualTo(
            new Freshness(State.STALE, NOW, Duration.ZERO, NOW, Source.MIRROR, null)
        );
    }

    @Test
    void isNeverYoungerThanNothing() {
        assertThat(status(NOW.plusSeconds(5), null).freshness(HOUR).age()).isZero();
    }

    @Test
    void aRowWasSeenWhenItWasWrittenOrByTheLastRunThatSawAll() {
        MirrorStatus seen = new MirrorStatus(NOW, NOW, true, Duration.ZERO, 1, 0, null, null, NOW);

        assertThat(seen.seen(NOW.minusSeconds(5))).isEqualTo(NOW);
        assertThat(seen.seen(NOW.plusSeconds(5))).isEqualTo(NOW.plusSeconds(5));
        assertThat(status(NOW, null).seen(NOW.minusSeconds(5))).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void refusesADefinitionThatMakesNoSense() {
        for (double guard : new double[] { 0, 0.5, 1 }) {
            assertThat(definition(guard).shrinkGuard()).isEqualTo(guard);
        }
        for (double guard : new double[] { -0.01, 1.01, Double.NaN }) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> definition(guard))
                .withMessageContaining("shrinkGuard");
        }
        assertThatIllegalArgumentException()
            .isThrownBy(() -> definition(0).keepingChanges(Duration.ofNanos(-1)))
            .withMessageContaining("keepChanges");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new SourceLag(Duration.ofNanos(-1), (cursor, until) -> cursor))
            .withMessageContaining("lag");
        assertThat(SourceLag.NONE.limit().notPast("cursor", NOW)).isEqualTo("cursor");
    }

    @Test
    void onlyARunThatIsAskedToStopsEarly() {
        SyncListener listener = progress -> {};

        assertThat(listener.cancelled()).isFalse();
    }

    private static MirrorDefinition<Long> definition(double shrinkGuard) {
        return new MirrorDefinition<>(
            "m",
            "t",
            Long::longValue,
            String::valueOf,
            String::valueOf,
            List.of(),
            query -> new PageSource.PageResult.Page<>(List.of(), null, true),
            shrinkGuard
        );
    }

    private static MirrorStatus status(@Nullable Instant asOf, @Nullable SyncRun current) {
        return new MirrorStatus(asOf, null, asOf != null, Duration.ZERO, 0, 0, current, null, NOW);
    }

    private static SyncRun run(Instant startedAt, @Nullable Problem problem) {
        return new SyncRun(1, 1, "m", SyncMode.FULL, startedAt, null, null, problem, 0, 0, 0, 0, 0, 0, 0, null);
    }
}
