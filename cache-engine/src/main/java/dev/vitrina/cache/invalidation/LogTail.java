package dev.vitrina.cache.invalidation;

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

    private Set<Long> taken = Set.of();
    private long horizon = -1;
    private long readAt;

    /** @param gap whether there may be rows that this replica never saw: at the start, and after a long absence */
    record Read(List<Notice> notices, boolean gap) {}

    record Notice(long scope, boolean hard) {}

    Read read(InvalidationLog log) {
        // Taken before the rows: what commits in between is read now and once more, never missed.
        InvalidationLog.Horizon next = log.horizon();
        boolean gap = horizon < 0 || next.seconds() - readAt > REACH_SECONDS || next.transaction() < horizon;
        List<Notice> notices = rows(log, gap ? next.transaction() : horizon);
        horizon = next.transaction();
        readAt = next.seconds();
        return new Read(notices, gap);
    }

    private List<Notice> rows(InvalidationLog log, long from) {
        List<Notice> notices = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (InvalidationLog.Row row : log.since(from)) {
            seen.add(row.seq());
            if (!taken.contains(row.seq())) {
                notices.add(new Notice(row.scope(), row.hard()));
            }
        }
        taken = seen;
        return notices;
    }
}
