package dev.vitrina.cache.store;

import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Table {@code cache.entry}. */
public final class JdbcEntryStore implements EntryStore {

    /**
     * Written for the server's time, which is nearly all of a read: few columns, and no aggregate. Generations travel as they
     * are, two in one number with the hard one in the lower half, and {@link EntryRow} sums them; what is stored of a row
     * softened by key is told as one generation short.
     */
    private static final String READ = """
        SELECT e.kind, e.body, e.etag, e.fetched_at, clock_timestamp(), e.scopes,
               ((e.generation - e.soft::int) << 32) + e.hard_generation,
               ARRAY(SELECT (s.generation << 32) + s.hard_generation
                     FROM cache.scope_generation s
                     WHERE s.scope = ANY (e.scopes)),
               CASE WHEN e.failure_kind IS NOT NULL
                    THEN ARRAY[e.failure_kind, e.failure_message, e.failure_attempt::text,
                               (extract(epoch FROM e.retry_at) * 1000000)::bigint::text, e.failure_generation::text]
               END,
               e.envelope
        FROM cache.entry e
        WHERE e.tenant = ? AND e.key = ? AND e.policy_version = ? AND e.envelope BETWEEN %d AND %d
        """.formatted(Envelope.OLDEST, Envelope.NEWEST);

    /** Gives the lease up and tells whether it was awaited, and whether any scope moved since it was taken; see {@code cache.lease.started}. */
    private static final String FENCED = """
        WITH mine AS (
            UPDATE cache.lease SET lease_until = '-infinity' WHERE tenant = ? AND key = ? AND fence = ?
            RETURNING started, awaited
        ), scopes AS (
            SELECT coalesce(sum(g.generation), 0)::bigint AS generation,
                   coalesce(sum(g.hard_generation), 0)::bigint AS hard_generation,
                   coalesce(bool_or(NOT pg_visible_in_snapshot(g.moved_by, mine.started)
                                    AND g.moved_by < pg_snapshot_xmax(pg_current_snapshot())), false) AS moved
            FROM mine LEFT JOIN cache.scope_generation g ON g.scope = ANY (?)
        ), stored AS (
        """;

    private static final String STORE =
        FENCED +
        """
                INSERT INTO cache.entry AS e (tenant, key, policy_version, endpoint, envelope, kind, body, etag, fetched_at,
                                              keep_until, scopes, generation, hard_generation)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 microsecond', ?,
                       scopes.generation, scopes.hard_generation
                FROM mine, scopes
                WHERE NOT scopes.moved
                ON CONFLICT (tenant, key, policy_version) DO UPDATE
                SET envelope = excluded.envelope, kind = excluded.kind, body = excluded.body, etag = excluded.etag,
                    fetched_at = excluded.fetched_at, keep_until = excluded.keep_until, soft = false, scopes = excluded.scopes,
                    generation = excluded.generation, hard_generation = excluded.hard_generation,
                    failure_kind = NULL, failure_message = NULL, failure_attempt = 0, retry_at = NULL,
                    failure_generation = NULL
                RETURNING fetched_at
            )
            SELECT s.fetched_at, m.awaited FROM mine m LEFT JOIN stored s ON true
            """;

    private static final String RENEW =
        FENCED +
        """
                UPDATE cache.entry e
                SET fetched_at = clock_timestamp(), keep_until = clock_timestamp() + ? * interval '1 microsecond', soft = false,
                    generation = scopes.generation, hard_generation = scopes.hard_generation,
                    failure_kind = NULL, failure_message = NULL, failure_attempt = 0, retry_at = NULL,
                    failure_generation = NULL
                FROM mine, scopes
                WHERE e.tenant = ? AND e.key = ? AND e.policy_version = ? AND NOT scopes.moved
                  AND e.hard_generation = scopes.hard_generation
                RETURNING e.fetched_at
            )
            SELECT s.fetched_at, m.awaited FROM mine m LEFT JOIN stored s ON true
            """;

