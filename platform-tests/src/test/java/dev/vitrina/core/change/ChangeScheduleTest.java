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
import dev.vitrina.api.job.JobResult;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.ChangeSetEndListener.WaitingReturn;
import dev.vitrina.core.change.SendingStops.Stop;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sets that are sent at a time, and taken back at another. */
class ChangeScheduleTest {

    private static final Person BOB = new Person(2, "bob@example.org");
    private static final HikariDataSource POOL = PlatformDatabase.create().pool();
    private static final JdbcTemplate JDBC = new JdbcTemplate(POOL);

    private ChangeBench bench;
    private Instant inAnHour;
    private Instant inTwoHours;

    @BeforeEach
    void start() {
        JDBC.update("DELETE FROM platform.change_set");
        JDBC.update("DELETE FROM platform.sending_stop");
        bench = new ChangeBench(POOL, 3);
        inAnHour = bench.now().plus(Duration.ofHours(1));
        inTwoHours = bench.now().plus(Duration.ofHours(2));
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void waitsForItsStartAndKeepsNoOtherFromBeingSent() {
        StoredSet other = bench.checked(bench.draft("c"));
        StoredSet planned = scheduled(new Plan(inAnHour, null), "a", "b");
        var unused = done(bench.confirm(other, Plan.AT_ONCE));

        JobResult result = bench.run();
        while (bench.set(other.id()).state() != ChangeSetState.VERIFIED) {
            bench.passTo(((JobResult.Waiting) result).retryAt());
            result = bench.run();
        }

        assertThat(bench.now()).isBefore(inAnHour);
        assertThat(bench.kind.batches).containsExactly(List.of("c"));
        assertThat(result).isInstanceOfSatisfying(JobResult.Waiting.class, waiting ->
            assertThat(waiting.retryAt()).isEqualTo(inAnHour)
        );
        bench.passTo(inAnHour);
        bench.work();
        assertThat(bench.set(planned.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.kind.batches).containsExactly(List.of("c"), List.of("a", "b"));
    }

    @Test
    void isCheckedAgainRightBeforeAndSendsOnlyWhatIsStillAsConfirmed() {
        bench.kind.values.putAll(Map.of("a", "\"1\"", "b", "\"1\"", "c", "\"1\"", "d", "\"1\""));
        StoredSet planned = scheduled(new Plan(inAnHour, null), "a", "b", "c", "d");
        bench.kind.values.putAll(Map.of("b", "\"2\"", "d", "\"new\""));
        bench.kind.forbiddenNow.add("c");

        bench.work();

        StoredSet ended = bench.set(planned.id());
        assertThat(bench.kind.batches).containsExactly(List.of("a"));
        assertThat(bench.states(ended)).containsOnly(
            Map.entry("a", RowState.VERIFIED),
            Map.entry("b", RowState.BLOCKED),
            Map.entry("c", RowState.BLOCKED),
            Map.entry("d", RowState.UNCHANGED)
        );
        assertThat(bench.parts.rows().in(ended, RowState.BLOCKED, 0, 9))
            .flatExtracting(StoredRow::findings)
            .extracting(finding -> finding.code())
            .containsExactly(Judgement.CHANGED_SINCE_CONFIRMED, "FORBIDDEN_NOW");
        assertThat(ended.schedule().held()).isEqualTo(2);
        assertThat(ended.state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
        assertThat(bench.ended.getLast().failed()).isEqualTo(2);
    }

    @Test
    void doesNotStartWhileSendingIsStoppedAndIsCheckedWhenItGoesOn() {
        StoredSet planned = scheduled(new Plan(inAnHour, null), "a", "b");
        assertThat(bench.parts.stops().stop(new Stop(SHOP, "", Instant.EPOCH, ANN))).isTrue();
        bench.passTo(inTwoHours);
        var held = bench.run();
        assertThat(bench.kind.batches).isEmpty();
        bench.kind.forbiddenNow.add("b");

        assertThat(bench.parts.stops().goOn(SHOP)).isTrue();
        bench.work();

        assertThat(held).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.kind.batches).containsExactly(List.of("a"));
        assertThat(bench.set(planned.id()).schedule().held()).isEqualTo(1);
    }

    @Test
    void isMovedOrStoppedBeforeItStartsByWhoSawItAsItIs() {
        StoredSet planned = scheduled(new Plan(inAnHour, null), "a");

        assertThat(move(planned, planned.version() - 1, inTwoHours, ANN)).isEqualTo("CONFLICT");
        assertThat(move(planned, planned.version(), bench.now(), ANN)).isEqualTo(Plan.INVALID);
        StoredSet moved = done(bench.acts.reschedule(planned, planned.version(), new Plan(inTwoHours, null), ANN));
        bench.passTo(inAnHour);
        assertThat(bench.run()).isInstanceOfSatisfying(JobResult.Waiting.class, waiting ->
            assertThat(waiting.retryAt()).isEqualTo(inTwoHours)
        );
        assertThat(done(bench.acts.cancel(moved, moved.version())).state()).isEqualTo(ChangeSetState.CANCELLED);
        bench.passTo(inTwoHours);
        bench.work();
        assertThat(bench.kind.batches).isEmpty();

        StoredSet begun = scheduled(new Plan(inTwoHours.plusSeconds(60), null), "b");
        bench.work();
        StoredSet ended = bench.set(begun.id());
        assertThat(move(ended, ended.version(), bench.now().plusSeconds(9), ANN)).isEqualTo("WRONG_STATE");
    }

    @Test
    void isMovedByAnotherPersonWhereFourEyesAreAskedFor() {
        bench.kind.policy = () -> ChangePolicy.DEFAULT.fourEyes(true);
        StoredSet made = bench.checked(bench.draftBy(BOB, List.of(row("a"))));
        StoredSet planned = done(bench.confirm(made, new Plan(inAnHour, null)));

        assertThat(move(planned, planned.version(), inTwoHours, BOB)).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(
            done(bench.acts.reschedule(planned, planned.version(), new Plan(inTwoHours, null), ANN)).schedule().sendAt()
        ).isEqualTo(inTwoHours);
    }

    /** A set that is due and not checked again yet, for sending is stopped: who moves its return does not have it sent unchecked. */
    @Test
    void isCheckedAgainAlsoWhenItsReturnIsMovedAfterItsStart() {
        StoredSet planned = scheduled(new Plan(inAnHour, inTwoHours), "a", "b");
        assertThat(bench.parts.stops().stop(new Stop(SHOP, "", Instant.EPOCH, ANN))).isTrue();
        bench.passTo(inAnHour);
        var held = bench.run();
        bench.kind.forbiddenNow.add("b");

        Plan later = new Plan(inAnHour, inTwoHours.plusSeconds(60));
        StoredSet moved = done(bench.acts.reschedule(planned, planned.version(), later, ANN));
        assertThat(bench.parts.stops().goOn(SHOP)).isTrue();
        bench.work();

        assertThat(held).isInstanceOf(JobResult.Waiting.class);
        assertThat(moved.version()).isGreaterThan(planned.version());
        assertThat(moved.schedule().returnAt()).isEqualTo(later.returnAt());
        assertThat(bench.kind.batches).containsExactly(List.of("a"));
        assertThat(bench.states(moved)).containsEntry("b", RowState.BLOCKED);
    }

    @Test
    void refusesATimeThatCannotBeMeant() {
        StoredSet set = bench.checked(bench.draft("a"));
        for (Plan plan : List.of(
            new Plan(bench.now(), null),
            new Plan(inTwoHours, inAnHour),
            new Plan(null, bench.now()),
            new Plan(bench.now().plus(Duration.ofDays(400)), null)
        )) {
            assertThat(refused(bench.confirm(set, plan))).isEqualTo(Plan.INVALID);
        }
    }

    @Test
    void isTakenBackAtItsTimeByTheConfirmationAlreadyGiven() {
        bench.kind.values.putAll(Map.of("a", "\"old a\"", "b", "\"old b\""));
        StoredSet set = scheduled(new Plan(null, inTwoHours), "a", "b", "rejected");
        bench.work();
        bench.returns().run();
        assertThat(bench.set(set.id()).rolledBackBy()).as("before its time").isNull();

        bench.passTo(inTwoHours);
        bench.returns().run();
        bench.work();
        bench.returns().run();

        StoredSet back = back(set);
        assertThat(back.state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(back.confirmedBy()).isEqualTo(ANN);
        assertThat(bench.kind.values).containsEntry("a", "\"old a\"").containsEntry("b", "\"old b\"");
        assertThat(bench.audit).extracting(AuditRecord::action).contains("changeSetReturned");
        assertThat(JDBC.queryForObject("SELECT count(*) FROM platform.change_set", Long.class)).isEqualTo(2);
        assertThat(bench.waiting).isEmpty();
    }

    @Test
    void aReturnWaitsForPeopleWhereSomebodyChangedAValueMeanwhile() {
        bench.kind.values.put("a", "\"old\"");
        StoredSet set = scheduled(new Plan(null, inTwoHours), "a");
        bench.work();
        bench.kind.values.put("a", "\"somebody else's\"");

        bench.passTo(inTwoHours);
        bench.returns().run();
        bench.work();

        StoredSet back = back(set);
        assertThat(back.state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.kind.values).containsEntry("a", "\"somebody else's\"");
        assertThat(bench.waiting).extracting(WaitingReturn::id).containsExactly(back.id());
    }

    /** Somebody has begun to take it back, and left it: nothing is taken back, and nobody is to believe that it was. */
    @Test
    void tellsOfARollBackThatSomebodyLeftWhenItsReturnComes() {
        StoredSet set = scheduled(new Plan(null, inTwoHours), "a");
        bench.work();
        StoredSet left = done(bench.rollBack.of(bench.set(set.id()), null, ANN));
        bench.work();

        bench.passTo(inTwoHours);
        bench.returns().run();
        bench.returns().run();

        assertThat(bench.set(left.id()).state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.waiting).extracting(WaitingReturn::id).containsExactly(left.id());
    }

    @Test
    void tellsOfARollBackThatFailedAndNotOfOneThatIsDone() {
        bench.kind.values.putAll(Map.of("a", "\"old\"", "rejected", "\"old\""));
        StoredSet done = scheduled(new Plan(null, inTwoHours), "a");
        bench.work();
        StoredSet failing = scheduled(new Plan(null, inTwoHours), "rejected");
        bench.work();
        var again = done(bench.retry(bench.set(failing.id()), 1));
        bench.work();
        takeBack(done);
        takeBack(failing);
        assertThat(back(done).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(back(failing).state()).isEqualTo(ChangeSetState.FAILED);

        bench.passTo(inTwoHours);
        bench.returns().run();

        assertThat(bench.waiting).extracting(WaitingReturn::id).containsExactly(back(failing).id());
    }

    private void takeBack(StoredSet set) {
        StoredSet back = done(bench.rollBack.of(bench.set(set.id()), null, ANN));
        bench.work();
        StoredSet checked = bench.set(back.id());
        var confirmed = done(bench.confirm(checked, Plan.AT_ONCE));
        bench.work();
    }

    /** Of a row that is not verified nobody knows what it left, so that a later change by somebody else is not seen. */
    @Test
    void aReturnWaitsForPeopleWhereARowIsNotVerified() {
        bench.kind.values.putAll(Map.of("a", "\"old\"", "late", "\"old\""));
        StoredSet set = scheduled(new Plan(null, inTwoHours), "a", "late");
        bench.work();
        bench.kind.values.put("late", "\"somebody else's\"");

        bench.passTo(inTwoHours);
        bench.returns().run();
        bench.work();

        StoredSet back = back(set);
        assertThat(back.state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.states(back)).containsOnlyKeys("a", "late");
        assertThat(bench.kind.values).containsEntry("late", "\"somebody else's\"");
        assertThat(bench.waiting).extracting(WaitingReturn::id).containsExactly(back.id());
    }

    @Test
    void refusesAReturnOfWhatCannotBeTakenBack() {
        StoredSet set = bench.checked(bench.draft("a", "once"));

        assertThat(refused(bench.confirm(set, new Plan(null, inTwoHours)))).isEqualTo("CANNOT_RETURN");
        StoredSet planned = done(bench.confirm(set, new Plan(inAnHour, null)));
        Plan back = new Plan(inAnHour, inTwoHours);
        assertThat(refused(bench.acts.reschedule(planned, planned.version(), back, ANN))).isEqualTo("CANNOT_RETURN");
    }

    /** Planned before its kind said so. */
    @Test
    void tellsThatNothingIsTakenBackWhereNothingCanBe() {
        StoredSet set = bench.checked(bench.draft("once"));
        var confirmed = done(bench.confirm(set, Plan.AT_ONCE));
        bench.work();
        JDBC.update("UPDATE platform.change_set SET return_at = ?::timestamptz", inTwoHours.toString());

        bench.passTo(inTwoHours);
        bench.returns().run();

        assertThat(bench.set(set.id()).rolledBackBy()).isNull();
        assertThat(bench.waiting).extracting(WaitingReturn::id).containsExactly(set.id());
    }

    @Test
    void whatIsNotSentWhenItsReturnComesIsNotSentAnyMore() {
        StoredSet set = scheduled(new Plan(inAnHour, inTwoHours), "a");
        bench.passTo(inTwoHours);

        bench.returns().run();
        bench.work();

        assertThat(bench.kind.batches).isEmpty();
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CANCELLED);
    }

    @Test
    void survivesADeathAtAnyCommit() {
        for (boolean before : List.of(true, false)) {
            int commit = 1;
            while (diesAndGoesOn(commit, before)) {
                commit++;
            }
            assertThat(commit).as("commits from the start to the return").isGreaterThan(8);
        }
    }

    private boolean diesAndGoesOn(int commit, boolean before) {
        start();
        bench.kind.values.putAll(Map.of("a", "\"old\"", "b", "\"old\"", "c", "\"old\"", "d", "\"old\""));
        StoredSet set = scheduled(new Plan(inAnHour, inTwoHours), "a", "b", "c", "d");
        bench.dieAt(commit, before);
        boolean died = false;
        try {
            live();
        } catch (ChangeBench.Death death) {
            died = true;
        }
        bench.dieAt(-1, before);

        live();
        live();

        StoredSet ended = bench.set(set.id());
        Map<String, RowState> sent = bench.states(ended);
        Map<String, RowState> back = ended.rolledBackBy() == null ? Map.of() : bench.states(back(ended));
        assertThat(ended.schedule().returned()).as("death at commit %d, before: %s", commit, before).isTrue();
        assertThat(bench.kind.batches.stream().flatMap(List::stream)).hasSizeLessThanOrEqualTo(8);
        sent.forEach((key, state) -> {
            // What was committed to be sent and never was is known not to be there: people may have it sent again.
            assertThat(state).isIn(RowState.VERIFIED, RowState.FAILED);
            boolean applied = state == RowState.VERIFIED;
            boolean takenBack = back.get(key) == RowState.VERIFIED;
            assertThat(back.containsKey(key)).isEqualTo(applied);
            assertThat(bench.kind.values).containsEntry(key, applied && !takenBack ? "\"new\"" : "\"old\"");
        });
        return died;
    }

    private void live() {
        bench.work();
        if (bench.now().isBefore(inTwoHours)) {
            bench.passTo(inTwoHours);
        }
        bench.returns().run();
        bench.work();
    }

    /** The set that takes it back. */
    private StoredSet back(StoredSet set) {
        return bench.set(Objects.requireNonNull(bench.set(set.id()).rolledBackBy()));
    }

    private StoredSet scheduled(Plan plan, String... keys) {
        return done(bench.confirm(bench.checked(bench.draft(keys)), plan));
    }

    private String move(StoredSet set, int version, Instant sendAt, Person by) {
        return refused(bench.acts.reschedule(set, version, new Plan(sendAt, null), by));
    }
}
