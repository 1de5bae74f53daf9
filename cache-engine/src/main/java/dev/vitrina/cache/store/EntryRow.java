package dev.vitrina.cache.store;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.store.StoredEntry.Kind;
import dev.vitrina.cache.store.StoredEntry.Validity;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a row of {@link JdbcEntryStore}'s query, whose columns it knows by their places. */
final class EntryRow {

    private static final Logger LOG = LoggerFactory.getLogger(EntryRow.class);

    private EntryRow() {}

    static StoredEntry read(ResultSet row) throws SQLException {
        Instant fetchedAt = row.getObject(4, OffsetDateTime.class).toInstant();
        Instant now = row.getObject(5, OffsetDateTime.class).toInstant();
        Kind kind = Kind.values()[row.getShort(1)];
        byte[] body = body(row);
        long generations = LongStream.of(longs(row.getArray(8))).sum();
        return new StoredEntry(
            kind == Kind.VALUE && body == null ? Kind.NOTHING : kind,
            body,
            row.getString(3),
            fetchedAt,
            Math.max(0, Duration.between(fetchedAt, now).toNanos()),
            validity(generations - row.getLong(7)),
            longs(row.getArray(6)),
            failure(row, now, generations)
        );
    }

    /** Null also when the bytes are damaged: the row then keeps nothing but what it says of failures. */
    private static byte@Nullable [] body(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes(2);
        try {
            return bytes == null ? null : Envelope.of(row.getShort(10)).unpack(bytes);
        } catch (DataFormatException e) {
            LOG.warn("A stored answer is damaged and will be loaded again: {}", e.getMessage());
            return null;
        }
    }

    private static long[] longs(Array array) throws SQLException {
        Long[] boxed = (Long[]) array.getArray();
        long[] longs = new long[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            longs[i] = boxed[i];
        }
        return longs;
    }

    /** Generations only grow, so the sums differ by how far they moved since the row was stored. */
    private static Validity validity(long moved) {
        if (moved == 0) {
            return Validity.VALID;
        }
        return (int) moved == 0 ? Validity.SOFTLY_INVALIDATED : Validity.INVALIDATED;
    }

    /** Null also when an invalidation came since: whatever failed then is to be tried anew. */
    private static StoredEntry.@Nullable Failure failure(ResultSet row, Instant now, long generations)
        throws SQLException {
        Array columns = row.getArray(9);
        if (columns == null) {
            return null;
        }
        String[] failure = (String[]) columns.getArray();
        if (failure[4] == null || Long.parseLong(failure[4]) != generations) {
            return null;
        }
        Instant retryAt = Instant.EPOCH.plus(Long.parseLong(failure[3]), ChronoUnit.MICROS);
        return new StoredEntry.Failure(
            FailureKind.valueOf(failure[0]),
            failure[1],
            Integer.parseInt(failure[2]),
            retryAt,
            Duration.between(now, retryAt).toNanos()
        );
    }
}
