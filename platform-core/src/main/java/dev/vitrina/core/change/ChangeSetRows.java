package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.StoredSet.Person;
import dev.vitrina.core.change.StoredSet.Rights;
import dev.vitrina.core.change.StoredSet.Schedule;
import dev.vitrina.core.change.StoredSet.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of {@code platform.change_set}. */
final class ChangeSetRows {

    static final String COLUMNS = """
        s.shop_id, s.id, s.kind, s.plugin, s.permission, s.read_permission, s.title, s.origin, s.state, s.version,
        s.row_count, s.rollback_of, s.problem_kind, s.problem_message, s.problem_retry_at, s.go_on_at, s.created_at,
        s.created_by_id, s.created_by, s.edited_by_id, s.edited_by, s.checked_at, s.confirmed_at, s.confirmed_by_id, s.confirmed_by, s.sent_at,
        s.ended_at, s.send_at, s.return_at, s.recheck_from, s.held_rows, s.returned, s.confirm_when_checked, s.unattended,
        (SELECT max(b.id) FROM platform.change_set b
         WHERE b.shop_id = s.shop_id AND b.rollback_of = s.id AND b.state <> 'CANCELLED') AS rolled_back_by
        """;

    private ChangeSetRows() {}

    static StoredSet read(ResultSet row) throws SQLException {
        return new StoredSet(
            new ShopId(row.getLong("shop_id")),
            row.getLong("id"),
            row.getString("kind"),
            row.getString("plugin"),
            new Rights(row.getString("permission"), row.getString("read_permission")),
            row.getString("title"),
            row.getString("origin"),
            ChangeSetState.valueOf(row.getString("state")),
            row.getInt("version"),
            counts(row.getString("row_count")),
            problem(row),
            instant(row, "go_on_at"),
            new Schedule(
                instant(row, "send_at"),
                instant(row, "return_at"),
                row.getObject("recheck_from", Integer.class),
                row.getInt("held_rows"),
                row.getBoolean("returned"),
                row.getBoolean("confirm_when_checked"),
                row.getBoolean("unattended")
            ),
            new Times(
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "checked_at"),
                instant(row, "confirmed_at"),
                instant(row, "sent_at"),
                instant(row, "ended_at")
            ),
            person(row, "created_by"),
            person(row, "edited_by"),
            person(row, "confirmed_by"),
            row.getObject("rollback_of", Long.class),
            row.getObject("rolled_back_by", Long.class)
        );
    }

    static Map<RowState, Integer> counts(String json) {
        Map<RowState, Integer> counts = new EnumMap<>(RowState.class);
        for (Map.Entry<String, JsonNode> count : JsonMapper.shared().readTree(json).properties()) {
            counts.put(RowState.valueOf(count.getKey()), count.getValue().asInt());
        }
        return counts;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Person person(ResultSet row, String column) throws SQLException {
        String email = row.getString(column);
        return email == null ? null : new Person(row.getLong(column + "_id"), email);
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        String kind = row.getString("problem_kind");
        return kind == null
            ? null
            : new Problem(
                FailureKind.valueOf(kind),
                row.getString("problem_message"),
                instant(row, "problem_retry_at")
            );
    }
}
