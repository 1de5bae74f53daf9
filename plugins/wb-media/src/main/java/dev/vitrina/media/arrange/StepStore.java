package dev.vitrina.media.arrange;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code arrange_step}, {@code arrange_sent} and {@code arrange_unread}: which step of a row was begun. Written before Wildberries is called, so that after a crash, or with a lost answer, no
 * step is taken twice; what became of it is read from the card.
 */
final class StepStore {

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Steps of a card, in their order. */
    enum Step {
        FILES,
        ORDER,
        VIDEO,
    }

    /** False when it was begun before, since then. */
    boolean begin(ShopId shop, long nmId, Instant sentAt, Step step, Instant now) {
        return (
            jdbc
                .sql(
                    """
                    INSERT INTO arrange_step (shop_id, nm_id, sent_at, step, begun_at) VALUES (:shop, :card, :sent, :step, :now)
                    ON CONFLICT DO NOTHING
                    """
                )
                .param("shop", shop.value())
                .param("card", nmId)
                .param("sent", sentAt.atOffset(ZoneOffset.UTC))
                .param("step", step.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update() >
            0
        );
    }

    /** A part of it is done only now. */
    void goOn(ShopId shop, long nmId, Instant sentAt, Step step, Instant now) {
        jdbc
            .sql(
                "UPDATE arrange_step SET begun_at = :now WHERE shop_id = :shop AND nm_id = :card AND sent_at = :sent AND step = :step"
            )
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .param("step", step.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** For certain nothing came of it. */
    void takeBack(ShopId shop, long nmId, Instant sentAt, Step step) {
        jdbc
            .sql(
                "DELETE FROM arrange_step WHERE shop_id = :shop AND nm_id = :card AND sent_at = :sent AND step = :step"
            )
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .param("step", step.name())
            .update();
    }

    /** When it was begun; empty when it was not. */
    Optional<Instant> begun(ShopId shop, long nmId, Instant sentAt, Step step) {
        return jdbc
            .sql(
                "SELECT begun_at FROM arrange_step WHERE shop_id = :shop AND nm_id = :card AND sent_at = :sent AND step = :step"
            )
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .param("step", step.name())
            .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .optional();
    }

    /** When the last one was begun; empty when none was. */
    Optional<Instant> last(ShopId shop, long nmId, Instant sentAt) {
        return jdbc
            .sql("SELECT max(begun_at) FROM arrange_step WHERE shop_id = :shop AND nm_id = :card AND sent_at = :sent")
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .query((row, _) ->
                Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant)
            )
            .single();
    }

    /** Notes that something of a row is sent: the id of a photo's file, {@link Step#ORDER} or {@link Step#VIDEO}. False when it was before, in whichever sending. */
    boolean sent(ShopId shop, long nmId, UUID row, String what, Instant now) {
        return (
            jdbc
                .sql(
                    """
                    INSERT INTO arrange_sent (shop_id, nm_id, row_id, what, begun_at) VALUES (:shop, :card, :row, :what, :now)
                    ON CONFLICT DO NOTHING
                    """
                )
                .param("shop", shop.value())
                .param("card", nmId)
                .param("row", row)
                .param("what", what)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update() >
            0
        );
    }

    /** For certain nothing came of it. */
    void notSent(ShopId shop, long nmId, UUID row, String what) {
        jdbc
            .sql("DELETE FROM arrange_sent WHERE shop_id = :shop AND nm_id = :card AND row_id = :row AND what = :what")
            .param("shop", shop.value())
            .param("card", nmId)
            .param("row", row)
            .param("what", what)
            .update();
    }

    /** What of a row was sent in any sending. */
    Set<String> sent(ShopId shop, long nmId, UUID row) {
        Set<String> sent = new HashSet<>();
        jdbc
            .sql("SELECT what FROM arrange_sent WHERE shop_id = :shop AND nm_id = :card AND row_id = :row")
            .param("shop", shop.value())
            .param("card", nmId)
            .param("row", row)
            .query(result -> {
                sent.add(result.getString("what"));
            });
        return sent;
    }

    /** Since when not all photos of the card could be read; from now on, if they could when they were last looked at. */
    Instant unreadSince(ShopId shop, long nmId, Instant sentAt, Instant now) {
        return jdbc
            .sql(
                """
                INSERT INTO arrange_unread AS known (shop_id, nm_id, sent_at, since) VALUES (:shop, :card, :sent, :now)
                ON CONFLICT (shop_id, nm_id, sent_at) DO UPDATE SET since = known.since RETURNING since
                """
            )
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .single();
    }

    /** All photos of the card could be read. */
    void read(ShopId shop, long nmId, Instant sentAt) {
        jdbc
            .sql("DELETE FROM arrange_unread WHERE shop_id = :shop AND nm_id = :card AND sent_at = :sent")
            .param("shop", shop.value())
            .param("card", nmId)
            .param("sent", sentAt.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Of rows that have long ended. */
    void forgetBefore(Instant then) {
        jdbc
            .sql("DELETE FROM arrange_sent WHERE begun_at < :then")
            .param("then", then.atOffset(ZoneOffset.UTC))
            .update();
        jdbc
            .sql("DELETE FROM arrange_step WHERE begun_at < :then")
            .param("then", then.atOffset(ZoneOffset.UTC))
            .update();
        jdbc
            .sql("DELETE FROM arrange_unread WHERE since < :then")
            .param("then", then.atOffset(ZoneOffset.UTC))
            .update();
    }

    void purge(ShopId shop) {
        jdbc.sql("DELETE FROM arrange_sent WHERE shop_id = :shop").param("shop", shop.value()).update();
        jdbc.sql("DELETE FROM arrange_step WHERE shop_id = :shop").param("shop", shop.value()).update();
        jdbc.sql("DELETE FROM arrange_unread WHERE shop_id = :shop").param("shop", shop.value()).update();
    }
}
