package dev.vitrina.core.event;

import dev.vitrina.api.shop.ShopId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code platform.event}, {@code event_subscription} and {@code event_delivery}. */
final class EventStore {

    private static final String PUBLISH = """
        WITH fact AS (
            INSERT INTO platform.event (type, shop_id, payload) VALUES (?, ?, ?) RETURNING id, type, shop_id
        )
        INSERT INTO platform.event_delivery (listener, event_id, shop_id)
        SELECT s.listener, fact.id, fact.shop_id
        FROM fact JOIN platform.event_subscription s ON s.event_type = fact.type
        """;

    private static final String CLAIM = """
        UPDATE platform.event_delivery d
        SET claimed_by = ?, claimed_until = clock_timestamp() + ? * interval '1 millisecond', attempts = d.attempts + 1
        FROM (
            SELECT c.listener, c.event_id
            FROM platform.event_delivery c
            WHERE c.listener = ANY (?)
              AND c.given_up_at IS NULL
              AND c.next_attempt_at <= clock_timestamp()
              AND (c.claimed_until IS NULL OR c.claimed_until < clock_timestamp())
              AND NOT EXISTS (
                  SELECT 1 FROM platform.event_delivery earlier
                  WHERE earlier.listener = c.listener
                    AND coalesce(earlier.shop_id, 0) = coalesce(c.shop_id, 0)
                    AND earlier.event_id < c.event_id
                    AND earlier.given_up_at IS NULL)
            ORDER BY c.event_id
            LIMIT ?
            FOR UPDATE SKIP LOCKED
        ) due, platform.event e
        WHERE d.listener = due.listener AND d.event_id = due.event_id AND e.id = d.event_id
        RETURNING d.listener, d.event_id, d.attempts, e.type, e.payload
        """;

    private final JdbcTemplate jdbc;

    EventStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Outside of a transaction: fact and deliveries appear together. */
    void publish(Fact fact) {
        jdbc.execute((Connection connection) -> {
            publish(connection, fact);
            return fact;
        });
    }

    /** Inside the transaction of this connection, whoever manages it. */
    static void publish(Connection connection, Fact fact) throws SQLException {
        publish(connection, fact, PUBLISH);
    }

    /**
     * The same where a plugin's role works, which has no rights here: as the host's user, then again as the role with which the
     * session began. One round trip; when the transaction is rolled back, so are both.
     */
    static void publishForPlugin(Connection connection, Fact fact) throws SQLException {
        publish(connection, fact, "SET ROLE NONE;" + PUBLISH + ";RESET ROLE");
    }

    private static void publish(Connection connection, Fact fact, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fact.type());
            if (fact.shop().isPresent()) {
                statement.setLong(2, fact.shop().get().value());
            } else {
                statement.setNull(2, Types.BIGINT);
            }
            statement.setString(3, fact.payload());
            statement.execute();
        }
    }

    void subscribe(String listener, String eventType) {
        jdbc.update(
            """
            INSERT INTO platform.event_subscription (listener, event_type, seen_at)
            VALUES (?, ?, clock_timestamp())
            ON CONFLICT (event_type, listener) DO UPDATE SET seen_at = excluded.seen_at
            """,
            listener,
            eventType
        );
    }

    List<Delivery> claim(UUID replica, Collection<String> listeners, Duration lease, int limit) {
        return jdbc.query(
            CLAIM,
            (row, n) ->
                new Delivery(row.getString(1), row.getLong(2), row.getInt(3), row.getString(4), row.getString(5)),
            replica,
            lease.toMillis(),
            listeners.toArray(new String[0]),
            limit
        );
    }

    void renew(UUID replica, Duration lease) {
        jdbc.update(
            "UPDATE platform.event_delivery SET claimed_until = clock_timestamp() + ? * interval '1 millisecond' WHERE claimed_by = ?",
            lease.toMillis(),
            replica
        );
    }

    void delivered(UUID replica, Delivery delivery) {
        jdbc.update(
            "DELETE FROM platform.event_delivery WHERE listener = ? AND event_id = ? AND claimed_by = ?",
            delivery.listener(),
            delivery.eventId(),
            replica
        );
    }

    /** Frees a delivery for another try, on any replica. */
    void postponed(UUID replica, Delivery delivery, Duration pause, String error) {
        jdbc.update(
            """
            UPDATE platform.event_delivery
            SET claimed_by = NULL, claimed_until = NULL, last_error = ?,
                next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE listener = ? AND event_id = ? AND claimed_by = ?
            """,
            error,
            pause.toMillis(),
            delivery.listener(),
            delivery.eventId(),
            replica
        );
    }

    void givenUp(UUID replica, Delivery delivery, String error) {
        jdbc.update(
            """
            UPDATE platform.event_delivery
            SET claimed_by = NULL, claimed_until = NULL, last_error = ?, given_up_at = clock_timestamp()
            WHERE listener = ? AND event_id = ? AND claimed_by = ?
            """,
            error,
            delivery.listener(),
            delivery.eventId(),
            replica
        );
    }

    /** Deliveries that wait, and those that were given up. */
    long waiting() {
        return count("SELECT count(*) FROM platform.event_delivery WHERE given_up_at IS NULL");
    }

    /** Old facts go with their deliveries; a listener not seen for that long is no longer written to. */
    void deleteOlderThan(Duration age) {
        jdbc.update(
            "DELETE FROM platform.event WHERE published_at < clock_timestamp() - ? * interval '1 second'",
            age.toSeconds()
        );
        jdbc.update(
            "DELETE FROM platform.event_subscription WHERE seen_at < clock_timestamp() - ? * interval '1 second'",
            age.toSeconds()
        );
    }

    private long count(String sql) {
        Long found = jdbc.queryForObject(sql, Long.class);
        return found == null ? 0 : found;
    }

    /** A fact as it is kept. */
    record Fact(String type, Optional<ShopId> shop, String payload) {}

    /** A fact that is a listener's turn. */
    record Delivery(String listener, long eventId, int attempts, String type, String payload) {}
}
