package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
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
    private final TransactionTemplate transaction = new TransactionTemplate(
        new DataSourceTransactionManager(DATABASE.pool)
    );
    private final PriceProbes probes = new PriceProbes(DATABASE.jdbc, transaction);

    @BeforeEach
    void start() {
        DATABASE.clear("price_probe");
    }

    @Test
    void endsASearchAmongThePricesOfAGood() {
        for (int price = 1; price <= PriceProbes.MOST; price++) {
            assertThat(tooOften(BORIS, row(10, price))).as("price %d", price).isEmpty();
        }

        assertThat(tooOften(BORIS, row(10, 500))).containsExactly(10L);
        assertThat(tooOften(BORIS, rows.unknown(new Wanted(new PriceKey.Club(10), null, 7), List.of())))
            .as("by the discount of the club")
            .containsExactly(10L);
        assertThat(tooOften(BORIS, row(10, 3))).as("one that was told already").isEmpty();
        assertThat(tooOften(3, row(10, 500))).as("somebody else").isEmpty();

        pass("61 minutes");
        assertThat(tooOften(BORIS, row(10, 500))).as("an hour later").isEmpty();
    }

    @Test
    void endsASearchThatTakesADay() {
        for (int price = 1; price <= PriceProbes.MOST_A_DAY; price++) {
            assertThat(tooOften(BORIS, row(10, price))).as("price %d", price).isEmpty();
            pass("10 minutes");
        }

        assertThat(tooOften(BORIS, row(10, 500))).containsExactly(10L);
        probes.tidy();
        assertThat(tooOften(BORIS, row(10, 500))).as("after what counts no more went").containsExactly(10L);
        pass("1 day");
        assertThat(tooOften(BORIS, row(10, 500))).as("a day later").isEmpty();
    }

    /** One good that was checked too often does not stop an import of thousands, and is named. */
    @Test
    void leavesOutTheGoodsOnlyThatWereCheckedTooOften() {
        for (int price = 1; price <= PriceProbes.MOST; price++) {
            var unused = tooOften(BORIS, row(10, price), row(11, 1));
        }

        assertThat(tooOften(BORIS, row(10, 501), row(11, 500), row(12, 500))).containsExactly(10L);
        assertThat(noted(10)).isEqualTo(PriceProbes.MOST);
        assertThat(noted(11)).isEqualTo(2);
        assertThat(noted(12)).isEqualTo(1);
    }

    /** More sizes than prices may be tried, and more than a key of an index can hold. */
    @Test
    void countsAllSizesOfOneDraftAsOnePrice() {
        DraftRow[] sizes = LongStream.rangeClosed(1, 300)
            .mapToObj(size -> size(size, 900))
            .toArray(DraftRow[]::new);

        assertThat(tooOften(BORIS, sizes)).isEmpty();
        assertThat(noted(10)).isEqualTo(1);
        assertThat(tooOften(BORIS, List.of(sizes).reversed().toArray(DraftRow[]::new))).as("the same again").isEmpty();
        assertThat(noted(10)).isEqualTo(1);
    }

    /** Boris drafts while others do, and while what is old is taken out. */
    @Test
    void letsNobodyWaitForSomebodyElse() throws Exception {
        var unused = tooOften(BORIS, row(10, 1));
        unused = tooOften(3, row(10, 1), row(11, 1));
        pass("2 days");

        transaction.executeWithoutResult(_ -> {
            var unusedOwn = tooOften(BORIS, row(10, 1));
            CompletableFuture.runAsync(() -> {
                var unusedOthers = tooOften(3, row(10, 2));
                probes.tidy();
            })
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
        });

        assertThat(noted(10)).as("the one of Boris that was being written, and the new one of the other").isEqualTo(2);
        assertThat(noted(11)).isZero();
    }

    @Test
    void keepsNothingOfAShopThatGoes() {
        var unused = tooOften(BORIS, row(10, 1));
        unused = probes.note(new ShopId(8), BORIS, List.of(row(11, 1))).tooOften();

        probes.purge(SHOP);

        assertThat(noted(10)).isZero();
        assertThat(noted(11)).isEqualTo(1);
    }

    @Test
    void countsDraftsOfASizeEachTogether() {
        for (int size = 1; size <= PriceProbes.MOST; size++) {
            assertThat(tooOften(BORIS, size(size, 900))).isEmpty();
        }

        assertThat(tooOften(BORIS, size(99, 900))).containsExactly(10L);
    }

    private Set<Long> tooOften(long user, DraftRow... drafted) {
        return probes.note(SHOP, user, List.of(drafted)).tooOften();
    }

    private static void pass(String time) {
        DATABASE.jdbc
            .sql("UPDATE p_wb_pricing.price_probe SET tried_at = tried_at - CAST(:time AS interval)")
            .param("time", time)
            .update();
    }

    private static int noted(long nmId) {
        return DATABASE.jdbc
            .sql("SELECT count(*) FROM p_wb_pricing.price_probe WHERE nm_id = :nmId")
            .param("nmId", nmId)
            .query(Integer.class)
            .single();
    }

    private DraftRow row(long nmId, int price) {
        return rows.unknown(new Wanted(new PriceKey.Goods(nmId), BigDecimal.valueOf(price), null), List.of());
    }

    private DraftRow size(long sizeId, int price) {
        return rows.unknown(new Wanted(new PriceKey.Size(10, sizeId), BigDecimal.valueOf(price), null), List.of());
    }
}
