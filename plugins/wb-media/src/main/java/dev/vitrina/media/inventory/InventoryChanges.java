package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardConditionChanged;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code inventory_version}: tells other plugins that something else is known of a shop's media than before. */
class InventoryChanges {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventPublisher events;

    InventoryChanges(JdbcClient jdbc, TransactionTemplate transaction, EventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** A check of the whole shop has come to its end. */
    void checked(ShopId shop) {
        transaction.executeWithoutResult(_ -> changed(shop, true));
    }

    /** A check of some cards has come to its end, or one of the shop a part of the way. */
    void found(ShopId shop) {
        transaction.executeWithoutResult(_ -> changed(shop, false));
    }

    /** What is forgotten apart from checks, in one transaction with the telling of it. */
    void with(ShopId shop, Runnable change) {
        transaction.executeWithoutResult(_ -> {
            change.run();
            changed(shop, false);
        });
    }

    private void changed(ShopId shop, boolean checked) {
        jdbc
            .sql(
                """
                INSERT INTO inventory_version AS known (shop_id, version, checked_at)
                VALUES (:shop, 1, CASE WHEN :checked THEN clock_timestamp() END)
                ON CONFLICT (shop_id) DO UPDATE SET version = known.version + 1,
                    checked_at = coalesce(excluded.checked_at, known.checked_at)
                """
            )
            .param("shop", shop.value())
            .param("checked", checked)
            .update();
        for (MediaCondition.Kind kind : MediaCondition.Kind.values()) {
            events.publish(new CardConditionChanged(shop, kind.id()));
        }
    }

    String version(ShopId shop) {
        return jdbc
            .sql("SELECT version FROM inventory_version WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(String.class)
            .optional()
            .orElse("0");
    }

    /** When a check of the whole shop came to its end last; empty when none ever did. */
    Optional<Instant> checkedAt(ShopId shop) {
        return jdbc
            .sql("SELECT checked_at FROM inventory_version WHERE shop_id = :shop AND checked_at IS NOT NULL")
            .param("shop", shop.value())
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant);
    }
}
