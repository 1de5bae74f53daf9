package dev.vitrina.cache.mirror;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.mirror.MirrorState.Moment;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the pages of a run, from where it stands to its end. */
final class SyncWalk {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWalk.class);

    private static final Problem WITHOUT_DIRECTION = new Problem(
        FailureKind.MALFORMED,
        "The origin gave a page that does not say where to go on",
        null
    );

    private static final Problem CALLED_OFF = new Problem(FailureKind.UNAVAILABLE, "The run was interrupted", null);
    private static final Problem PAUSED = new Problem(FailureKind.UNAVAILABLE, "The sync is paused", null);
    private static final Problem BAD_ROW = new Problem(
        FailureKind.MALFORMED,
        "The origin gave a row that cannot be stored",
        null
    );
    private static final Problem LOST_PAGE = new Problem(
        FailureKind.UNAVAILABLE,
        "The database restarted during the sync",
        null
    );
    private static final Problem OURS = new Problem(FailureKind.UNAVAILABLE, "The sync could not go on", null);

    private final String mirror;
    private final PageSource<RowImage> rows;
    private final PageCommit pages;
    private final RunEnd end;
    private final ActivityLog activity;
    private final InstantSource clock;

    SyncWalk(
        String mirror,
        PageSource<RowImage> rows,
        PageCommit pages,
        RunEnd end,
        ActivityLog activity,
        InstantSource clock
    ) {
        this.mirror = mirror;
        this.rows = rows;
        this.pages = pages;
        this.end = end;
        this.activity = activity;
        this.clock = clock;
    }

    /** The next page is on its way while a page is committed; what comes of it is looked at only after that commit. */
    SyncRun run(MirrorState begun, SyncListener listener) {
        MirrorState state = begun;
        try (ReadAhead<RowImage> ahead = new ReadAhead<>(rows)) {
            ahead.begin(query(state, state.cursor()));
            Moment asked = begun.moment();
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
                        Moment next = state.moment();
                        if (!page.last() && !cancelled) {
                            ahead.begin(query(state, page.next()));
                        }
                        state = pages.commit(state, page, asked);
                        asked = next;
                        listener.onPage(state.run());
                        if (page.last()) {
                            return end.complete(state);
                        }
                        if (cancelled || listener.cancelled()) {
                            ahead.close();
                            return end.cancel(state);
                        }
                        if (listener.paused()) {
                            ahead.close();
                            return end.interrupt(state, PAUSED);
                        }
                        if (Thread.currentThread().isInterrupted()) {
                            ahead.close();
                            return end.interrupt(state, CALLED_OFF);
                        }
                    }
                }
            }
        } catch (LostLeaseException e) {
            LOG.warn("{} of tenant {}: another replica has taken the run over", mirror, state.run().tenant());
            return RunEnd.overtaken(state.run(), clock.instant());
        } catch (LostPageException e) {
            LOG.warn("{} of tenant {}: PostgreSQL came back without the last page", mirror, state.run().tenant());
            return end.interrupt(state, LOST_PAGE);
        } catch (RuntimeException e) {
            return stopped(state, e);
        }
    }

    private SyncRun failed(MirrorState state, PageResult.Failed<RowImage> failed) {
        activity.of(state.run().tenant(), mirror).failure();
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
        if (page.next() == null) {
            return !(page.last() && page.rows().isEmpty() && page.setAside().isEmpty());
        }
        return !page.last() && page.next().equals(state.cursor());
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
                LOG.warn("{} of tenant {}: a row cannot be stored", mirror, state.run().tenant(), cause);
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
}
