package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.test.ChangeRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Sendings and what came to nothing of them are told apart by one clock, the database's: no replica's own clock counts. */
class UnappliedTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);

    private final PriceRows rows = new PriceRows(new JsonMapper());
    private final Unapplied unapplied = new Unapplied(DATABASE.jdbc, rows);
    private final Underway underway = new Underway(DATABASE.jdbc);

    @Test
    void aSendingThatCameToNothingIsUnderWayNoMoreUntilItIsSentAgain() {
        DATABASE.clear("sending", "unapplied");
        sent();
        assertThat(underway.of(SHOP, List.of(10L), Duration.ofMinutes(5))).containsOnlyKeys(10L);

        unapplied.rejected(SHOP, new ChangeSetId(3), List.of(row()), Map.of("10", new Reason("NOT_SENT", "")));
        assertThat(underway.of(SHOP, List.of(10L), Duration.ofMinutes(5))).isEmpty();
        assertThat(notedBehindTheDatabase()).isLessThan(Duration.ofMinutes(1).toSeconds());

        sent();
        assertThat(underway.of(SHOP, List.of(10L), Duration.ofMinutes(5))).containsOnlyKeys(10L);
    }

    private static long notedBehindTheDatabase() {
        return DATABASE.jdbc
            .sql("SELECT CAST(abs(EXTRACT(epoch FROM now() - noted_at)) AS bigint) FROM p_wb_pricing.unapplied")
            .query(Long.class)
            .single();
    }

    private static void sent() {
        DATABASE.jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.sending (shop_id, row_key, nm_id, change_set, price, discount, sent_at)
                VALUES (7, '10', 10, 3, 900, 5, now())
                ON CONFLICT (shop_id, nm_id, row_key, change_set) DO UPDATE SET sent_at = excluded.sent_at
                """
            )
            .update();
    }

    private ChangeRow row() {
        DraftRow draft = rows.unknown(new Wanted(new PriceKey.Goods(10), BigDecimal.valueOf(900), 5), List.of());
        return ChangeRows.sent(draft, RowState.SENDING);
    }
}
