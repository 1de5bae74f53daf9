package dev.vitrina.products.condition;

import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code card_condition} and {@code condition_state}. */
public final class ConditionStore {

    private final JdbcClient jdbc;

    public ConditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A copy that is complete.
     *
     * @param asOf  when the plugin had last looked; null when it never had
     * @param cards how many there are
     */
    public record Copy(String version, @Nullable Instant asOf, long cards) {}

    /** By condition; those that were never copied are missing. */
    public Map<String, Copy> copies(ShopId shop) {
        Map<String, Copy> copies = new HashMap<>();
        jdbc
            .sql(
                """
                SELECT condition_id, version, as_of, cards FROM p_wb_products.condition_state
                WHERE shop_id = :shop AND version IS NOT NULL
                """
            )
            .param("shop", shop.value())
            .query(row -> {
                OffsetDateTime asOf = row.getObject("as_of", OffsetDateTime.class);
                copies.put(
                    row.getString("condition_id"),
                    new Copy(row.getString("version"), asOf == null ? null : asOf.toInstant(), row.getLong("cards"))
                );
            });
        return copies;
    }

    /** A copy that was never made, or was dropped. */
    record Missing(ShopId shop, String condition) {}

    /** Which copies of these conditions are not there, or not complete. */
    List<Missing> missing(Collection<ShopId> shops, Collection<String> conditions) {
        return jdbc
            .sql(
                """
                SELECT shop, condition FROM unnest(CAST(:shops AS bigint[])) AS shop
                CROSS JOIN unnest(CAST(:conditions AS text[])) AS condition
                WHERE NOT EXISTS (
                    SELECT FROM p_wb_products.condition_state
                    WHERE shop_id = shop AND condition_id = condition AND version IS NOT NULL
                )
                """
            )
            .param("shops", shops.stream().map(ShopId::value).toArray(Long[]::new))
            .param("conditions", conditions.toArray(String[]::new))
            .query((row, number) -> new Missing(new ShopId(row.getLong(1)), row.getString(2)))
            .list();
    }

    /** The version of the copy, which nobody else changes until the transaction ends; empty while there is none. */
    Optional<String> lock(ShopId shop, String condition) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_products.condition_state (shop_id, condition_id) VALUES (:shop, :condition)
                ON CONFLICT DO NOTHING
                """
            )
            .param("shop", shop.value())
            .param("condition", condition)
            .update();
        return jdbc
            .sql(
                """
                SELECT version FROM p_wb_products.condition_state WHERE shop_id = :shop AND condition_id = :condition
                FOR UPDATE
                """
            )
            .param("shop", shop.value())
            .param("condition", condition)
            .query((row, number) -> Optional.ofNullable(row.getString(1)))
            .single();
    }

    /**
     * Makes the copy from after one card to another hold exactly these; writes only what is different.
     *
     * @return how many cards were different
     */
    int replace(ShopId shop, String condition, long after, long last, List<Long> nmIds) {
        Long[] wanted = nmIds.toArray(Long[]::new);
        int written = jdbc
            .sql(
                """
                DELETE FROM p_wb_products.card_condition held
                WHERE shop_id = :shop AND condition_id = :condition AND nm_id > :after AND nm_id <= :last
                AND NOT EXISTS (SELECT FROM unnest(CAST(:wanted AS bigint[])) AS wanted (id) WHERE wanted.id = held.nm_id)
                """
            )
            .param("shop", shop.value())
            .param("condition", condition)
            .param("after", after)
            .param("last", last)
            .param("wanted", wanted)
            .update();
        if (wanted.length > 0) {
            written += jdbc
                .sql(
                    """
                    INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id)
                    SELECT :shop, :condition, unnest(CAST(:wanted AS bigint[])) ON CONFLICT DO NOTHING
                    """
                )
                .param("shop", shop.value())
                .param("condition", condition)
                .param("wanted", wanted)
                .update();
        }
        return written;
    }

    void copied(ShopId shop, String condition, Copy copy) {
        Instant asOf = copy.asOf();
        jdbc
            .sql(
                """
                UPDATE p_wb_products.condition_state SET version = :version, as_of = :asOf, cards = :cards,
                    offered_at = clock_timestamp()
                WHERE shop_id = :shop AND condition_id = :condition
                """
            )
            .param("shop", shop.value())
            .param("condition", condition)
            .param("version", copy.version())
            .param("asOf", asOf == null ? null : asOf.atOffset(ZoneOffset.UTC))
            .param("cards", copy.cards())
            .update();
    }

    /** Notes that plugins in service have these now; says which others have been without a plugin for so long. */
    Set<String> abandoned(ShopId shop, Collection<String> offered, Duration patience) {
        String[] there = offered.toArray(String[]::new);
        jdbc
            .sql(
                """
                UPDATE p_wb_products.condition_state SET offered_at = clock_timestamp()
                WHERE shop_id = :shop AND condition_id = ANY (CAST(:there AS text[]))
                """
            )
            .param("shop", shop.value())
            .param("there", there)
            .update();
        return new HashSet<>(
            jdbc
                .sql(
                    """
                    SELECT condition_id FROM p_wb_products.condition_state
                    WHERE shop_id = :shop AND condition_id <> ALL (CAST(:there AS text[]))
                    AND offered_at <= clock_timestamp() - :seconds * interval '1 second'
                    """
                )
                .param("shop", shop.value())
                .param("there", there)
                .param("seconds", patience.toSeconds())
                .query(String.class)
                .list()
        );
    }

    void drop(ShopId shop, Collection<String> conditions) {
        delete("card_condition", "condition_id = ANY (CAST(:gone AS text[]))", shop, conditions);
        delete("condition_state", "condition_id = ANY (CAST(:gone AS text[]))", shop, conditions);
    }

    /** Of a shop that goes. */
    public void purge(ShopId shop) {
        delete("card_condition", "true", shop, List.of());
        delete("condition_state", "true", shop, List.of());
    }

    private void delete(String table, String which, ShopId shop, Collection<String> gone) {
        jdbc
            .sql("DELETE FROM p_wb_products.%s WHERE shop_id = :shop AND %s".formatted(table, which))
            .param("shop", shop.value())
            .param("gone", gone.toArray(String[]::new))
            .update();
    }
}
