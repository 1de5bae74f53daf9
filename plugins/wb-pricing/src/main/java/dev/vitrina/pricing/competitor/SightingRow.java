package dev.vitrina.pricing.competitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is known of a watched good, out of its row. */
final class SightingRow {

    /** Of {@code watched_good w}, in the order of {@link #read}. */
    static final String COLUMNS = "w.presence, w.price, w.seen_at, w.read_at, w.agreeing, w.unconfirmed, w.missed";

    private SightingRow() {}

    /** @param from the column of the presence */
    static Sighting read(ResultSet row, int from) throws SQLException {
        return new Sighting(
            Presence.valueOf(row.getString(from)),
            row.getObject(from + 1, Long.class),
            time(row, from + 2),
            time(row, from + 3),
            row.getInt(from + 4),
            row.getObject(from + 5, Long.class),
            row.getInt(from + 6)
        );
    }

    static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
