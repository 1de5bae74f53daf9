package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.SHOP;
import static dev.vitrina.core.change.ChangeBench.done;
import static dev.vitrina.core.change.ChangeBench.refused;
import static dev.vitrina.core.change.ChangeBench.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sending again what failed takes what a confirmation takes, and what is there by then is looked at before. */
class ChangeRetryTest {

    private static final Person BOB = new Person(2, "bob@example.org");
    private static final HikariDataSource POOL = PlatformDatabase.create().pool();

    private ChangeBench bench;

    @BeforeEach
    void start() {
        new JdbcTemplate(POOL).update("DELETE FROM platform.change_set");
        new JdbcTemplate(POOL).update("DELETE FROM platform.sending_stop");
        bench = new ChangeBench(POOL, 3);
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void sendsOnlyWhatIsStillAsItWasConfirmedAndAllowed() {
        bench.kind.values.putAll(Map.of("rejected 1", "\"1\"", "rejected 2", "\"1\"", "rejected 3", "\"1\""));
        StoredSet failed = failed("rejected 1", "rejected 2", "rejected 3");
        bench.kind.values.put("rejected 1", "\"somebody else's\"");
        bench.kind.forbiddenNow.add("rejected 2");

        StoredSet again = done(bench.retry(failed, 3));
        bench.work();

        assertThat(bench.states(again)).containsOnly(
            Map.entry("rejected 1", RowState.BLOCKED),
            Map.entry("rejected 2", RowState.BLOCKED),
            Map.entry("rejected 3", RowState.VERIFIED)
        );
        assertThat(bench.kind.values).containsEntry("rejected 1", "\"somebody else's\"");
        assertThat(bench.kind.batches).hasSize(2).last().isEqualTo(List.of("rejected 3"));
        assertThat(bench.set(again.id()).state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
    }

    /** What an attempt before has left of its own is no change by somebody else. */
    @Test
    void goesOnWhereItsKindSaysThatItBegan() {
        bench.kind.values.put("late", "\"old\"");
        StoredSet failed = failed("late");
        bench.kind.values.put("late", "\"half\"");

        StoredSet again = done(bench.retry(failed, 1));
        bench.work();

        assertThat(bench.states(again)).containsEntry("late", RowState.VERIFIED);
        assertThat(bench.kind.values).containsEntry("late", "\"new\"");
    }

    @Test
    void whatCameTrueMeanwhileIsVerifiedAndCanBeTakenBack() {
        bench.kind.values.put("rejected", "\"old\"");
        StoredSet failed = failed("rejected");
        bench.kind.values.put("rejected", "\"new\"");

        StoredSet again = done(bench.retry(failed, 1));
        bench.work();

        assertThat(bench.states(again)).containsEntry("rejected", RowState.VERIFIED);
    }

    @Test
    void takesAnotherPersonAndTheNumberTypedWhereAConfirmationDoes() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.fourEyes(true).typedAbove(1);
        StoredSet made = bench.checked(bench.draftBy(BOB, List.of(row("rejected 1"), row("rejected 2"))));
        var confirmed = done(bench.confirm(made, made.version(), 2, ANN, false));
        bench.work();
        StoredSet failed = bench.set(made.id());

        assertThat(refused(bench.retry(failed, 2, 2, BOB))).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(refused(bench.retry(failed, 2, null, ANN))).isEqualTo("TYPE_THE_NUMBER");
        assertThat(refused(bench.retry(failed, 1, 2, ANN))).isEqualTo("ROW_COUNT");
        assertThat(bench.kind.batches).hasSize(1);
        assertThat(done(bench.retry(failed, 2, 2, ANN)).state()).isEqualTo(ChangeSetState.CONFIRMED);
        assertThat(bench.audit)
            .filteredOn(line -> line.action().equals("changeSetApproved"))
            .hasSize(2);
    }

    @Test
    void isRefusedOnceARollBackWasMadeAndNotCancelled() {
        var confirmed = bench.confirmed("a", "rejected");
        bench.work();
        StoredSet failed = bench.set(confirmed.id());
        StoredSet back = done(bench.rollBack.of(failed, null, ANN));

        assertThat(refused(bench.retry(failed, 1))).isEqualTo("TAKEN_BACK");
        var cancelled = done(bench.acts.cancel(back, null));
        assertThat(done(bench.retry(bench.set(failed.id()), 1)).state()).isEqualTo(ChangeSetState.CONFIRMED);
    }

    @Test
    void isRefusedOnceItsReturnHasCome() {
        StoredSet checked = bench.checked(bench.draft("rejected"));
        var confirmed = done(bench.confirm(checked, new Plan(null, bench.now().plus(Duration.ofHours(2)))));
        bench.work();
        bench.pass(Duration.ofHours(3));
        bench.returns().run();
        StoredSet failed = bench.set(checked.id());

        assertThat(failed.schedule().returned()).isTrue();
        assertThat(refused(bench.retry(failed, 1))).isEqualTo("TAKEN_BACK");
    }

    private StoredSet failed(String... keys) {
        var confirmed = bench.confirmed(keys);
        bench.work();
        StoredSet failed = bench.set(confirmed.id());
        assertThat(failed.shop()).isEqualTo(SHOP);
        assertThat(failed.state()).isEqualTo(ChangeSetState.FAILED);
        return failed;
    }
}
