package dev.vitrina.core.change;

import static dev.vitrina.core.change.ChangeBench.ANN;
import static dev.vitrina.core.change.ChangeBench.SHOP;
import static dev.vitrina.core.change.ChangeBench.done;
import static dev.vitrina.core.change.ChangeBench.refused;
import static dev.vitrina.core.change.ChangeBench.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.change.UnattendedResult;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.job.ExclusiveJobs;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.Role;
import dev.vitrina.core.testing.PlatformDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is confirmed without anybody looking, and what is left to people. */
class UnattendedTest {

    private static final HikariDataSource POOL = PlatformDatabase.create().pool();

    private ChangeBench bench;
    private Unattended unattended;

    @BeforeEach
    void start() {
        JdbcTemplate jdbc = new JdbcTemplate(POOL);
        jdbc.update("DELETE FROM platform.change_set");
        jdbc.update("DELETE FROM platform.sending_stop");
        bench = new ChangeBench(POOL, 3);
        unattended = new Unattended(bench.parts, new Policies(bench.kinds));
    }

    @AfterAll
    static void stop() {
        POOL.close();
    }

    @Test
    void confirmsWhatNothingSpeaksAgainstAndNotesIt() {
        StoredSet set = bench.checked(bench.draft("a", "b"));

        StoredSet confirmed = done(unattended.confirm(set, ANN));
        bench.work();

        assertThat(confirmed.state()).isEqualTo(ChangeSetState.CONFIRMED);
        assertThat(confirmed.confirmedBy()).isEqualTo(ANN);
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.VERIFIED);
        assertThat(bench.audit)
            .extracting(AuditRecord::action, AuditRecord::userEmail)
            .contains(tuple("changeSetConfirmedUnattended", ANN.email()));
    }

    @Test
    void leavesWhatTheCheckFoundToPeople() {
        StoredSet warned = bench.checked(bench.draft("risky", "b"));
        StoredSet blocked = bench.checked(bench.draft(null, List.of(row("a"), row("c", null, "\"forbidden\""))));

        assertThat(refused(unattended.confirm(warned, ANN))).isEqualTo("FOUND");
        assertThat(refused(unattended.confirm(blocked, ANN))).isEqualTo("FOUND");
        assertThat(bench.set(warned.id()).state()).isEqualTo(ChangeSetState.CHECKED);
        assertThat(bench.audit).isEmpty();
    }

    @Test
    void leavesWhatTakesATypedNumberOrASecondPersonToPeople() {
        StoredSet set = bench.checked(bench.draft("a", "b", "c"));

        bench.kind.policy = () -> ChangePolicy.DEFAULT.typedAbove(2);
        assertThat(refused(unattended.confirm(set, ANN))).isEqualTo("TYPE_THE_NUMBER");
        bench.kind.policy = () -> ChangePolicy.DEFAULT.fourEyes(true);
        assertThat(refused(unattended.confirm(set, ANN))).isEqualTo("NEEDS_ANOTHER_PERSON");
        bench.kind.policy = () -> {
            throw new IllegalStateException("no settings");
        };
        assertThat(refused(unattended.confirm(set, ANN))).isEqualTo("PLUGIN_AWAY");
        assertThat(bench.set(set.id()).state()).isEqualTo(ChangeSetState.CHECKED);
    }

    @Test
    void leavesWhatSomebodyEditedAndWhatWasCheckedTooLongAgoToPeople() {
        StoredSet seen = bench.checked(bench.draft("a", "b"));
        StoredSet edited = done(bench.acts.delete(seen, seen.version(), List.of("b"), ANN));
        StoredSet old = bench.checked(bench.draft("d"));
        bench.pass(Duration.ofDays(2));

        assertThat(refused(unattended.confirm(old, ANN))).isEqualTo("CHECK_TOO_OLD");
        StoredSet again = bench.checked(edited);
        assertThat(refused(unattended.confirm(again, ANN))).isEqualTo("EDITED");
    }

    @Test
    void confirmsNothingWhileSendingIsStopped() {
        StoredSet set = bench.checked(bench.draft("a"));
        var unused = bench.parts.stops().stop(new SendingStops.Stop(SHOP, "a slip", bench.now(), ANN));

        assertThat(refused(unattended.confirm(set, ANN))).isEqualTo("SENDING_STOPPED");
    }

    /** Whoever sends locks the stops before the set: the other way round each would wait for the other. */
    @Test
    void waitsForAStopThatIsJustBeingMadeWithoutHoldingTheSet() throws Exception {
        StoredSet set = bench.checked(bench.draft("a"));
        try (
            ExecutorService background = Executors.newSingleThreadExecutor();
            Connection stopping = POOL.getConnection();
            Statement statement = stopping.createStatement()
        ) {
            stopping.setAutoCommit(false);
            statement.executeUpdate(
                "INSERT INTO platform.sending_stop (shop_id, reason, stopped_at, stopped_by_id, stopped_by) VALUES (7, 'a slip', now(), 1, 'ann')"
            );
            Future<ActResult> confirming = background.submit(() -> unattended.confirm(set, ANN));
            try {
                Awaitility.await().until(
                    () ->
                        confirming.isDone() ||
                        Boolean.TRUE.equals(
                            new JdbcTemplate(POOL).queryForObject(
                                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
                                Boolean.class
                            )
                        )
                );
                statement.execute("SELECT FROM platform.change_set WHERE id = " + set.id() + " FOR UPDATE NOWAIT");
            } finally {
                stopping.commit();
            }

            assertThat(refused(confirming.get())).isEqualTo("SENDING_STOPPED");
        }
    }

    @Test
    void sendsNothingThatTheCheckWarnsOfOnlyByThen() {
        StoredSet set = bench.checked(bench.draft("a", "b"));
        StoredSet seen = bench.checked(bench.draft("d", "e"));
        var unused = done(unattended.confirm(set, ANN));
        var confirmed = done(bench.confirm(seen, Plan.AT_ONCE));
        bench.kind.riskyNow.addAll(List.of("a", "d"));
        bench.pass(Duration.ofDays(2));
        bench.work();

        assertThat(bench.states(bench.set(set.id()))).containsOnly(
            Map.entry("a", RowState.BLOCKED),
            Map.entry("b", RowState.VERIFIED)
        );
        assertThat(bench.parts.rows().in(bench.set(set.id()), RowState.BLOCKED, 0, 9))
            .flatExtracting(StoredRow::findings)
            .extracting(Finding::code)
            .containsExactly("BELOW_FLOOR", Judgement.FOUND_SINCE);
        assertThat(bench.states(confirmed))
            .as("somebody has looked at this one")
            .containsOnly(Map.entry("d", RowState.VERIFIED), Map.entry("e", RowState.VERIFIED));
    }

    @Test
    void isDoneInTheNameOfWhomTheHostKnowsNotOfWhomThePluginNames() {
        StoredSet set = bench.checked(bench.draft("a"));
        ChangeDesk desk = bench.parts.desk(bench.kinds, workers(), 100);
        Caller known = new Caller(ANN.userId(), ANN.email(), Role.ADMIN, Map.of());
        ChangeAccess access = new ChangeAccess(desk, new Everything(), new NoShops(), id ->
            id == ANN.userId() ? Optional.of(known) : Optional.empty()
        );
        ChangeSets sets = new PluginChangeSets("test", desk, () -> access);
        ChangeSetId id = new ChangeSetId(set.id());

        assertThat(sets.confirmUnattended(SHOP, id, new Actor(99, ANN.email()))).isInstanceOfSatisfying(
            UnattendedResult.LeftToPeople.class,
            left -> assertThat(left.reason().code()).isEqualTo("NOT_PERMITTED")
        );
        assertThat(sets.confirmUnattended(SHOP, id, new Actor(ANN.userId(), "somebody@example.org"))).isInstanceOf(
            UnattendedResult.Confirmed.class
        );
        assertThat(bench.set(set.id()).confirmedBy()).isEqualTo(ANN);
    }

    /** Jobs are run by hand. */
    @SuppressWarnings("NullAway")
    private ChangeWorkers workers() {
        return new ChangeWorkers(null, new NoJobs(), bench.parts.open(), bench.parts::work);
    }

    private static final class NoJobs implements ExclusiveJobs {

        @Override
        public Optional<Job> startUnlessActive(String type, @Nullable ShopId shop, String input) {
            return Optional.empty();
        }

        @Override
        public Job startNow(String type, @Nullable ShopId shop, String input) {
            return new Job("1", type, shop, JobState.QUEUED, null, 0, null, 0, null, Instant.EPOCH, null, null);
        }
    }

    private static final class Everything implements AccessRules {

        @Override
        public boolean permits(Caller caller, String permission, @Nullable ShopId shop) {
            return true;
        }

        @Override
        public boolean isOfShops(String permission) {
            return true;
        }

        @Override
        public Set<String> permissions(Caller caller, @Nullable ShopId shop) {
            return Set.of();
        }
    }

    private static final class NoShops implements ShopDirectory {

        @Override
        public Optional<Shop> find(ShopId id) {
            return Optional.empty();
        }

        @Override
        public List<Shop> all() {
            return List.of();
        }
    }
}
