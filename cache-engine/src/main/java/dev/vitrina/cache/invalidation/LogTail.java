package dev.vitrina.cache.invalidation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads each row of the log once. Rows commit in another order than their numbers, so the place to go on from is a
 * transaction horizon: every row of an older transaction is there already. Younger rows are taken as soon as they are
 * committed, and remembered while they are above the horizon.
 */
final class LogTail {

    /** The housekeeping keeps an hour; a replica away longer than half of that trusts nothing it holds. */
    private static final long REACH_SECONDS = 1_800;

    /** Not of the current life of the cluster: rows of a restored dump may carry transactions of the future. */
    private static final String READ = """
        SELECT l.seq, l.scope, l.hard, l.xid::text::bigint AS xid
        FROM cache.invalidation_log l
        WHERE l.xid >= ?::text::xid8 AND l.xid < pg_snapshot_xmax(pg_current_snapshot())
        """;

    private static final String HORIZON = """
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, extract(epoch FROM clock_timestamp())::bigint
        """;

    private final Set<Long> taken = new HashSet<>();
    private long horizon = -1;
    private long readAt;

    /** @param gap whether there may be rows that this replica never saw: at the start, and after a long absence */
    record Read(List<Notice> notices, boolean gap) {}

    record Notice(long scope, boolean hard) {}

    Read read(Connection connection) throws SQLException {
        long next;
        long now;
        // Taken before the rows: what commits in between is read now and once more, never missed.
        try (
            PreparedStatement statement = connection.prepareStatement(HORIZON);
            ResultSet row = statement.executeQuery()
        ) {
            row.next();
            next = row.getLong(1);
            now = row.getLong(2);
        }
        boolean gap = horizon < 0 || now - readAt > REACH_SECONDS || next < horizon;
        List<Notice> notices = rows(connection, gap ? next : horizon);
        horizon = next;
        readAt = now;
        return new Read(notices, gap);
    }

    private List<Notice> rows(Connection connection, long from) throws SQLException {
        List<Notice> notices = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toString(from));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long seq = row.getLong("seq");
                    seen.add(seq);
                    if (!taken.contains(seq)) {
                        notices.add(new Notice(row.getLong("scope"), row.getBoolean("hard")));
                    }
                }
            }
        }
        taken.clear();
        taken.addAll(seen);
        return notices;
    }
}
