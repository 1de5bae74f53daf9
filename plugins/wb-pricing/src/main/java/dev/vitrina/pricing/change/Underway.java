package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was sent of goods and may not show yet. Price, prices of sizes and the club's discount are sent apart: a row that was judged while another one is on its
 * way was judged by what will not be.
 */
public final class Underway {

    /** The latest of each key; not what is known to have come to nothing. */
    private static final String SENT = """
        SELECT DISTINCT ON (s.nm_id, s.row_key) s.nm_id, s.row_key, s.change_set, s.price, s.discount
        FROM p_wb_pricing.sending s
        WHERE s.shop_id = :shop AND s.nm_id = ANY (CAST(:nmIds AS bigint[])) AND s.sent_at > now() - make_interval(secs => :seconds)
        AND NOT EXISTS (
            SELECT FROM p_wb_pricing.unapplied u
            WHERE u.shop_id = s.shop_id AND u.row_key = s.row_key AND u.change_set = s.change_set AND u.noted_at >= s.sent_at)
        ORDER BY s.nm_id, s.row_key, s.sent_at DESC
        """;

    private final JdbcClient jdbc;

    public Underway(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that was sent. */
    record Sent(long nmId, PriceKey key, long changeSet, PriceValues wanted) {
        boolean isShownBy(Good good) {
            return PriceValues.of(good, key)
                .filter(now -> wanted.isShownBy(now, key))
                .isPresent();
        }
    }

    /** What was sent within this time, by nmId. */
    Map<Long, List<Sent>> of(ShopId shop, Collection<Long> nmIds, Duration within) {
        if (nmIds.isEmpty()) {
            return new HashMap<>();
        }
        return jdbc
            .sql(SENT)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("seconds", within.toSeconds())
            .query((row, _) ->
                new Sent(
                    row.getLong(1),
                    PriceKey.of(row.getString(2)),
                    row.getLong(3),
                    new PriceValues(row.getBigDecimal(4), row.getInt(5), BigDecimal.ZERO)
                )
            )
            .list()
            .stream()
            .collect(Collectors.groupingBy(Sent::nmId));
    }

    /**
     * The set that is changing something else of the good.
     *
     * @param own whose rows go together with this one; null when it is not known
     */
    static Optional<Long> beside(PriceKey key, Good good, List<Sent> sent, @Nullable ChangeSetId own) {
        return sent
            .stream()
            .filter(other -> !other.key().equals(key) && !areSizes(other.key(), key))
            .filter(other -> own == null || other.changeSet() != own.value())
            .filter(other -> !other.isShownBy(good))
            .map(Sent::changeSet)
            .findFirst();
    }

    /** Sizes do not touch each other. */
    private static boolean areSizes(PriceKey one, PriceKey other) {
        return one instanceof PriceKey.Size && other instanceof PriceKey.Size;
    }
}
