package dev.vitrina.core.change;

import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What happens to rows of {@code platform.change_row} from the confirmation until they are sent. Each statement names the states and the batch it may start from: what comes
 * too late, from a replica that only seemed dead, changes nothing.
 */
final class RowJourney {

    private static final String ONE_SET = " WHERE shop_id = ? AND set_id = ?";

    private final JdbcTemplate jdbc;

    RowJourney(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next rows of one group into a batch: from here on they count as sent, whatever happens. */
    List<StoredRow> claim(StoredSet set, int batch, int size, Instant now, Duration firstLook, Duration patience) {
        return jdbc
            .query(
                """
                UPDATE platform.change_row
                SET state = 'SENDING', batch = ?, attempts = attempts + 1, sent_at = ?, next_look = ?, deadline = ?,
                    looks = 0, reference = NULL, reason_code = NULL, reason = NULL, changed_at = ?
                WHERE shop_id = ? AND set_id = ? AND state = 'READY' AND ordinal = ANY (?)
                RETURNING\s""" +
                ChangeRowStore.COLUMNS,
                ChangeRowStore.ROW,
                batch,
                utc(now),
                utc(now.plus(firstLook)),
                utc(now.plus(patience)),
                utc(now),
                set.shop().value(),
                set.id(),
                next(set, size)
            )
            .stream()
            .sorted(Comparator.comparingInt(StoredRow::ordinal))
            .toList();
    }

    /**
     * Apart from the update, which joined with this may read all rows for each; nobody comes between under the set's lock. What another set of the kind has at
     * the upstream is left out, with its group: the upstream shows it late, and who writes whole things would take it back.
     * Each part is read once: a planner that knows nothing yet of a set that has just been made would join its rows with themselves.
     */
    private Integer[] next(StoredSet set, int size) {
        return jdbc
            .queryForList(
                """
                WITH held AS MATERIALIZED (
                    SELECT o.key FROM platform.change_set s
                    JOIN platform.change_row o ON o.shop_id = s.shop_id AND o.set_id = s.id
                    WHERE s.kind = ? AND s.shop_id = ? AND s.id <> ? AND s.state IN ('SENDING', 'PROCESSING')
                      AND o.next_look IS NOT NULL AND o.state IN ('SENDING', 'PROCESSING', 'UNCERTAIN')
                ), held_group AS MATERIALIZED (
                    SELECT DISTINCT g.group_name FROM platform.change_row g
                    WHERE g.shop_id = ? AND g.set_id = ? AND g.key = ANY (ARRAY(SELECT key FROM held)) AND g.state = 'READY'
                      AND g.group_name IS NOT NULL
                ), free AS MATERIALIZED (
                    SELECT r.ordinal, r.group_name FROM platform.change_row r
                    WHERE r.shop_id = ? AND r.set_id = ? AND r.state = 'READY' AND r.key NOT IN (SELECT key FROM held)
                      AND (r.group_name IS NULL OR r.group_name NOT IN (SELECT group_name FROM held_group))
                )
                SELECT ordinal FROM free
                WHERE group_name IS NOT DISTINCT FROM (SELECT group_name FROM free ORDER BY ordinal LIMIT 1)
                ORDER BY ordinal LIMIT ?
                """,
                Integer.class,
                set.kind(),
                set.shop().value(),
                set.id(),
                set.shop().value(),
                set.id(),
                set.shop().value(),
                set.id(),
                size
            )
            .toArray(new Integer[0]);
    }

    /** When a row of it was sent last; empty while none is. */
    Optional<Instant> lastSent(StoredSet set) {
        OffsetDateTime last = jdbc.queryForObject(
            "SELECT max(sent_at) FROM platform.change_row" + ONE_SET,
            OffsetDateTime.class,
            set.shop().value(),
            set.id()
        );
        return Optional.ofNullable(last).map(OffsetDateTime::toInstant);
    }

    /** The whole batch is at the upstream, as far as it says. */
    void taken(StoredSet set, int batch, @Nullable String reference, Instant lookAt, Instant now) {
        jdbc.update(
            "UPDATE platform.change_row SET state = 'PROCESSING', reference = ?, next_look = ?, changed_at = ?" +
            ONE_SET +
            " AND batch = ? AND state = 'SENDING'",
            reference,
            utc(lookAt),
            utc(now),
            set.shop().value(),
            set.id(),
            batch
        );
    }

    /** These of the batch failed at once. */
    void rejected(StoredSet set, int batch, Map<String, Reason> reasons, Instant now) {
        List<Reason> all = List.copyOf(reasons.values());
        String[] keys = reasons.keySet().toArray(new String[0]);
        jdbc.update(
            """
            UPDATE platform.change_row r
            SET state = 'FAILED', reason_code = v.code, reason = v.message, next_look = NULL, changed_at = ?
            FROM unnest(?::text[], ?::text[], ?::text[]) AS v (key, code, message)
            WHERE r.shop_id = ? AND r.set_id = ? AND r.key = ANY (?) AND r.key = v.key AND r.batch = ? AND r.state = 'SENDING'
            """,
            utc(now),
            keys,
            ChangeRowStore.texts(all, Reason::code),
            ChangeRowStore.texts(all, Reason::message),
            set.shop().value(),
            set.id(),
            keys,
            batch
        );
    }

    /** The whole batch comes to the same. @param nextLook null when it is not to be asked after */
    void batch(StoredSet set, int batch, RowState to, Reason reason, @Nullable Instant nextLook, Instant now) {
        jdbc.update(
            """
            UPDATE platform.change_row
            SET state = ?, reason_code = ?, reason = ?, next_look = ?, changed_at = ?
            """ +
            ONE_SET +
            " AND batch = ? AND state = 'SENDING'",
            to.name(),
            reason.code(),
            reason.message(),
            utc(nextLook),
            utc(now),
            set.shop().value(),
            set.id(),
            batch
        );
    }

    /** Nothing of the batch was taken: it may be sent later, or is cancelled when the set was meanwhile. */
    void untaken(StoredSet set, int batch, RowState to, Instant now) {
        jdbc.update(
            """
            UPDATE platform.change_row
            SET state = ?, attempts = attempts - 1, batch = NULL, sent_at = NULL, next_look = NULL, deadline = NULL,
                changed_at = ?
            """ +
            ONE_SET +
            " AND batch = ? AND state = 'SENDING'",
            to.name(),
            utc(now),
            set.shop().value(),
            set.id(),
            batch
        );
    }

    /** Whatever is found being sent while nobody sends was left by a crash. @return how many */
    int abandon(StoredSet set, Reason reason, Instant now) {
        return jdbc.update(
            "UPDATE platform.change_row SET state = 'UNCERTAIN', reason_code = ?, reason = ?, changed_at = ?" +
            ONE_SET +
            " AND state = 'SENDING'",
            reason.code(),
            reason.message(),
            utc(now),
            set.shop().value(),
            set.id()
        );
    }

    /** What was not sent yet is not. @return how many */
    int cancel(StoredSet set, Instant now) {
        return jdbc.update(
            "UPDATE platform.change_row SET state = 'CANCELLED', changed_at = ?" +
            ONE_SET +
            " AND state IN ('DRAFT', 'READY')",
            utc(now),
            set.shop().value(),
            set.id()
        );
    }

    /** What failed may be sent again. @return how many */
    int retry(StoredSet set, Instant now) {
        return jdbc.update(
            "UPDATE platform.change_row SET state = 'READY', next_look = NULL, changed_at = ?" +
            ONE_SET +
            " AND state = 'FAILED'",
            utc(now),
            set.shop().value(),
            set.id()
        );
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return ChangeSetStore.utc(instant);
    }
}
