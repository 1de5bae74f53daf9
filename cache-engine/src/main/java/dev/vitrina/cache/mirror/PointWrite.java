package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.mirror.MirrorTable.Known;
import dev.vitrina.cache.mirror.PointStore.Begun;
import dev.vitrina.cache.mirror.PointStore.Point;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    boolean put(long tenant, R row) {
        RowImage image = RowImage.of(definition, row);
        return database.transaction(connection -> {
            Begun begun = points.begin(connection, tenant);
            if (begun == null) {
                return false;
            }
            Known stored = table.known(connection, tenant, List.of(image.id())).get(image.id());
            boolean changes = stored == null || stored.isReplacedBy(image);
            if (changes) {
                Tracking tracking = tracking(tenant, begun);
                table.upsert(connection, tenant, List.of(image), tracking);
                points.count(connection, tenant, stored == null ? 1 : 0, tracking == null);
            }
            note(connection, tenant, image.id(), begun, new Point(false, null));
            return changes;
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
            note(connection, tenant, id, begun, new Point(true, stored == null ? null : stored.version()));
            return stored != null;
        });
    }

    /** A point of no row. */
    void touched(long tenant) {
        var unused = database.transaction(connection -> points.begin(connection, tenant) != null);
    }

    private void note(Connection connection, long tenant, long id, Begun begun, Point point) throws SQLException {
        points.note(connection, tenant, id, begun, point);
        if (begun.fullRun() != null) {
            SeenStore.add(connection, begun.fullRun(), List.of(id));
        }
    }

    private @Nullable Tracking tracking(long tenant, Begun begun) {
        return Tracking.of(definition, tenant, begun.complete(), null);
    }
}
