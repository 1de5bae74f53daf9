package dev.vitrina.cache.mirror;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.jdbc.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends runs. Of all runs' steps this one alone deletes rows: when a full run has reached the collection's end. */
final class RunEnd {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private final Database database;
    private final MirrorDefinition<?> definition;
    private final MirrorTable table;
    private final MirrorStateStore states;

    RunEnd(Database database, MirrorDefinition<?> definition, MirrorTable table, MirrorStateStore states) {
        this.database = database;
        this.definition = definition;
        this.table = table;
        this.states = states;
    }

    SyncRun complete(MirrorState state) {
        SyncRun run = state.run();
        return undisturbed(connection -> {
            if (states.lock(connection, state) == null) {
                throw new LostPageException();
            }
            if (run.mode() == SyncMode.INCREMENTAL) {
                states.complete(connection, run, false, null, state.shrinkRun(), false);
                return RunStore.finish(connection, run.id(), Outcome.COMPLETED, null, 0);
            }
            return reconcile(connection, state, run);
        });
    }

    private SyncRun reconcile(Connection connection, MirrorState state, SyncRun run) throws SQLException {
        long rows = table.count(connection, run.tenant());
        if (RunStore.metUnnamed(connection, run.id())) {
            states.complete(connection, run, false, rows, state.shrinkRun(), false);
            SeenStore.forget(connection, run.id());
            return RunStore.finish(connection, run.id(), Outcome.COMPLETED_WITHOUT_DELETING, null, 0);
        }
        table.compareByHash(connection);
        long unseen = table.countUnseen(connection, run.tenant(), run.id());
        Long earlier = state.shrinkRun();
        boolean suspicious = unseen > definition.shrinkGuard() * rows;
        if (suspicious && earlier == null) {
            LOG.warn(
                "{} of tenant {}: {} of {} rows were not seen; nothing is deleted until a second full run agrees",
                definition.name(),
                run.tenant(),
                unseen,
                rows
            );
            states.complete(connection, run, false, rows, run.id(), false);
            return RunStore.finish(connection, run.id(), Outcome.COMPLETED_WITHOUT_DELETING, null, 0);
        }
        int deleted = suspicious && earlier != null
            ? table.deleteUnseenTwice(connection, run.tenant(), run.id(), earlier, state.tracking(definition))
            : table.deleteUnseen(connection, run.tenant(), run.id(), state.tracking(definition));
        boolean unnoted = deleted > 0 && state.tracking(definition) == null;
        // What only one of two runs missed is left, and was not seen by this one.
        states.complete(connection, run, !suspicious, rows - deleted, null, unnoted);
        SeenStore.forget(connection, run.id());
        if (earlier != null) {
            SeenStore.forget(connection, earlier);
        }
        return RunStore.finish(connection, run.id(), Outcome.COMPLETED, null, deleted);
    }

    /** Leaves the run where it stands; the next one takes it up. One that has ended after all stays as it is. */
    SyncRun interrupt(MirrorState state, Problem problem) {
        SyncRun run = state.run();
        return undisturbed(connection -> {
            states.lock(connection, state);
            states.release(connection, run.tenant(), state.fence());
            return RunStore.finish(connection, run.id(), Outcome.INTERRUPTED, problem, 0);
        });
    }

    SyncRun cancel(MirrorState state) {
        SyncRun run = state.run();
        return undisturbed(connection -> {
            states.lock(connection, state);
            states.abandon(connection, run.tenant());
            SeenStore.forget(connection, run.id());
            return RunStore.finish(connection, run.id(), Outcome.CANCELLED, null, 0);
        });
    }

    /** An interruption that came before would close the connection of a virtual thread; it is kept for afterwards. */
    private SyncRun undisturbed(SqlFunction<SyncRun> ending) {
        boolean interrupted = Thread.interrupted();
        try {
            return database.transaction(ending);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the run looks like from here once another replica has the lead: nothing of it may be written any more. */
    static SyncRun overtaken(SyncRun run, Instant now) {
        Problem problem = new Problem(FailureKind.UNAVAILABLE, "Another replica has taken the run over", null);
        return new SyncRun(
            run.id(),
            run.tenant(),
            run.mirror(),
            run.mode(),
            run.startedAt(),
            now,
            Outcome.INTERRUPTED,
            problem,
            run.pages(),
            run.seen(),
            run.created(),
            run.updated(),
            run.unchanged(),
            run.deleted(),
            run.setAside(),
            run.setAsideReasons()
        );
    }
}
