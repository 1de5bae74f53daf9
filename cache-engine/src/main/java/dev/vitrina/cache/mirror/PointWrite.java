package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.mirror.MirrorTable.Known;
import dev.vitrina.cache.mirror.PointStore.Begun;
import dev.vitrina.cache.mirror.PointStore.Point;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes single rows: the row, what fences it against older copies, and its change together or not at all. */
final class PointWrite<R> {

    private final Database database;
    private final MirrorDefinition<R> definition;
    private final MirrorTable table;
    private final PointStore points;

    PointWrite(Database database, MirrorDefinition<R> definition, MirrorTable table, PointStore points) {
        this.database = database;
        this.definition = definition;
        this.table = table;
        this.points = points;
    }

    /** @return how many of which something else was held */
    int put(long tenant, Collection<? extends R> rows) {
        List<RowImage> images = rows
            .stream()
            .map(row -> RowImage.of(definition, row))
            .toList();
        List<Long> ids = images.stream().map(RowImage::id).toList();
        return database.transaction(connection -> {
            Begun begun = points.begin(connection, tenant);
            if (begun == null) {
                return 0;
            }
            Map<Long, Known> held = table.known(connection, tenant, ids);
            List<RowImage> changed = images
                .stream()
                .filter(image -> {
                    Known stored = held.get(image.id());
                    return stored == null || stored.isReplacedBy(image);
                })
                .toList();
            if (!changed.isEmpty()) {
                Tracking tracking = tracking(tenant, begun);
                table.upsert(connection, tenant, changed, tracking);
                points.count(connection, tenant, images.size() - held.size(), tracking == null);
            }
            note(connection, tenant, ids, begun, new Point(false, null));
            return changed.size();
        });
    }

    boolean remove(long tenant, long id) {
        return database.transaction(connection -> {
            Begun begun = points.begin(connection, tenant);
            if (begun == null) {
                return false;
            }
            Known stored = table.known(connection, tenant, List.of(id)).get(id);
            if (stored != null) {
                Tracking tracking = tracking(tenant, begun);
                table.delete(connection, tenant, id, tracking);
                points.count(connection, tenant, -1, tracking == null);
            }
            note(connection, tenant, List.of(id), begun, new Point(true, stored == null ? null : stored.version()));
            return stored != null;
        });
    }

    /** A point of no row. */
    void touched(long tenant) {
        var unused = database.transaction(connection -> points.begin(connection, tenant) != null);
    }

    private void note(Connection connection, long tenant, List<Long> ids, Begun begun, Point point)
        throws SQLException {
        points.note(connection, tenant, ids, begun, point);
        if (begun.fullRun() != null) {
            SeenStore.add(connection, begun.fullRun(), ids);
        }
    }

    private @Nullable Tracking tracking(long tenant, Begun begun) {
        return Tracking.of(definition, tenant, begun.complete(), null);
    }
}
