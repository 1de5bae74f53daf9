package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.done;
import static dev.vitrina.core.change.ChangeBench.refused;
import static dev.vitrina.core.change.ChangeBench.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a kind asks of who confirms, and that nobody acts on a set which is not what was seen. */
class ChangePolicyTest {

    private static final Person BOB = new Person(2, "bob@example.org");
    private static final Person EVE = new Person(3, "eve@example.org");
    private static final HikariDataSource POOL = PlatformDatabase.create().pool();

    private ChangeBench bench;

    @BeforeEach
    void start() {
        new JdbcTemplate(POOL).update("DELETE FROM platform.change_set");
        bench = new ChangeBench(POOL, 3);
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void wantsTheNumberTypedAboveTheLimit() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.typedAbove(2);
        StoredSet two = bench.checked(bench.draft("a", "b"));
        StoredSet three = bench.checked(bench.draft("a", "b", "c"));

        assertThat(done(confirm(two, 2, null)).state()).isEqualTo(ChangeSetState.CONFIRMED);
        assertThat(refused(confirm(three, 3, null))).isEqualTo("TYPE_THE_NUMBER");
        assertThat(refused(confirm(three, 3, 30))).isEqualTo("TYPE_THE_NUMBER");
        assertThat(done(confirm(three, 3, 3)).state()).isEqualTo(ChangeSetState.CONFIRMED);
    }

    @Test
    void isConfirmedByAnotherPersonThanWhoMadeItAndWhoEditedIt() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.fourEyes(true);
        StoredSet made = bench.checked(bench.draftBy(ANN, List.of(row("a"), row("b"))));

        assertThat(refused(bench.confirm(made, made.version(), 2, ANN, false))).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(refused(bench.confirm(made, made.version(), 2, ANN, true))).isEqualTo("NEEDS_ANOTHER_PERSON");
        StoredSet edited = done(bench.acts.delete(made, made.version(), List.of("b"), BOB));
        assertThat(refused(bench.confirm(edited, edited.version(), 1, BOB, false))).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(refused(bench.confirm(edited, edited.version(), 1, ANN, false))).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(bench.audit).isEmpty();

        StoredSet confirmed = done(bench.confirm(edited, edited.version(), 1, EVE, false));

        assertThat(confirmed.confirmedBy()).isEqualTo(EVE);
        assertThat(bench.audit)
            .extracting(AuditRecord::action, AuditRecord::userEmail)
            .containsExactly(tuple("changeSetApproved", EVE.email()));
        assertThat(bench.audit.getFirst().input()).contains(ANN.email(), BOB.email());
    }

    @Test
    void isConfirmedOnlyByACheckThatIsFreshEnough() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.checkedWithin(Duration.ofHours(1));
        StoredSet set = bench.checked(bench.draft("a"));

        bench.pass(Duration.ofMinutes(61));
        assertThat(refused(bench.confirm(set, set.version(), 1, ANN, false))).isEqualTo("CHECK_TOO_OLD");
        assertThat(refused(bench.confirm(set, set.version(), 1, ANN, true))).isEqualTo("CHECK_TOO_OLD");
        StoredSet again = bench.checked(set);
        bench.pass(Duration.ofMinutes(59));
        assertThat(done(bench.confirm(again, again.version(), 1, ANN, false)).state()).isEqualTo(
            ChangeSetState.CONFIRMED
        );
    }

    @Test
    void oneIsEnoughWhereThePolicySaysNothing() {
        StoredSet made = bench.checked(bench.draftBy(ANN, List.of(row("a"))));

        assertThat(done(bench.confirm(made, made.version(), 1, ANN, false)).confirmedBy()).isEqualTo(ANN);
    }

    @Test
    void hasAsManyRowsAsThePolicyAllowsAndNoMore() {
        StoredSet three = bench.checked(bench.draft("a", "b", "c"));
        bench.kind.policy = () -> ChangePolicy.DEFAULT.maxRows(2);

        assertThat(refused(bench.confirm(three, three.version(), 3, ANN, false))).isEqualTo("TOO_MANY_ROWS");
        assertThatExceptionOfType(VitrinaException.class)
            .isThrownBy(() -> bench.draft("a", "b", "c"))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT))
            .withMessageContaining("at most 2 rows");
        assertThat(bench.draft("a", "b").total()).isEqualTo(2);
    }

    @Test
    void whatWasDoneIsTakenBackHoweverManyRowsItHas() {
        StoredSet three = bench.confirmed("a", "b", "c");
        bench.work();
        bench.kind.policy = () -> ChangePolicy.DEFAULT.maxRows(2);

        StoredSet back = done(bench.rollBack.of(bench.set(three.id()), null, ANN));
        bench.work();

        StoredSet checked = bench.set(back.id());
        assertThat(ConfirmRules.obstacles(checked, bench.kind.policy.get(), ANN.userId())).isEmpty();
    }

    @Test
    void nothingIsConfirmedWhileThePluginFailsAtItsPolicy() {
        StoredSet set = bench.checked(bench.draft("a"));
        bench.kind.policy = () -> {
            throw new IllegalStateException("no settings");
        };

        assertThatExceptionOfType(VitrinaException.class)
            .isThrownBy(() -> bench.confirm(set, set.version(), 1, ANN, false))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_UNAVAILABLE));
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(ConfirmRules.obstacles(set, null, ANN.userId())).containsExactly(Obstacle.PLUGIN_AWAY);
    }

    @Test
    void nobodyActsOnASetThatIsNotWhatWasSeen() {
        StoredSet seen = bench.checked(bench.draft("a", "b"));
        var unused = done(bench.acts.delete(seen, seen.version(), List.of("b"), ANN));

        assertThat(refused(bench.acts.check(seen, seen.version()))).isEqualTo("CONFLICT");
        assertThat(refused(bench.acts.cancel(seen, seen.version()))).isEqualTo("CONFLICT");
        assertThat(refused(bench.acts.delete(seen, seen.version(), List.of("a"), ANN))).isEqualTo("CONFLICT");
        assertThat(refused(confirm(seen, 1, 1))).isEqualTo("CONFLICT");
        StoredSet now = bench.set(seen.id());
        var confirmed = done(confirm(now, 1, 1));
        bench.work();
        assertThat(refused(bench.rollBack.of(bench.set(seen.id()), now.version(), ANN))).isEqualTo("CONFLICT");
        assertThat(refused(bench.retry(now, 0))).isEqualTo("CONFLICT");
        assertThat(done(bench.rollBack.of(bench.set(seen.id()), confirmed.version(), ANN)).rollbackOf()).isEqualTo(
            seen.id()
        );
    }

    private ActResult confirm(StoredSet set, int rows, @Nullable Integer typed) {
        return bench.acts.confirm(set, new Confirmation(set.version(), rows, typed, ANN, Plan.AT_ONCE, false));
    }
}
