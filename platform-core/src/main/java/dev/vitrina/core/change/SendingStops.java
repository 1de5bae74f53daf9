package dev.vitrina.core.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code platform.sending_stop}: where people have stopped all sending at once. */
final class SendingStops {

    private final JdbcClient jdbc;

    SendingStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stop. @param shop null for the whole installation */
    record Stop(@Nullable ShopId shop, String reason, Instant at, Person by) {}

    /**
     * Whether nothing may be sent in a shop; asked in the transaction that commits rows as being sent. A stop waits for such transactions, and they for it: once
     * it has returned, no batch starts any more.
     */
    boolean hold(ShopId shop) {
        jdbc.sql("LOCK TABLE platform.sending_stop IN SHARE MODE").update();
        return isStopped(shop);
    }

    /** Whether nothing may be sent in a shop, as far as stops have been committed. */
    boolean isStopped(ShopId shop) {
        return jdbc
            .sql("SELECT EXISTS (SELECT FROM platform.sending_stop WHERE shop_id IS NULL OR shop_id = :shop)")
            .param("shop", shop.value())
            .query(Boolean.class)
            .single();
    }

    /** @return whether it was not stopped before */
    boolean stop(Stop stop) {
        return (
            jdbc
                .sql(
                    """
                    INSERT INTO platform.sending_stop (shop_id, reason, stopped_at, stopped_by_id, stopped_by)
                    VALUES (:shop, :reason, :at, :userId, :user)
                    ON CONFLICT (shop_id) DO NOTHING
                    """
                )
                .param("shop", id(stop.shop()))
                .param("reason", stop.reason())
                .param("at", ChangeSetStore.utc(stop.at()))
                .param("userId", stop.by().userId())
                .param("user", stop.by().email())
                .update() >
            0
        );
    }

    /** @return whether it was stopped before */
    boolean goOn(@Nullable ShopId shop) {
        return (
            jdbc
                .sql("DELETE FROM platform.sending_stop WHERE shop_id IS NOT DISTINCT FROM CAST(:shop AS bigint)")
                .param("shop", id(shop))
                .update() >
            0
        );
    }

    /** That of the whole installation first. */
    List<Stop> all() {
        return jdbc
            .sql("SELECT * FROM platform.sending_stop ORDER BY shop_id NULLS FIRST")
            .query((row, n) -> {
                Long shop = row.getObject("shop_id", Long.class);
                return new Stop(
                    shop == null ? null : new ShopId(shop),
                    row.getString("reason"),
                    row.getObject("stopped_at", OffsetDateTime.class).toInstant(),
                    new Person(row.getLong("stopped_by_id"), row.getString("stopped_by"))
                );
            })
            .list();
    }

    private static @Nullable Long id(@Nullable ShopId shop) {
        return shop == null ? null : shop.value();
    }
}
