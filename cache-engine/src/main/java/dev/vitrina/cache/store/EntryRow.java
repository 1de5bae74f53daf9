package dev.vitrina.cache.store;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.store.StoredEntry.Kind;
import dev.vitrina.cache.store.StoredEntry.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@link EntryStore}'s query. */
final class EntryRow {

    private EntryRow() {}

    static StoredEntry read(ResultSet row) throws SQLException {
        Instant now = row.getObject("now", OffsetDateTime.class).toInstant();
        Instant fetchedAt = row.getObject("fetched_at", OffsetDateTime.class).toInstant();
        Long[] scopes = (Long[]) row.getArray("scopes").getArray();
        long[] unboxed = new long[scopes.length];
        for (int i = 0; i < scopes.length; i++) {
            unboxed[i] = scopes[i];
        }
        return new StoredEntry(
            Kind.values()[row.getShort("kind")],
            row.getBytes("body"),
            row.getString("etag"),
            fetchedAt,
            Math.max(0, Duration.between(fetchedAt, now).toNanos()),
            validity(row),
            unboxed,
            failure(row, now)
        );
    }

    private static Validity validity(ResultSet row) throws SQLException {
        long generations = row.getLong("generations");
        if ((int) generations != row.getLong("hard_generation")) {
            return Validity.INVALIDATED;
        }
        return generations >>> 32 != row.getLong("generation") || row.getBoolean("soft")
            ? Validity.SOFTLY_INVALIDATED
            : Validity.VALID;
    }

    private static StoredEntry.@Nullable Failure failure(ResultSet row, Instant now) throws SQLException {
        String kind = row.getString("failure_kind");
        if (kind == null) {
            return null;
        }
        Instant retryAt = row.getObject("retry_at", OffsetDateTime.class).toInstant();
        return new StoredEntry.Failure(
            FailureKind.valueOf(kind),
            row.getString("failure_message"),
            row.getInt("failure_attempt"),
            retryAt,
            Duration.between(now, retryAt).toNanos()
        );
    }
}
