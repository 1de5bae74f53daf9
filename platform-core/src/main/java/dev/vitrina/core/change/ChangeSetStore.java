package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code platform.change_set}, as those who work on a set need it. */
final class ChangeSetStore {

    private static final String ONE = " WHERE shop_id = :shop AND id = :id";

    private final JdbcClient jdbc;

    ChangeSetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the new set's id; empty when its idempotency key is taken */
    Optional<Long> insert(NewSet set, Instant now) {
        return jdbc
            .sql(
                """
                INSERT INTO platform.change_set (shop_id, kind, plugin, permission, read_permission, title, origin, state,
                                                 rollback_of, idempotency_key, input_hash, created_at, created_by_id, created_by)
                VALUES (:shop, :kind, :plugin, :act, :read, :title, :origin, 'DRAFT', :rollbackOf, :key, :input, :now, :userId, :user)
                ON CONFLICT (shop_id, kind, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
                RETURNING id
                """
            )
            .param("shop", set.shop().value())
            .param("kind", set.kind())
            .param("plugin", set.plugin())
            .param("act", set.rights().act())
            .param("read", set.rights().read())
            .param("title", set.title())
            .param("origin", set.origin())
            .param("rollbackOf", set.rollbackOf())
            .param("key", set.idempotencyKey())
            .param("input", set.input())
            .param("now", utc(now))
            .param("userId", set.by() == null ? null : set.by().userId())
            .param("user", set.by() == null ? null : set.by().email())
            .query(Long.class)
            .optional();
    }

    /** @param input hash of what was asked for; null when nobody told */
    record Keyed(long id, @Nullable String input) {}

    Optional<Keyed> ofIdempotencyKey(ShopId shop, String kind, String key) {
        return jdbc
            .sql(
                """
                SELECT id, input_hash FROM platform.change_set
                WHERE shop_id = :shop AND kind = :kind AND idempotency_key = :key
                """
            )
            .param("shop", shop.value())
            .param("kind", kind)
            .param("key", key)
            .query((row, number) -> new Keyed(row.getLong("id"), row.getString("input_hash")))
            .optional();
    }

    Optional<StoredSet> find(long id) {
        return jdbc
            .sql("SELECT " + ChangeSetRows.COLUMNS + " FROM platform.change_set s WHERE s.id = :id")
            .param("id", id)
            .query((row, n) -> ChangeSetRows.read(row))
            .optional();
    }

    /** Whoever changes a set or its rows locks it first; must run in a transaction. */
    Optional<StoredSet> lock(ShopId shop, long id) {
        // A plan that was made while the table was small, and is kept with the connection, would read the whole of it for each batch.
        jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
        return jdbc
            .sql(
                "SELECT " +
                ChangeSetRows.COLUMNS +
                " FROM platform.change_set s WHERE s.shop_id = :shop AND s.id = :id FOR UPDATE OF s"
            )
            .param("shop", shop.value())
            .param("id", id)
            .query((row, n) -> ChangeSetRows.read(row))
            .optional();
    }

    /** A step of a person's: what was confirmed before counts no more, and what was in the way is forgotten. */
    void act(StoredSet set, ChangeSetState state) {
        one(
            set,
            """
            UPDATE platform.change_set SET state = :state, version = version + 1, ended_at = NULL, go_on_at = NULL,
                problem_kind = NULL, problem_message = NULL, problem_retry_at = NULL
            """
        )
            .param("state", state.name())
            .update();
    }

    void confirm(StoredSet set, Person by, Instant now) {
        act(set, ChangeSetState.CONFIRMED);
        one(set, "UPDATE platform.change_set SET confirmed_at = :now, confirmed_by_id = :userId, confirmed_by = :user")
            .param("now", utc(now))
            .param("userId", by.userId())
            .param("user", by.email())
            .update();
    }

    /** Its rows are not what they were, by this person's doing. */
    void edited(StoredSet set, Person by) {
        act(set, set.state());
        one(set, "UPDATE platform.change_set SET edited_by_id = :userId, edited_by = :user")
            .param("userId", by.userId())
            .param("user", by.email())
            .update();
    }

    void checked(StoredSet set, Instant now) {
        act(set, ChangeSetState.CHECKED);
        one(set, "UPDATE platform.change_set SET checked_at = :now").param("now", utc(now)).update();
    }

    /** A batch is about to go out. */
    void sending(StoredSet set, int batch, Instant now) {
        one(
            set,
            """
            UPDATE platform.change_set SET state = 'SENDING', last_batch = :batch, sent_at = coalesce(sent_at, :now)
            """
        )
            .param("batch", batch)
            .param("now", utc(now))
            .update();
    }

    int lastBatch(StoredSet set) {
        return one(set, "SELECT last_batch FROM platform.change_set").query(Integer.class).single();
    }

    void move(StoredSet set, ChangeSetState state, Instant now) {
        one(
            set,
            "UPDATE platform.change_set SET state = :state, ended_at = CASE WHEN :ended THEN CAST(:now AS timestamptz) END"
        )
            .param("state", state.name())
            .param("ended", state.ended())
            .param("now", utc(now))
            .update();
    }

    /** @param goOnAt checking and sending wait until then; null when they need not */
    void problem(StoredSet set, @Nullable Problem problem, @Nullable Instant goOnAt) {
        one(
            set,
            """
            UPDATE platform.change_set SET problem_kind = :kind, problem_message = :message,
                problem_retry_at = :retryAt, go_on_at = :goOnAt
            """
        )
            .param("kind", problem == null ? null : problem.kind().name())
            .param("message", problem == null ? null : problem.message())
            .param("retryAt", utc(problem == null ? null : problem.retryAt()))
            .param("goOnAt", utc(goOnAt))
            .update();
    }

    /** Writes down what is known of the rows by who changed them. */
    void count(StoredSet set, Map<RowState, Integer> rows) {
        one(set, "UPDATE platform.change_set SET row_count = CAST(:rows AS jsonb)")
            .param("rows", JsonMapper.shared().writeValueAsString(rows))
            .update();
    }

    /** Counts the rows anew, in the transaction that changed them. */
    Map<RowState, Integer> recount(StoredSet set) {
        return ChangeSetRows.counts(
            jdbc
                .sql(
                    """
                    UPDATE platform.change_set SET row_count =
                        (SELECT coalesce(jsonb_object_agg(c.state, c.n), '{}')
                         FROM (SELECT r.state, count(*) AS n FROM platform.change_row r
                               WHERE r.shop_id = :shop AND r.set_id = :id GROUP BY r.state) c)
                    WHERE shop_id = :shop AND id = :id
                    RETURNING row_count
                    """
                )
                .param("shop", set.shop().value())
                .param("id", set.id())
                .query(String.class)
                .single()
        );
    }

    List<Forgotten> deleteEnded(Duration age) {
        return jdbc
            .sql(
                """
                DELETE FROM platform.change_set WHERE ended_at < clock_timestamp() - make_interval(secs => :age)
                RETURNING shop_id, id
                """
            )
            .param("age", age.toSeconds())
            .query((row, number) -> new Forgotten(new ShopId(row.getLong("shop_id")), row.getLong("id")))
            .list();
    }

    /** A set that is no more. */
    record Forgotten(ShopId shop, long id) {}

    void forget(ShopId shop) {
        jdbc.sql("DELETE FROM platform.change_set WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec one(StoredSet set, String statement) {
        return jdbc.sql(statement + ONE).param("shop", set.shop().value()).param("id", set.id());
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
