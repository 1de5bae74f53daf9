package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardConditionChanged;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code inventory_version}: tells other plugins that something else is known of a shop's media than before. */
class InventoryChanges {

    private static final Duration SELDOM = Duration.ofMinutes(2);

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

    /**
     * What is forgotten apart from checks, in one transaction with the telling of it. Cards of a large set change one after another, and each telling has
     * others copy what is known of the whole shop: they are told once in a while, and come to the rest by the version.
     *
     * @param change how many cards or photos something was known of
     */
    void with(ShopId shop, IntSupplier change) {
        transaction.executeWithoutResult(_ -> {
            if (change.getAsInt() > 0 && moved(shop, false, SELDOM)) {
                tell(shop);
            }
        });
    }

    private void changed(ShopId shop, boolean checked) {
        moved(shop, checked, Duration.ZERO);
        tell(shop);
    }

    /** @return whether it was told last so long ago */
    private boolean moved(ShopId shop, boolean checked, Duration pause) {
        return jdbc
            .sql(
                """
                INSERT INTO inventory_version AS known (shop_id, version, checked_at, told_at)
                VALUES (:shop, 1, CASE WHEN :checked THEN clock_timestamp() END, now())
                ON CONFLICT (shop_id) DO UPDATE SET version = known.version + 1,
                    checked_at = coalesce(excluded.checked_at, known.checked_at),
                    told_at = CASE WHEN known.told_at > now() - :seconds * interval '1 second' THEN known.told_at ELSE now() END
                RETURNING told_at = now()
                """
            )
            .param("shop", shop.value())
            .param("checked", checked)
            .param("seconds", pause.toSeconds())
            .query(Boolean.class)
            .single();
    }

    private void tell(ShopId shop) {
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
