package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRunFilter;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.jdbc.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Makes the mirrors of this replica. */
public final class MirrorRegistry implements Mirrors {

    private final Database database;
    private final ActivityLog activity;
    private final Duration lease;
    private final CommitGate gate;
    private final Heartbeat heartbeat;
    private final InstantSource clock;
    private final UUID replica = UUID.randomUUID();
    private final ConcurrentHashMap<String, Set<Long>> running = new ConcurrentHashMap<>();

    /**
     * @param lease   how long a replica that fell silent keeps the lead of its runs
     * @param commits pages of all mirrors that are committed at a time
     */
    public MirrorRegistry(
        Database database,
        ActivityLog activity,
        Duration lease,
        int commits,
        ScheduledExecutorService timer,
        Executor executor,
        InstantSource clock
    ) {
        this.database = database;
        this.activity = activity;
        this.lease = lease;
        this.gate = new CommitGate(commits);
        this.heartbeat = new Heartbeat(timer, executor, lease);
        this.clock = clock;
    }

    @Override
    public <R> RowMirror<R> mirror(MirrorDefinition<R> definition) {
        MirrorTable table = new MirrorTable(definition);
        PointStore points = new PointStore(definition.name(), definition.lag().time());
        MirrorStateStore states = new MirrorStateStore(definition.name());
        return new SyncedMirror<>(
            definition,
            new SyncWalk(
                definition.name(),
                new RowSource<>(definition, activity)::fetch,
                new PageCommit(database, gate, definition, table, states, points),
                new RunEnd(database, definition, table, states),
                activity,
                clock
            ),
            new LeadStore(database, definition.name(), replica, lease, points),
            new PointWrite<>(database, definition, table, points),
            new MirrorView(database, definition, table),
            new ChangeStore(database, definition.name()),
            heartbeat,
            activity,
            running.computeIfAbsent(definition.name(), ignored -> ConcurrentHashMap.newKeySet())
        );
    }

    @Override
    public long rows(long tenant) {
        return MirrorStateStore.rows(database, tenant);
    }

    @Override
    public List<SyncRun> runs(SyncRunFilter filter, @Nullable Long before, int limit) {
        return database.read(connection -> RunLog.page(connection, filter, before, limit));
    }

    @Override
    public long countRuns(SyncRunFilter filter) {
        return database.read(connection -> RunLog.count(connection, filter));
    }
}
