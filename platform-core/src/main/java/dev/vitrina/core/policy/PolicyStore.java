package dev.vitrina.core.policy;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.policy.PolicyLimits;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code platform.cache_policy} and {@code platform.cache_policy_revision}. */
final class PolicyStore {

    private static final Logger log = LoggerFactory.getLogger(PolicyStore.class);

    /** The fields that this release reads and writes. */
    private static final String[] KNOWN = Arrays.stream(PolicyDocument.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All overrides at one moment, be they within the limits or not. */
    record Snapshot(long revision, Map<String, PolicyDocument> overrides) {}

    /** What is in force, read in one statement; empty when nothing changed since the revision. */
    Optional<Snapshot> changedSince(long revision) {
        Map<String, PolicyDocument> overrides = new LinkedHashMap<>();
        List<Long> revisions = jdbc
            .sql(
                """
                SELECT r.revision, p.endpoint, p.override
                FROM platform.cache_policy_revision r LEFT JOIN platform.cache_policy p ON p.override <> '{}'
                WHERE r.revision <> :revision
                """
            )
            .param("revision", revision)
            .query((row, number) -> {
                String endpoint = row.getString("endpoint");
                if (endpoint != null) {
                    overrides.put(endpoint, document(endpoint, row.getString("override")));
                }
                return row.getLong("revision");
            })
            .list();
        return revisions.isEmpty() ? Optional.empty() : Optional.of(new Snapshot(revisions.getFirst(), overrides));
    }

    /** Every endpoint that was ever changed. */
    List<StoredPolicy> all() {
        return jdbc.sql("SELECT * FROM platform.cache_policy ORDER BY endpoint").query(this::row).list();
    }

    Optional<StoredPolicy> find(String endpoint) {
        return jdbc
            .sql("SELECT * FROM platform.cache_policy WHERE endpoint = :endpoint")
            .param("endpoint", endpoint)
            .query(this::row)
            .optional();
    }

    /** One change at a time in the cluster, until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT revision FROM platform.cache_policy_revision FOR UPDATE").query(Long.class).single();
    }

    /**
     * Writes the override as the endpoint's next version; must hold the {@link #lock}. Fields that only a newer release knows
     * stay as they are.
     */
    void save(String endpoint, String plugin, PolicyDocument override, String changedBy, String reason) {
        jdbc
            .sql(
                """
                INSERT INTO platform.cache_policy AS p (endpoint, plugin, override, version, changed_by, reason)
                VALUES (:endpoint, :plugin, jsonb_strip_nulls(CAST(:override AS jsonb)), 1, :changedBy, :reason)
                ON CONFLICT (endpoint) DO UPDATE
                SET plugin = excluded.plugin, version = p.version + 1,
                    override = excluded.override || CASE jsonb_typeof(p.override)
                        WHEN 'object' THEN p.override - CAST(:known AS text[]) ELSE '{}' END,
                    changed_at = clock_timestamp(), changed_by = excluded.changed_by, reason = excluded.reason
                """
            )
            .param("endpoint", endpoint)
            .param("plugin", plugin)
            .param("override", json.writeValueAsString(override))
            .param("known", KNOWN)
            .param("changedBy", changedBy)
            .param("reason", reason)
            .update();
        jdbc.sql("UPDATE platform.cache_policy_revision SET revision = revision + 1").update();
    }

    private StoredPolicy row(ResultSet row, int number) throws SQLException {
        String endpoint = row.getString("endpoint");
        return new StoredPolicy(
            endpoint,
            row.getString("plugin"),
            applying(document(endpoint, row.getString("override"))),
            row.getLong("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            row.getString("changed_by"),
            row.getString("reason")
        );
    }

    /** What {@link PolicyFeed} does not let apply is not shown as if it did, and nothing is built on it. */
    private static PolicyDocument applying(PolicyDocument read) {
        return PolicyLimits.beyond(read.override()).isEmpty() ? read : PolicyDocument.EMPTY;
    }

    /** A row that a person or a newer release wrote may hold anything: what is not understood counts as no override. */
    private PolicyDocument document(String endpoint, @Nullable String text) {
        try {
            // The JSON document null is read as no object at all.
            PolicyDocument read = Objects.requireNonNullElse(
                json.readValue(text, PolicyDocument.class),
                PolicyDocument.EMPTY
            );
            CachePolicy unused = read.override().over(CachePolicy.freshFor(Duration.ZERO));
            return read;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            log.warn("The cache policy of {} is not understood and does not apply", endpoint, unreadable);
            return PolicyDocument.EMPTY;
        }
    }
}
