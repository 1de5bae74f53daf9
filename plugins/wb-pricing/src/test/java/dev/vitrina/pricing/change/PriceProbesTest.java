package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How often somebody may have prices of a good checked who may not see its cost. */
class PriceProbesTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);
    private static final long BORIS = 2;

    private final PriceRows rows = new PriceRows(new JsonMapper());
    private final PriceProbes probes = new PriceProbes(
        DATABASE.jdbc,
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE.pool))
    );

    @BeforeEach
    void start() {
        DATABASE.clear("price_probe");
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void endsASearchAmongThePricesOfAGood() {
        for (int price = 1; price <= PriceProbes.MOST; price++) {
            assertThat(tries(BORIS, row(10, price))).as("price %d", price).isTrue();
        }

        assertThat(tries(BORIS, row(10, 500))).isFalse();
        assertThat(tries(BORIS, row(11, 500), row(10, 501))).as("beside another good").isFalse();
        assertThat(tries(BORIS, rows.unknown(new Wanted(new PriceKey.Club(10), null, 7), List.of())))
            .as("by the discount of the club")
            .isFalse();
        assertThat(tries(BORIS, row(10, 3))).as("one that was told already").isTrue();
        assertThat(tries(BORIS, row(11, 500))).as("another good").isTrue();
        assertThat(tries(3, row(10, 500))).as("somebody else").isTrue();

        DATABASE.jdbc.sql("UPDATE p_wb_pricing.price_probe SET tried_at = tried_at - INTERVAL '61 minutes'").update();
        assertThat(tries(BORIS, row(10, 500))).as("an hour later").isTrue();
    }

    @Test
    void countsTheSizesOfAGoodTogether() {
        for (int size = 1; size <= PriceProbes.MOST; size++) {
            assertThat(tries(BORIS, size(size))).isTrue();
        }

        assertThat(tries(BORIS, size(99))).isFalse();
    }

    private boolean tries(long user, DraftRow... drafted) {
        return probes.allows(SHOP, user, List.of(drafted));
    }

    private DraftRow row(long nmId, int price) {
        return rows.unknown(new Wanted(new PriceKey.Goods(nmId), BigDecimal.valueOf(price), null), List.of());
    }

    private DraftRow size(long sizeId) {
        return rows.unknown(new Wanted(new PriceKey.Size(10, sizeId), BigDecimal.valueOf(900), null), List.of());
    }
}
