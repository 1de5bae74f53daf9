package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.SHOP;
import static dev.vitrina.core.change.ChangeBench.done;
import static dev.vitrina.core.change.ChangeBench.refused;
import static dev.vitrina.core.change.ChangeBench.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.change.ChangeSetEndListener.EndedSet;
import dev.vitrina.core.testing.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The life of a change set, on a real database and with an upstream that does everything one may do. */
class ChangeLifeTest {

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

    @Test
    void goesFromADraftToWhatIsVerifiedAtTheUpstream() {
        bench.kind.values.put("a", "\"old\"");

        StoredSet checked = bench.checked(bench.draft("a", "b", "c", "d"));

        assertThat(checked.state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.parts.rows().in(checked, RowState.READY, 0, 9).getFirst().row().fields()).containsExactly(
            new FieldChange("value", "\"old\"", "\"new\"")
        );

        StoredSet confirmed = done(bench.confirm(checked, checked.version(), 4, ANN, false));
        bench.work();

        StoredSet ended = bench.set(confirmed.id());
        assertThat(ended.state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(ended.rows()).containsExactly(Map.entry(RowState.VERIFIED, 4));
        assertThat(bench.kind.batches).containsExactly(List.of("a", "b", "c"), List.of("d"));
        assertThat(bench.kind.values).hasSize(4).containsValue("\"new\"");
        assertThat(bench.kind.applied).containsExactly("a", "b", "c", "d");
        assertThat(bench.audit)
            .extracting(AuditRecord::action, AuditRecord::userEmail)
            .containsExactly(tuple("changeSetEnded", ANN.email()));
    }

    @Test
    void sendsOnlyWhatTheCheckLeaves() {
        bench.kind.values.put("same", "\"new\"");
        StoredSet checked = bench.checked(
            bench.draft(null, List.of(row("a"), row("bad", null, "\"forbidden\""), row("same"), row("unseen")))
        );

        assertThat(bench.states(checked)).containsExactlyInAnyOrderEntriesOf(
            Map.of("a", RowState.READY, "bad", RowState.BLOCKED, "same", RowState.UNCHANGED, "unseen", RowState.BLOCKED)
        );
        var unused = done(bench.confirm(checked, checked.version(), 1, ANN, false));
        bench.work();
        assertThat(bench.kind.batches).containsExactly(List.of("a"));
        assertThat(bench.set(checked.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
    }

    @Test
    void sendsAgainOnlyWhatFailed() {
        StoredSet set = bench.confirmed("a", "rejected", "late");
        bench.work();
        StoredSet partly = bench.set(set.id());
        assertThat(partly.state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
        assertThat(bench.states(partly)).containsOnly(
            Map.entry("a", RowState.VERIFIED),
            Map.entry("rejected", RowState.FAILED),
            Map.entry("late", RowState.FAILED)
        );

        assertThat(refused(bench.retry(partly, 3))).isEqualTo("ROW_COUNT");
        var unused = done(bench.retry(partly, 2));
        bench.work();

        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.kind.batches).containsExactly(List.of("a", "rejected", "late"), List.of("rejected", "late"));
        assertThat(bench.kind.takenTwice()).isEmpty();
        assertThat(bench.ended)
            .extracting(EndedSet::id, EndedSet::state, EndedSet::applied, EndedSet::failed)
            .containsExactly(
                tuple(set.id(), ChangeSetState.PARTLY_FAILED, 1, 2),
                tuple(set.id(), ChangeSetState.VERIFIED, 3, 0)
            );
    }

    @Test
    void holdsBackWhatAnotherSetHasAtTheUpstream() {
        StoredSet one = bench.checked(bench.draft("a"));
        StoredSet other = bench.checked(bench.draft(null, List.of(row("a", null, "\"newer\""), row("b"))));
        var first = done(bench.confirm(one, one.version(), 1, ANN, false));
        var second = done(bench.confirm(other, other.version(), 2, ANN, false));

        bench.work();

        assertThat(bench.kind.batches).containsExactly(List.of("a"), List.of("b"), List.of("a"));
        assertThat(bench.kind.values).containsEntry("a", "\"newer\"");
        assertThat(bench.set(first.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.set(second.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.set(second.id()).problem()).isNull();
    }

    @Test
    void findsOutWhatBecameOfALostAnswerInsteadOfSendingAgain() {
        StoredSet set = bench.confirmed("lost", "b", "gone");
        var unused = bench.run();
        assertThat(bench.states(set).values()).containsOnly(RowState.UNCERTAIN);

        bench.work();

        assertThat(bench.states(set)).containsOnly(
            Map.entry("lost", RowState.VERIFIED),
            Map.entry("b", RowState.VERIFIED),
            Map.entry("gone", RowState.FAILED)
        );
        assertThat(bench.kind.batches).hasSize(1);
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
    }

    @Test
    void leavesUncertainWhatIsNotHeardOfInTimeAndLooksAgainWhenAsked() {
        StoredSet set = bench.confirmed("never", "b");
        bench.work();

        StoredSet ended = bench.set(set.id());
        assertThat(ended.state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
        assertThat(bench.states(set)).containsEntry("never", RowState.UNCERTAIN);
        assertThat(bench.kind.applied).contains("never");

        bench.kind.values.put("never", "\"new\"");
        var unused = done(bench.retry(ended, 0));
        bench.work();

        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.kind.batches).hasSize(1);
    }

    @Test
    void waitsWhenTheUpstreamSaysLaterAndThenSendsTheSame() {
        StoredSet set = bench.confirmed("a", "b");
        bench.kind.later = 1;

        JobResult result = bench.run();

        assertThat(result).isInstanceOfSatisfying(JobResult.Waiting.class, waiting ->
            assertThat(waiting.problem().message()).isEqualTo("Busy")
        );
        assertThat(bench.set(set.id()).problem()).isNotNull();
        assertThat(bench.states(set).values()).containsOnly(RowState.READY);
        bench.work();
        assertThat(bench.set(set.id())).satisfies(ended -> {
                assertThat(ended.state()).isEqualTo(ChangeSetState.VERIFIED);
                assertThat(ended.problem()).isNull();
            });
    }

    @Test
    void isStoppedBetweenBatchesAndFollowsWhatIsSent() {
        StoredSet set = bench.confirmed("a", "b", "c", "d", "e");
        bench.kind.afterTaking = batch -> {
            var unused = done(bench.acts.cancel(set, null));
        };

        bench.work();

        StoredSet ended = bench.set(set.id());
        assertThat(ended.state()).isEqualTo(ChangeSetState.CANCELLED);
        assertThat(ended.rows()).containsOnly(Map.entry(RowState.VERIFIED, 3), Map.entry(RowState.CANCELLED, 2));
        assertThat(bench.kind.batches).hasSize(1);
    }

    @Test
    void isStoppedBeforeAnythingIsSent() {
        StoredSet set = bench.checked(bench.draft("a"));

        assertThat(done(bench.acts.cancel(set, null)).state()).isEqualTo(ChangeSetState.CANCELLED);
        assertThat(refused(bench.acts.cancel(set, null))).isEqualTo("WRONG_STATE");
        assertThat(refused(bench.confirm(set, set.version(), 1, ANN, false))).isEqualTo("WRONG_STATE");
    }

    @Test
    void isConfirmedOnlyAsItWasSeen() {
        StoredSet seen = bench.checked(bench.draft("a", "b"));

        assertThat(refused(bench.confirm(seen, seen.version(), 20, ANN, false))).isEqualTo("ROW_COUNT");
        assertThat(done(bench.confirm(seen, seen.version(), 2, ANN, true)).state()).isEqualTo(ChangeSetState.CHECKED);
        var unused = done(bench.acts.delete(seen, seen.version(), List.of("b"), ANN));
        assertThat(refused(bench.confirm(seen, seen.version(), 1, ANN, false))).isEqualTo("CONFLICT");
        assertThat(refused(bench.acts.delete(seen, bench.set(seen.id()).version(), List.of("a"), ANN))).isEqualTo(
            "LAST_ROWS"
        );
        StoredSet now = bench.set(seen.id());
        assertThat(now.rows()).containsOnly(Map.entry(RowState.READY, 1));
        assertThat(done(bench.confirm(now, now.version(), 1, ANN, false)).state()).isEqualTo(ChangeSetState.CONFIRMED);
    }

    @Test
    void isMadeOncePerIdempotencyKey() {
        StoredSet first = bench.draft("key", List.of(row("a")));
        StoredSet second = bench.draft("key", List.of(row("a"), row("b")));
        StoredSet other = bench.draft("other", List.of(row("a")));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.total()).isEqualTo(1);
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesAnIdempotencyKeyThatComesAgainWithAnotherInput() {
        StoredSet first = bench.draft("key", "titles of these", List.of(row("a")));

        assertThat(bench.draft("key", "titles of these", List.of(row("b"))).id()).isEqualTo(first.id());
        assertThat(bench.draft("key", null, List.of(row("b"))).id()).isEqualTo(first.id());
        assertThatExceptionOfType(VitrinaException.class)
            .isThrownBy(() -> bench.draft("key", "titles of those", List.of(row("a"))))
            .satisfies(refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
                assertThat(refused.extensions()).containsEntry("reason", ChangeSets.KEY_REUSED);
            });
        assertThat(JDBC.queryForObject("SELECT count(*) FROM platform.change_set", Long.class)).isOne();
    }

    @Test
    void isNotMadeOfWhatCannotBeKept() {
        for (List<DraftRow> wrong : List.of(
            List.<DraftRow>of(),
            List.of(row("a"), row("a")),
            List.of(row("a", null, "no json")),
            List.of(row("a", null, "\"\\u0000\""))
        )) {
            assertThatThrownBy(() -> bench.draft(null, wrong)).isInstanceOf(VitrinaException.class);
        }
        assertThat(bench.parts.sets().find(Long.MAX_VALUE)).isEmpty();
        assertThat(JDBC.queryForObject("SELECT count(*) FROM platform.change_set", Long.class)).isZero();
    }

    @Test
    void isTakenBackAndWarnsOfWhatSomebodyElseChangedMeanwhile() {
        bench.kind.values.putAll(Map.of("a", "\"old a\"", "b", "\"old b\""));
        StoredSet set = bench.confirmed("a", "b", "rejected");
        bench.work();
        bench.kind.values.put("b", "\"somebody else's\"");

        StoredSet back = done(bench.rollBack.of(bench.set(set.id()), null, ANN));
        assertThat(done(bench.rollBack.of(bench.set(set.id()), null, ANN)).id()).isEqualTo(back.id());
        bench.work();

        StoredSet checked = bench.set(back.id());
        assertThat(checked.state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(checked.rollbackOf()).isEqualTo(set.id());
        assertThat(bench.set(set.id()).rolledBackBy()).isEqualTo(back.id());
        Map<String, List<String>> findings = bench.parts
            .rows()
            .in(checked, RowState.READY, 0, 9)
            .stream()
            .collect(
                Collectors.toMap(StoredRow::key, found ->
                    found
                        .findings()
                        .stream()
                        .map(finding -> finding.code())
                        .toList()
                )
            );
        assertThat(findings).containsOnly(Map.entry("a", List.of()), Map.entry("b", List.of(Judgement.CHANGED_SINCE)));
        var unused = done(bench.confirm(checked, checked.version(), 2, ANN, false));
        bench.work();
        assertThat(bench.kind.values).containsEntry("a", "\"old a\"").containsEntry("b", "\"old b\"");
    }

    @Test
    void takesBackWhatFailedOnceItsKindSaysThatItMayHaveChangedSomething() {
        StoredSet set = bench.confirmed("a", "gone", "late", "never");
        bench.work();
        assertThat(bench.states(set))
            .containsEntry("gone", RowState.FAILED)
            .containsEntry("late", RowState.FAILED)
            .containsEntry("never", RowState.UNCERTAIN);

        StoredSet back = done(bench.rollBack.of(bench.set(set.id()), null, ANN));

        assertThat(bench.states(back)).containsOnlyKeys("a", "late", "never");
    }

    @Test
    void tellsItsKindOfWhatFailedOnceItMayHaveChangedSomething() {
        StoredSet set = bench.confirmed("late", "gone", "rejected");
        bench.work();

        assertThat(bench.states(set)).containsEntry("late", RowState.FAILED).containsEntry("gone", RowState.FAILED);
        assertThat(bench.kind.applied).containsExactly("late");
    }

    @Test
    void warnsWhenAnotherSetIsChangingTheSame() {
        var unused = bench.confirmed("a");
        StoredSet second = bench.draft("a", "b");
        bench.kind.later = 3;
        StoredSet checking = done(bench.acts.check(second, null));
        bench.kind.later = 0;
        bench.kind.beforeTaking = batch -> bench.kind.later = 2;

        var result = bench.run();
        bench.kind.later = 0;

        assertThat(result).isInstanceOf(JobResult.Waiting.class);
        assertThat(bench.set(checking.id()).state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.parts.rows().in(second, RowState.READY, 0, 9))
            .filteredOn(found -> !found.findings().isEmpty())
            .extracting(StoredRow::key)
            .containsExactly("a");
    }

    @Test
    void sendsRowsOfDifferentGroupsApart() {
        List<DraftRow> rows = IntStream.range(0, 6)
            .mapToObj(i -> new DraftRow("k" + i, "", i % 2 == 0 ? "even" : "odd", "{}", row("x").fields()))
            .toList();
        StoredSet checked = bench.checked(bench.draft(null, rows));
        var unused = done(bench.confirm(checked, checked.version(), 6, ANN, false));
        bench.work();

        assertThat(bench.kind.batches).containsExactly(List.of("k0", "k2", "k4"), List.of("k1", "k3", "k5"));
    }

    @Test
    void keepsFewRowsInMemoryHoweverManyThereAre() {
        ChangeBench large = new ChangeBench(POOL, 1_000);
        StoredSet draft = large.draft(null, () ->
            IntStream.range(0, 10_000)
                .mapToObj(i -> row("k%05d".formatted(i)))
                .iterator()
        );
        StoredSet checked = large.checked(draft);
        var unused = done(large.confirm(checked, checked.version(), 10_000, ANN, false));
        large.work();

        assertThat(large.set(draft.id()).rows()).containsOnly(Map.entry(RowState.VERIFIED, 10_000));
        assertThat(large.kind.checkedAtOnce).hasSize(20).containsOnly(500);
        assertThat(large.kind.batches)
            .hasSize(10)
            .allSatisfy(batch -> assertThat(batch).hasSize(1_000));
    }

    /** A set's applied rows are told of a thousand at a time: each time those are read, and not all that wait for their turn. */
    @Test
    void readsNoOtherRowsToNoteWhichTheKindWasToldOf() throws SQLException {
        StoredSet set = bench.draft(null, () ->
            IntStream.range(0, 8_000)
                .mapToObj(i -> row("k%05d".formatted(i)))
                .iterator()
        );
        try (Connection connection = POOL.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.update("UPDATE platform.change_row SET told = false WHERE set_id = ?", set.id());
            // Whether autovacuum has come by must not decide how the rows are found.
            jdbc.execute("ANALYZE platform.change_row");
            RowFollowing following = new RowFollowing(jdbc);
            List<RowFollowing.Untold> untold = following.untold(FakeKind.ID, SHOP.value(), 1_000);
            long before = rowsRead(jdbc);

            following.told(SHOP.value(), untold);

            assertThat(untold).hasSize(1_000);
            assertThat(rowsRead(jdbc) - before).isLessThanOrEqualTo(2_000);
            assertThat(following.untold(FakeKind.ID, SHOP.value(), 8_000)).hasSize(7_000);
            connection.rollback();
        }
    }

    /** In this transaction. */
    private static long rowsRead(JdbcTemplate jdbc) {
        return Objects.requireNonNull(
            jdbc.queryForObject(
                """
                SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                WHERE schemaname = 'platform' AND relname = 'change_row'
                """,
                Long.class
            )
        );
    }

    /** Whatever the process was doing when it died, the next one ends it, and no row is sent twice. */
    @Test
    void survivesADeathAtAnyCommit() {
        for (boolean before : List.of(true, false)) {
            int commit = 1;
            while (diesAndGoesOn(commit, before)) {
                commit++;
            }
            assertThat(commit).as("commits of a whole life").isGreaterThan(10);
        }
    }

    private boolean diesAndGoesOn(int commit, boolean before) {
        bench = new ChangeBench(POOL, 3);
        StoredSet draft = bench.draft("a", "b", "c", "rejected", "late", "lost", "gone", "d");
        bench.dieAt(commit, before);
        boolean died = dies(() -> live(draft));
        bench.dieAt(-1, before);

        live(draft);

        StoredSet ended = bench.set(draft.id());
        assertThat(bench.kind.takenTwice()).as("death at commit %d, before: %s", commit, before).isEmpty();
        assertThat(ended.state()).isEqualTo(ChangeSetState.PARTLY_FAILED);
        assertThat(bench.states(ended)).allSatisfy((key, state) ->
                // What was never sent, or refused at once and forgotten with the process, is known not to be there: it may be sent again.
                assertThat(state)
                    .as(key)
                    .isIn(bench.kind.values.containsKey(key) ? List.of(RowState.VERIFIED) : List.of(RowState.FAILED))
            );
        return died;
    }

    /** As people and the job would: each step as far as it is not done yet. */
    private void live(StoredSet draft) {
        if (bench.set(draft.id()).state() == ChangeSetState.DRAFT) {
            var unused = done(bench.acts.check(draft, null));
        }
        bench.work();
        StoredSet set = bench.set(draft.id());
        if (set.state() == ChangeSetState.CHECKED) {
            var unused = done(bench.confirm(set, set.version(), 8, ANN, false));
        }
        bench.work();
    }

    @Test
    void survivesADeathInTheMiddleOfACall() {
        for (boolean taken : List.of(true, false)) {
            for (int call = 1; call <= 2; call++) {
                bench = new ChangeBench(POOL, 2);
                StoredSet set = bench.confirmed("a", "b", "c");
                int dying = call;
                Consumer<ChangeBatch> death = batch -> {
                    if (batch.number() == dying) {
                        throw new ChangeBench.Death();
                    }
                };
                bench.kind.beforeTaking = taken ? batch -> {} : death;
                bench.kind.afterTaking = taken ? death : batch -> {};
                assertThat(dies(bench::work)).isTrue();
                assertThat(bench.states(set)).containsValue(RowState.SENDING);

                bench.pass(Duration.ofSeconds(1));
                bench.work();

                assertThat(bench.kind.takenTwice()).isEmpty();
                assertThat(bench.set(set.id()).state()).isEqualTo(
                    taken ? ChangeSetState.VERIFIED : ChangeSetState.PARTLY_FAILED
                );
                assertThat(bench.kind.batches.stream().flatMap(List::stream)).doesNotHaveDuplicates();
            }
        }
    }

    /** Another replica takes over in the middle of a call, whose answer then comes too late. */
    @Test
    void anAnswerThatComesAfterAnotherReplicaTookOverChangesNothing() {
        StoredSet set = bench.confirmed("rejected", "b", "c", "d");
        bench.kind.beforeTaking = batch -> {
            bench.kind.beforeTaking = later -> {};
            var unused = bench.run();
        };

        var unused = bench.run();
        assertThat(bench.states(set))
            .containsEntry("rejected", RowState.UNCERTAIN)
            .containsEntry("b", RowState.UNCERTAIN);
        bench.work();

        assertThat(bench.states(set)).containsEntry("rejected", RowState.FAILED).containsEntry("d", RowState.VERIFIED);
        assertThat(bench.kind.batches).containsExactly(List.of("rejected", "b", "c"), List.of("d"));
        assertThat(bench.kind.takenTwice()).isEmpty();
    }

    private static boolean dies(Runnable life) {
        try {
            life.run();
            return false;
        } catch (ChangeBench.Death death) {
            return true;
        }
    }
}
