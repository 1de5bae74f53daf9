package dev.vitrina.pricing.history;

import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.history.PriceHistory.Sending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent, kept as long as it may explain what is seen. All times are the database's, as those of the mirror are: clocks of hosts differ. */
final class SendingStore {

    /** What is seen later after a sending than this has another cause. */
    private static final Duration OURS = Duration.ofDays(1);

    private final JdbcClient jdbc;

    SendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets what explains nothing any more, too. */
    void note(long shop, long changeSet, List<Sending> rows) {
        jdbc
            .sql("DELETE FROM p_wb_pricing.sending WHERE shop_id = :shop AND sent_at < now() - INTERVAL '7 days'")
            .param("shop", shop)
            .update();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.sending (shop_id, row_key, nm_id, change_set, price, discount, sent_at)
                SELECT :shop, v.row_key, v.nm_id, :set, v.price, v.discount, now()
                FROM unnest(CAST(:keys AS text[]), CAST(:nmIds AS bigint[]), CAST(:prices AS numeric[]), CAST(:discounts AS int[]))
                     AS v (row_key, nm_id, price, discount)
                ON CONFLICT (shop_id, nm_id, row_key, change_set)
                DO UPDATE SET price = excluded.price, discount = excluded.discount, sent_at = excluded.sent_at
                """
            )
            .param("shop", shop)
            .param("set", changeSet)
            .param("keys", rows.stream().map(Sending::rowKey).toArray(String[]::new))
            .param("nmIds", rows.stream().map(Sending::nmId).toArray(Long[]::new))
            .param(
                "prices",
                rows
                    .stream()
                    .map(row -> text(row.price()))
                    .toArray(String[]::new)
            )
            .param("discounts", rows.stream().map(Sending::discount).toArray(Integer[]::new))
            .update();
    }

    private static @Nullable String text(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    void forget(long shop, long changeSet, Collection<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return;
        }
        jdbc
            .sql(
                """
                DELETE FROM p_wb_pricing.sending
                WHERE shop_id = :shop AND change_set = :set AND row_key = ANY (CAST(:keys AS text[]))
                """
            )
            .param("shop", shop)
            .param("set", changeSet)
            .param("keys", rowKeys.toArray(String[]::new))
            .update();
    }

    /**
     * The change set whose sending explains what a good shows.
     *
     * @param before what it showed before; null when that is not known
     */
    Optional<Long> explaining(long shop, @Nullable Good before, Good good, Instant seen) {
        return jdbc
            .sql(
                """
                SELECT change_set, row_key, price, discount FROM p_wb_pricing.sending
                WHERE shop_id = :shop AND nm_id = :nmId AND sent_at BETWEEN :from AND :to ORDER BY sent_at DESC
                """
            )
            .param("shop", shop)
            .param("nmId", good.nmId())
            .param("from", PeriodStore.utc(seen.minus(OURS)))
            .param("to", PeriodStore.utc(seen))
            .query((row, _) ->
                explains(before, good, row.getString(2), row.getBigDecimal(3), row.getInt(4)) ? row.getLong(1) : -1
            )
            .list()
            .stream()
            .filter(set -> set >= 0)
            .findFirst();
    }

    /** What a row sends must show, and must be what is new: a good that goes on showing it may well have been changed elsewhere. */
    private static boolean explains(
        @Nullable Good before,
        Good good,
        String key,
        @Nullable BigDecimal price,
        int discount
    ) {
        if (key.endsWith("/club")) {
            return good.clubDiscount() == discount && (before == null || before.clubDiscount() != discount);
        }
        int slash = key.lastIndexOf('/');
        if (slash >= 0) {
            long sizeId = Long.parseLong(key.substring(slash + 1));
            return (
                price != null && hasPrice(good, sizeId, price) && (before == null || !hasPrice(before, sizeId, price))
            );
        }
        return shows(good, price, discount) && (before == null || !shows(before, price, discount));
    }

    private static boolean hasPrice(Good good, long sizeId, BigDecimal price) {
        return good
            .size(sizeId)
            .filter(size -> size.price().compareTo(price) == 0)
            .isPresent();
    }

    private static boolean shows(Good good, @Nullable BigDecimal price, int discount) {
        boolean samePrice =
            price == null ||
            good
                .price()
                .filter(shown -> shown.compareTo(price) == 0)
                .isPresent();
        return samePrice && good.discount() == discount;
    }

    void purge(long shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.sending WHERE shop_id = :shop").param("shop", shop).update();
    }
}
