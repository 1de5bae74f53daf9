package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.done;
import static dev.vitrina.core.change.ChangeBench.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that are judged before they are kept, on a real database. */
class DraftCheckTest {

    private static final HikariDataSource POOL = PlatformDatabase.create().pool();
    private static final JdbcTemplate JDBC = new JdbcTemplate(POOL);

    private ChangeBench bench;

    @BeforeEach
    void start() {
        JDBC.update("DELETE FROM platform.change_set");
        bench = new ChangeBench(POOL, 3);
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    private static List<DraftRow> rows(String... keys) {
        return Stream.of(keys).map(ChangeBench::row).toList();
    }

    @Test
    void arePutDownWithWhatTheirKindSaysAndNotJudgedAgain() {
        bench.kind.judgesAtOnce = key -> true;
        bench.kind.values.put("same", "\"new\"");
        bench.kind.values.put("a", "\"old\"");

        StoredSet set = bench.checking(
            null,
            List.of(row("a"), row("same"), row("bad", null, "\"forbidden\""), row("risky"))
        );

        assertThat(set.state()).isEqualTo(ChangeSetState.CHECKING);
        assertThat(bench.states(set)).containsExactlyInAnyOrderEntriesOf(
            Map.of("a", RowState.READY, "same", RowState.UNCHANGED, "bad", RowState.BLOCKED, "risky", RowState.READY)
        );
        assertThat(set.rows()).containsExactlyInAnyOrderEntriesOf(
            Map.of(RowState.READY, 2, RowState.UNCHANGED, 1, RowState.BLOCKED, 1)
        );
        List<StoredRow> ready = bench.parts.rows().in(set, RowState.READY, 0, 9);
        assertThat(ready.getFirst().row().fields().getFirst().before()).isEqualTo("\"old\"");
        assertThat(ready.getLast().findings()).singleElement().extracting("code").isEqualTo("BELOW_FLOOR");
        assertThat(bench.parts.rows().isDoubtful(set)).isTrue();

        bench.work();

        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.kind.checkedAtOnce).isEmpty();
        StoredSet checked = bench.set(set.id());
        var unused = done(bench.confirm(checked, checked.version(), 2, ANN, false));
        bench.work();
        assertThat(bench.kind.batches).containsExactly(List.of("a", "risky"));
    }

    @Test
    void areJudgedByTheCheckWhereTheirKindSaysNothingYet() {
        bench.kind.judgesAtOnce = "a"::equals;

        StoredSet set = bench.checking(null, rows("a", "b", "c"));

        assertThat(set.rows()).containsExactlyInAnyOrderEntriesOf(Map.of(RowState.READY, 1, RowState.DRAFT, 2));
        bench.work();
        assertThat(bench.kind.checkedAtOnce).containsExactly(2);
        assertThat(bench.set(set.id()).rows()).containsExactly(Map.entry(RowState.READY, 3));
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CHECKED);
    }

    /** Of what the others cost in time nothing may be told that does not hold any more. */
    @Test
    void areJudgedAgainWhereTheOthersTookLongerThanACheckIsGoodFor() {
        bench.kind.judgesAtOnce = "a"::equals;
        StoredSet set = bench.checking(null, rows("a", "b"));
        bench.kind.later = 1;
        assertThat(bench.run()).isInstanceOf(JobResult.Waiting.class);
        bench.kind.forbiddenNow.add("a");
        bench.pass(Duration.ofDays(1).plusSeconds(1));

        bench.work();

        assertThat(bench.states(set)).containsExactlyInAnyOrderEntriesOf(
            Map.of("a", RowState.BLOCKED, "b", RowState.READY)
        );
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CHECKED);
    }

    /** One that cannot be kept is none. */
    @Test
    void areLeftToTheCheckWhereAVerdictIsNoJson() {
        bench.kind.judgesAtOnce = key -> true;
        bench.kind.values.put("a", "{");

        StoredSet set = bench.checking(null, rows("a", "b"));

        assertThat(set.rows()).containsExactly(Map.entry(RowState.DRAFT, 2));
    }

    @Test
    void areLeftToTheCheckByAKindThatFails() {
        bench.kind.judgesAtOnce = key -> {
            throw new IllegalStateException("Broken on purpose");
        };

        StoredSet set = bench.checking(null, rows("a", "b"));

        assertThat(set.rows()).containsExactly(Map.entry(RowState.DRAFT, 2));
        bench.work();
        assertThat(bench.set(set.id()).rows()).containsExactly(Map.entry(RowState.READY, 2));
    }

    @Test
    void areWarnedOfWhatTheHostSees() {
        var other = bench.confirmed("a");
        bench.kind.judgesAtOnce = key -> true;
        bench.kind.values.put("b", "\"another\"");

        StoredSet set = bench.checking(null, List.of(row("a"), row("b", "\"old\"", "\"new\""), row("c")));

        assertThat(bench.parts.rows().in(set, RowState.READY, 0, 9))
            .flatExtracting(StoredRow::findings)
            .extracting("code", "message")
            .containsExactly(
                tuple(Judgement.UNDER_WAY, "Change set %d is changing this as well".formatted(other.id())),
                tuple(Judgement.CHANGED_SINCE, "It was changed meanwhile: the draft took it for \"old\"")
            );
    }

    /** As many at once as the kind wants, and never all of them in memory. */
    @Test
    void areJudgedInPartsOfTheKindsSize() {
        bench.kind.judgesAtOnce = key -> true;
        bench.kind.checkSize = 400;

        StoredSet set = bench.checking(null, () ->
            IntStream.range(0, 1_000)
                .mapToObj(i -> row("k%04d".formatted(i)))
                .iterator()
        );

        assertThat(bench.kind.draftedAtOnce).containsExactlyInAnyOrderEntriesOf(Map.of(0, 400, 400, 400, 800, 200));
        assertThat(set.rows()).containsExactly(Map.entry(RowState.READY, 1_000));
        assertThat(bench.parts.rows().in(set, RowState.READY, 0, 2_000))
            .extracting(StoredRow::ordinal)
            .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void areKeptWholeOrNotAtAll() {
        bench.kind.judgesAtOnce = key -> true;
        bench.kind.checkSize = 2;

        assertThatThrownBy(() -> bench.checking(null, rows("a", "b", "c", "a")))
            .isInstanceOf(VitrinaException.class)
            .hasMessage("Two rows have the key a");
        assertThatThrownBy(() -> bench.checking(null, List.of()))
            .isInstanceOf(VitrinaException.class)
            .hasMessage("A change set must have rows");
        assertThat(JDBC.queryForObject("SELECT count(*) FROM platform.change_set", Long.class)).isZero();
    }

    @Test
    void areThoseOfTheFirstRequestWithTheKey() {
        StoredSet drafted = bench.draft("once", rows("a"));
        assertThat(drafted.state()).isEqualTo(ChangeSetState.DRAFT);

        StoredSet again = bench.checking("once", rows("a", "b"));

        assertThat(again.id()).isEqualTo(drafted.id());
        assertThat(again.state()).as("was never checked").isEqualTo(ChangeSetState.CHECKING);
        bench.work();
        StoredSet checked = bench.set(again.id());
        assertThat(bench.checking("once", rows("a")).version()).as("left as it is").isEqualTo(checked.version());
    }
}
