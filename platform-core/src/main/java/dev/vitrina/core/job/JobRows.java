package dev.vitrina.core.job;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.job.JobStore.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code platform.job}. */
final class JobRows {

    private JobRows() {}

    static Row read(ResultSet row) throws SQLException {
        long shop = row.getLong("shop_id");
        ShopId shopId = row.wasNull() ? null : new ShopId(shop);
        Job job = new Job(
            row.getString("id"),
            row.getString("type"),
            shopId,
            JobState.valueOf(row.getString("state")),
            row.getString("message"),
            row.getLong("done"),
            row.getObject("total", Long.class),
            row.getLong("failed"),
            problem(row),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "started_at"),
            instant(row, "finished_at")
        );
        return new Row(
            row.getObject("id", UUID.class),
            job,
            row.getString("input"),
            row.getInt("attempt"),
            row.getLong("version"),
            row.getBoolean("cancel_requested")
        );
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        String kind = row.getString("problem_kind");
        return kind == null
            ? null
            : new Problem(FailureKind.valueOf(kind), row.getString("problem_message"), instant(row, "retry_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
