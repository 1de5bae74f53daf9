package dev.vitrina.cache.mirror;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.activity.ActivityLog;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mirror kept in its owner's table. */
final class SyncedMirror<R> implements Mirror {

    private static final Logger LOG = LoggerFactory.getLogger(SyncedMirror.class);

    private static final Problem WITHOUT_DIRECTION = new Problem(
        FailureKind.MALFORMED,
        "The origin gave a page that does not say where to go on",
        null
    );

    private static final Problem CALLED_OFF = new Problem(FailureKind.UNAVAILABLE, "The run was interrupted", null);
    private static final Problem BAD_ROW = new Problem(
        FailureKind.MALFORMED,
        "The origin gave a row that cannot be stored",
        null
    );
    private static final Problem OURS = new Problem(FailureKind.UNAVAILABLE, "The sync could not go on", null);

    private final MirrorDefinition<R> definition;
    private final RowSource<R> rows;
    private final MirrorStateStore states;
    private final PageCommit pages;
    private final RunEnd end;
    private final MirrorView view;
    private final ChangeStore changes;
    private final Heartbeat heartbeat;
    private final ActivityLog activity;
    private final InstantSource clock;
    private final Set<Long> running;

    SyncedMirror(
        MirrorDefinition<R> definition,
        MirrorStateStore states,
        PageCommit pages,
        RunEnd end,
        MirrorView view,
        ChangeStore changes,
        Heartbeat heartbeat,
        ActivityLog activity,
        InstantSource clock,
        Set<Long> running
    ) {
        this.definition = definition;
        this.rows = new RowSource<>(definition, activity);
        this.states = states;
        this.pages = pages;
        this.end = end;
        this.view = view;
        this.changes = changes;
        this.heartbeat = heartbeat;
        this.activity = activity;
        this.clock = clock;
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
            MirrorState state = states.lead(tenant, mode);
            try (Heartbeat.Beat ignored = heartbeat.start(() -> states.extend(tenant, state.fence()))) {
                return walk(state, listener);
            }
        } finally {
            running.remove(tenant);
        }
    }

    /** The next page is on its way while a page is committed; what comes of it is looked at only after that commit. */
    private SyncRun walk(MirrorState begun, SyncListener listener) {
        MirrorState state = begun;
        try (ReadAhead<RowImage> ahead = new ReadAhead<>(rows::fetch)) {
            ahead.begin(query(state, state.cursor()));
            while (true) {
                switch (ahead.take()) {
                    case PageResult.Failed<RowImage> failed -> {
                        return failed(state, failed);
                    }
                    case Page<RowImage> page -> {
                        if (standsStill(state, page)) {
                            return end.interrupt(state, WITHOUT_DIRECTION);
                        }
                        boolean cancelled = listener.cancelled();
                        if (!page.last() && !cancelled) {
                            ahead.begin(query(state, page.next()));
                        }
                        state = pages.commit(state, page);
                        listener.onPage(state.run());
                        if (page.last()) {
                            return end.complete(state);
                        }
                        if (cancelled || listener.cancelled()) {
                            ahead.close();
                            return end.cancel(state);
                        }
                        if (Thread.currentThread().isInterrupted()) {
                            ahead.close();
                            return end.interrupt(state, CALLED_OFF);
                        }
                    }
                }
            }
        } catch (LostLeaseException e) {
            LOG.warn("{} of tenant {}: another replica has taken the run over", name(), state.run().tenant());
            return RunEnd.overtaken(state.run(), clock.instant());
        } catch (RuntimeException e) {
            return stopped(state, e);
        }
    }

    private SyncRun failed(MirrorState state, PageResult.Failed<RowImage> failed) {
        activity.of(state.run().tenant(), name()).failure();
        var retryAt = failed.retryAfter() == null ? null : clock.instant().plus(failed.retryAfter());
        return end.interrupt(state, new Problem(failed.kind(), failed.message(), retryAt));
    }

    private static PageQuery query(MirrorState state, @Nullable String cursor) {
        SyncRun run = state.run();
        boolean background = run.mode() == SyncMode.FULL && state.complete();
        return new PageQuery(run.tenant(), run.mode(), cursor, background ? Priority.RECONCILE : Priority.MIRROR);
    }

    /** Without this, an origin that repeats itself would be read for ever. */
    private boolean standsStill(MirrorState state, Page<RowImage> page) {
        boolean advances = page.next() != null && !page.next().equals(state.cursor());
        return !advances && !(page.last() && page.rows().isEmpty() && page.setAside().isEmpty());
    }

    /**
     * A row PostgreSQL refuses is the origin's fault, and a store that failed an interrupted thread lost its connection to the
     * interruption; anything else is ours, and only noted before it goes on up.
     */
    private SyncRun stopped(MirrorState state, RuntimeException cause) {
        boolean calledOff = cause instanceof CacheStoreException && Thread.currentThread().isInterrupted();
        boolean badRow = isBadRow(cause);
        Problem problem = calledOff ? CALLED_OFF : badRow ? BAD_ROW : OURS;
        try {
            SyncRun interrupted = end.interrupt(state, problem);
            if (badRow) {
                LOG.warn("{} of tenant {}: a row cannot be stored", name(), state.run().tenant(), cause);
            }
            if (badRow || calledOff) {
                return interrupted;
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        throw cause;
    }

    private static boolean isBadRow(RuntimeException cause) {
        return (
            cause instanceof CacheStoreException &&
            cause.getCause() instanceof SQLException sql &&
            sql.getSQLState() != null &&
            sql.getSQLState().startsWith("22")
        );
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
    public void purge(long tenant) {
        view.purge(tenant);
    }
}
