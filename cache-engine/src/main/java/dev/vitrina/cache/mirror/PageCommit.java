package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.SourceLag;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.mirror.MirrorState.Moment;
import dev.vitrina.cache.mirror.MirrorStateStore.Place;
import dev.vitrina.cache.mirror.MirrorTable.Known;
import dev.vitrina.cache.mirror.PointStore.Point;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commits a page: rows, cursor, counts and seen ids together or not at all. */
final class PageCommit {

    private final Database database;
    private final CommitGate gate;
    private final MirrorTable table;
    private final MirrorStateStore states;
    private final PointStore points;
    private final MirrorDefinition<?> definition;

    PageCommit(
        Database database,
        CommitGate gate,
        MirrorDefinition<?> definition,
        MirrorTable table,
        MirrorStateStore states,
        PointStore points
    ) {
        this.definition = definition;
        this.database = database;
        this.gate = gate;
        this.table = table;
        this.states = states;
        this.points = points;
    }

    /** @param asked when the origin was asked for the page, or before */
    MirrorState commit(MirrorState state, Page<RowImage> page, Moment asked) {
        Collection<RowImage> rows = newestOfEach(page.rows());
        String cursor = page.next() == null ? state.cursor() : page.next();
        return gate.pass(() -> written(state, page, rows, cursor, asked));
    }

    private MirrorState written(
        MirrorState state,
        Page<RowImage> page,
        Collection<RowImage> rows,
        @Nullable String cursor,
        Moment asked
    ) {
        long tenant = state.run().tenant();
        return database.transaction(connection -> {
            Moment now = states.lock(connection, state);
            if (now == null) {
                throw new LostPageException();
            }
            Tracking tracking = state.tracking(definition);
            Map<Long, Point> later = points.later(connection, tenant, rows, asked, now);
            Changes changes = changes(connection, tenant, rows, later);
            table.upsert(connection, tenant, changes.rows(), tracking);
            if (tracking == null || changes.rows().isEmpty()) {
                doNotWaitForTheDisk(connection);
            }
            PageCounts counts = changes.counts(rows.size(), page.setAside());
            boolean unnoted = tracking == null && counts.created() + counts.updated() > 0;
            if (state.run().mode() == SyncMode.FULL) {
                SeenStore.add(connection, state.run().id(), present(rows, page.setAside()));
            }
            Place place = changes.doubtful() ? new Place(cursor, state.cursor(), true) : place(cursor, asked);
            states.advance(connection, tenant, place, counts.created(), unnoted);
            return state.after(RunStore.progress(connection, state.run().id(), counts), cursor, now);
        });
    }

    /**
     * What is lost with the server is the page with its cursor, and the run notices. Not so where changes are noted: a follower may
     * have gone past them, and their ids must not be given again.
     */
    private static void doNotWaitForTheDisk(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SET LOCAL synchronous_commit = off")) {
            statement.execute();
        }
    }

    /** What changed before the cursor may come later, if it changed so shortly before the page was asked for. */
    private Place place(@Nullable String cursor, Moment asked) {
        SourceLag lag = definition.lag();
        String resume = cursor == null ? null : lag.limit().notPast(cursor, asked.at().minus(lag.time()));
        return new Place(cursor, resume, !Objects.equals(cursor, resume));
    }

    /** What cannot be read is there all the same, and a full run must not take it for deleted. */
    private static List<Long> present(Collection<RowImage> rows, List<SetAside> setAside) {
        return Stream.concat(
            rows.stream().map(RowImage::id),
            setAside.stream().map(SetAside::id).filter(Objects::nonNull)
        ).toList();
    }

    /**
     * What a page changes.
     *
     * @param doubtful whether a row was left out that may be newer than what was put or removed: the next run reads the page again
     */
    private record Changes(List<RowImage> rows, int created, boolean doubtful) {
        PageCounts counts(int seen, List<SetAside> setAside) {
            return new PageCounts(seen, created, rows.size() - created, setAside);
        }
    }

    /**
     * Two steps: most rows of a re-sync are unchanged, and comparing hashes is far cheaper than sending documents.
     *
     * @param later what was put or removed after the page was asked for: its copies lose unless their version is newer
     */
    private Changes changes(Connection connection, long tenant, Collection<RowImage> rows, Map<Long, Point> later)
        throws SQLException {
        List<Long> ids = rows.stream().map(RowImage::id).toList();
        Map<Long, Known> known = rows.isEmpty() ? Map.of() : table.known(connection, tenant, ids);
        List<RowImage> changed = new ArrayList<>();
        int created = 0;
        boolean doubtful = false;
        for (RowImage row : rows) {
            Known stored = known.get(row.id());
            Point point = later.get(row.id());
            if (stored == null && point != null && point.removed()) {
                doubtful |= point.version() == null || row.version().compareTo(point.version()) > 0;
            } else if (stored == null) {
                created++;
                changed.add(row);
            } else if (stored.isReplacedBy(row)) {
                boolean same = stored.version().equals(row.version());
                if (point == null || !same) {
                    changed.add(row);
                }
                doubtful |= point != null && same;
            }
        }
        return new Changes(changed, created, doubtful);
    }

    /** An origin may give a row twice when it changed between two of its own reads. */
    private static Collection<RowImage> newestOfEach(List<RowImage> rows) {
        Map<Long, RowImage> images = new LinkedHashMap<>();
        for (RowImage image : rows) {
            images.merge(image.id(), image, (first, second) ->
                first.version().compareTo(second.version()) > 0 ? first : second
            );
        }
        return images.values();
    }
}
