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
import java.sql.Connection;
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
    private final MirrorTable table;
    private final MirrorStateStore states;
    private final MirrorDefinition<?> definition;

    PageCommit(Database database, MirrorDefinition<?> definition, MirrorTable table, MirrorStateStore states) {
        this.definition = definition;
        this.database = database;
        this.table = table;
        this.states = states;
    }

    /** @param asked when the origin was asked for the page, or before */
    MirrorState commit(MirrorState state, Page<RowImage> page, Moment asked) {
        Collection<RowImage> rows = newestOfEach(page.rows());
        String cursor = page.next() == null ? state.cursor() : page.next();
        long tenant = state.run().tenant();
        return database.transaction(connection -> {
            Moment now = states.lock(connection, tenant, state.fence());
            Tracking tracking = state.tracking(definition);
            PageCounts counts = write(connection, tenant, rows, page.setAside(), tracking);
            boolean unnoted = tracking == null && counts.created() + counts.updated() > 0;
            if (state.run().mode() == SyncMode.FULL) {
                SeenStore.add(connection, state.run().id(), present(rows, page.setAside()));
            }
            states.advance(connection, tenant, place(cursor, asked), counts.created(), unnoted);
            return state.after(RunStore.progress(connection, state.run().id(), counts), cursor, now);
        });
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

    /** Two steps: most rows of a re-sync are unchanged, and comparing hashes is far cheaper than sending documents. */
    private PageCounts write(
        Connection connection,
        long tenant,
        Collection<RowImage> rows,
        List<SetAside> setAside,
        @Nullable Tracking tracking
    ) throws SQLException {
        Map<Long, Known> known = rows.isEmpty() ? Map.of() : table.known(connection, tenant, rows);
        List<RowImage> changed = new ArrayList<>();
        int created = 0;
        for (RowImage row : rows) {
            Known stored = known.get(row.id());
            if (stored == null) {
                created++;
                changed.add(row);
            } else if (!stored.hash().equals(row.hash()) && stored.version().compareTo(row.version()) <= 0) {
                changed.add(row);
            }
        }
        table.upsert(connection, tenant, changed, tracking);
        return new PageCounts(rows.size(), created, changed.size() - created, setAside);
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
