package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.activity.ActivityLog;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mirror kept in its owner's table. */
final class SyncedMirror<R> implements RowMirror<R> {

    private final MirrorDefinition<R> definition;
    private final SyncWalk walk;
    private final LeadStore leads;
    private final PointWrite<R> points;
    private final MirrorView view;
    private final ChangeStore changes;
    private final Heartbeat heartbeat;
    private final ActivityLog activity;
    private final Set<Long> running;

    SyncedMirror(
        MirrorDefinition<R> definition,
        SyncWalk walk,
        LeadStore leads,
        PointWrite<R> points,
        MirrorView view,
        ChangeStore changes,
        Heartbeat heartbeat,
        ActivityLog activity,
        Set<Long> running
    ) {
        this.definition = definition;
        this.walk = walk;
        this.leads = leads;
        this.points = points;
        this.view = view;
        this.changes = changes;
        this.heartbeat = heartbeat;
        this.activity = activity;
        this.running = running;
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public SyncRun sync(long tenant, SyncMode mode, SyncListener listener) {
        if (!running.add(tenant)) {
            throw new SyncInProgressException(definition.name(), tenant);
        }
        try {
            MirrorState state = leads.lead(tenant, mode);
            try (Heartbeat.Beat ignored = heartbeat.start(() -> leads.extend(tenant, state.fence()))) {
                return walk.run(state, listener);
            }
        } finally {
            running.remove(tenant);
        }
    }

    @Override
    public MirrorStatus status(long tenant) {
        return view.status(tenant);
    }

    @Override
    public List<SyncRun> runs(long tenant, int limit) {
        return view.runs(tenant, limit);
    }

    @Override
    public void answered(long tenant) {
        activity.of(tenant, name()).hit();
    }

    @Override
    public void touched(long tenant) {
        points.touched(tenant);
    }

    @Override
    public long position(long tenant) {
        return changes.position(tenant);
    }

    @Override
    public MirrorChanges changes(long tenant, long after, int limit) {
        return changes.after(tenant, after, limit);
    }

    @Override
    public List<MirrorChange> history(long tenant, long row, @Nullable Long before, int limit) {
        return changes.ofRow(tenant, row, before, limit);
    }

    @Override
    public List<MirrorChange> latest(long tenant, @Nullable Long before, int limit) {
        return changes.latest(tenant, before, limit);
    }

    @Override
    public boolean put(long tenant, R row) {
        return points.put(tenant, List.of(row)) == 1;
    }

    @Override
    public int putAll(long tenant, Collection<? extends R> rows) {
        return rows.isEmpty() ? 0 : points.put(tenant, rows);
    }

    @Override
    public boolean remove(long tenant, long row) {
        return points.remove(tenant, row);
    }

    @Override
    public void purge(long tenant) {
        view.purge(tenant);
    }
}