    /** What the failure is judged by later: an invalidation since then lifts it, of the load's scopes or of what is kept. */
    private static final String FAIL =
        FENCED +
        """
                INSERT INTO cache.entry AS e (tenant, key, policy_version, endpoint, kind, fetched_at, keep_until, scopes,
                                              generation, hard_generation, failure_kind, failure_message, failure_attempt, retry_at,
                                              failure_generation)
                SELECT ?, ?, ?, ?, 0, clock_timestamp(), clock_timestamp() + ? * interval '1 microsecond' + interval '1 hour', ?,
                       scopes.generation, scopes.hard_generation, ?, ?, ?, clock_timestamp() + ? * interval '1 microsecond',
                       (scopes.generation << 32) + scopes.hard_generation
                FROM mine, scopes
                WHERE NOT scopes.moved
                ON CONFLICT (tenant, key, policy_version) DO UPDATE
                SET failure_kind = excluded.failure_kind, failure_message = excluded.failure_message,
                    failure_attempt = excluded.failure_attempt, retry_at = excluded.retry_at,
                    keep_until = greatest(e.keep_until, excluded.keep_until),
                    scopes = CASE e.kind WHEN 0 THEN excluded.scopes ELSE e.scopes END,
                    generation = CASE e.kind WHEN 0 THEN excluded.generation ELSE e.generation END,
                    hard_generation = CASE e.kind WHEN 0 THEN excluded.hard_generation ELSE e.hard_generation END,
                    failure_generation = CASE e.kind WHEN 0 THEN excluded.failure_generation ELSE (
                        SELECT coalesce(sum((g.generation << 32) + g.hard_generation), 0)::bigint
                        FROM cache.scope_generation g WHERE g.scope = ANY (e.scopes)) END
                RETURNING retry_at
            )
            SELECT s.retry_at, m.awaited FROM mine m LEFT JOIN stored s ON true
            """;

    private final Database database;

    public JdbcEntryStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredEntry> read(EntryId id, int policyVersion) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setLong(1, id.tenant());
                statement.setObject(2, id.key());
                statement.setInt(3, policyVersion);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(EntryRow.read(row)) : Optional.<StoredEntry>empty();
                }
            }
        });
    }

    @Override
    public Written store(EntryId id, long fence, NewEntry entry) {
        byte[] body = entry.body();
        Envelope.Packed packed = body == null ? null : Envelope.pack(body, entry.compressAbove());
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(STORE)) {
                int next = fenced(connection, statement, id, fence, entry.scopes());
                statement.setLong(next++, id.tenant());
                statement.setObject(next++, id.key());
                statement.setInt(next++, entry.policyVersion());
                statement.setString(next++, entry.endpoint());
                statement.setShort(next++, packed == null ? Envelope.PLAIN.version() : packed.envelope().version());
                statement.setShort(next++, (short) entry.kind().ordinal());
                statement.setBytes(next++, packed == null ? null : packed.bytes());
                statement.setString(next++, entry.etag());
                statement.setLong(next++, micros(entry.keepFor()));
                statement.setArray(next, connection.createArrayOf("bigint", boxed(entry.scopes())));
                return written(statement);
            }
        });
    }

    @Override
    public Written renew(EntryId id, long fence, int policyVersion, long[] scopes, Duration keepFor) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
                int next = fenced(connection, statement, id, fence, scopes);
                statement.setLong(next++, micros(keepFor));
                statement.setLong(next++, id.tenant());
                statement.setObject(next++, id.key());
                statement.setInt(next, policyVersion);
                return written(statement);
            }
        });
    }

    @Override
    public Written fail(EntryId id, long fence, NewFailure failure) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FAIL)) {
                int next = fenced(connection, statement, id, fence, failure.scopes());
                statement.setLong(next++, id.tenant());
                statement.setObject(next++, id.key());
                statement.setInt(next++, failure.policyVersion());
                statement.setString(next++, failure.endpoint());
                statement.setLong(next++, micros(failure.retryIn()));
                statement.setArray(next++, connection.createArrayOf("bigint", boxed(failure.scopes())));
                statement.setString(next++, failure.kind().name());
                statement.setString(next++, failure.message());
                statement.setInt(next++, failure.attempt());
                statement.setLong(next, micros(failure.retryIn()));
                return written(statement);
            }
        });
    }

    private static int fenced(Connection connection, PreparedStatement statement, EntryId id, long fence, long[] scopes)
        throws SQLException {
        statement.setLong(1, id.tenant());
        statement.setObject(2, id.key());
        statement.setLong(3, fence);
        statement.setArray(4, connection.createArrayOf("bigint", boxed(scopes)));
        return 5;
    }

    private static Written written(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Written.LOST;
            }
            OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
            return new Written(at == null ? null : at.toInstant(), row.getBoolean(2));
        }
    }

    private static Long[] boxed(long[] scopes) {
        Long[] boxed = new Long[scopes.length];
        for (int i = 0; i < scopes.length; i++) {
            boxed[i] = scopes[i];
        }
        return boxed;
    }

    private static long micros(Duration duration) {
        return Math.min(duration.toSeconds(), 1L << 40) * 1_000_000L + duration.toNanosPart() / 1_000;
    }
}
