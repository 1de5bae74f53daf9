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
import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
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
}
