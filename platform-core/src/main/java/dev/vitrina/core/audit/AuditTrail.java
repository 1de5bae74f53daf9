package dev.vitrina.core.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail in {@code platform.audit_entry}. */
@Repository
class AuditTrail implements AuditLog {

    private static final String CONDITION = """
        (CAST(:userId AS bigint) IS NULL OR user_id = :userId)
          AND (CAST(:shopId AS bigint) IS NULL OR shop_id = :shopId)
          AND (CAST(:action AS text) IS NULL OR action = :action)
          AND (CAST(:plugin AS text) IS NULL OR action LIKE 'plugin%' AND (
               :plugin IN (input ->> 'id', input -> 'input' ->> 'id', input -> 'input' ->> 'plugin')
               OR input -> 'input' ->> 'digest' IN (SELECT upload.input ->> 'digest' FROM platform.audit_entry upload
                                                    WHERE upload.action = 'pluginUpload'
                                                      AND upload.input ->> 'id' = :plugin)))
          AND (CAST(:from AS timestamptz) IS NULL OR at >= :from)
          AND (CAST(:to AS timestamptz) IS NULL OR at < :to)
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void append(AuditRecord entry) {
        jdbc
            .sql(
                """
                INSERT INTO platform.audit_entry
                    (user_id, user_email, shop_id, action, input, outcome, code, address, request_id, api_key)
                VALUES (:userId, :userEmail, :shopId, :action, CAST(:input AS jsonb), :outcome, :code, :address, :requestId, :apiKey)
                """
            )
            .param("userId", entry.userId())
            .param("userEmail", entry.userEmail())
            .param("shopId", entry.shopId())
            .param("action", entry.action())
            .param("input", entry.input())
            .param("outcome", entry.outcome().name())
            .param("code", entry.code())
            .param("address", entry.address())
            .param("requestId", entry.requestId())
            .param("apiKey", entry.apiKey())
            .update();
    }

    /** The newest entries older than {@code before}; one more than {@code size} when there are more. */
    List<AuditEntry> page(AuditFilter filter, @Nullable Long before, int size) {
        return select(
            "SELECT * FROM platform.audit_entry WHERE %s AND id < :before ORDER BY id DESC LIMIT :size",
            filter
        )
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("size", size + 1)
            .query(this::entry)
            .list();
    }

    int count(AuditFilter filter) {
        return select("SELECT count(*) FROM platform.audit_entry WHERE %s", filter).query(Integer.class).single();
    }

    /** Removes what is older than {@code keep}. */
    long expire(Duration keep) {
        return jdbc
            .sql("SELECT platform.expire_audit(make_interval(secs => :seconds))")
            .param("seconds", keep.toSeconds())
            .query(Long.class)
            .single();
    }

    private JdbcClient.StatementSpec select(String sql, AuditFilter filter) {
        return jdbc
            .sql(sql.formatted(CONDITION))
            .param("userId", filter.userId())
            .param("shopId", filter.shopId())
            .param("action", filter.action())
            .param("plugin", filter.plugin())
            .param("from", utc(filter.from()))
            .param("to", utc(filter.to()));
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        String input = row.getString("input");
        return new AuditEntry(
            row.getLong("id"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getObject("user_id", Long.class),
            row.getString("user_email"),
            row.getObject("shop_id", Long.class),
            row.getString("action"),
            input == null ? null : json.readValue(input, Object.class),
            AuditOutcome.valueOf(row.getString("outcome")),
            row.getString("code"),
            row.getString("address"),
            row.getString("api_key")
        );
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
