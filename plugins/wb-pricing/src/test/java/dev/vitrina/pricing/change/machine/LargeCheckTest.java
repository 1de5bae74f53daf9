package dev.vitrina.pricing.change.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the check of tens of thousands of goods goes by where the quota would keep people waiting. */
class LargeCheckTest {

    private static final ShopId SHOP = new ShopId(1);
    private static final int MANY = 1_000;
    private static final QuotaLevel USED_UP = new QuotaLevel(
        Quota.of(10, Duration.ofSeconds(6), Duration.ofMillis(600), 5),
        "personal",
        0.2,
        null
    );
    private static Lab lab;
    private static List<Long> goods;

    @BeforeAll
    static void start() {
        lab = new Lab();
        lab.sandbox.control().resize(lab.seller, MANY);
        goods = lab.sandbox
            .control()
            .cards(lab.seller, 0, MANY)
            .stream()
            .map(card -> card.nmId())
            .toList();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void read() {
        lab.clock.reset();
        lab.line.quota(null);
        var unused = lab.mirror.sync(SHOP.value(), SyncMode.FULL, _ -> {});
        lab.sandbox.control().resetCounters();
    }

    @Test
    void goesByTheMirrorWhereManyWouldWaitAndSaysSo() {
        lab.line.quota(USED_UP);
        lab.clock.pass(Duration.ofMinutes(12));

        List<List<Finding>> findings = check(MANY);

        assertThat(readings()).isZero();
        assertThat(findings).allSatisfy(some ->
            assertThat(some).extracting(Finding::code).contains("CHECKED_AGAINST_MIRROR")
        );
    }

    @Test
    void readsAFewGoodsHoweverLongThatWaits() {
        lab.line.quota(USED_UP);

        List<List<Finding>> findings = check(MANY - 1);

        assertThat(readings()).isEqualTo(1);
        assertThat(findings).allSatisfy(some ->
            assertThat(some).extracting(Finding::code).doesNotContain("CHECKED_AGAINST_MIRROR")
        );
    }

    @Test
    void readsManyGoodsWhileTheQuotaLastsOrTheMirrorIsOld() {
        var _ = check(MANY);
        lab.line.quota(USED_UP);
        lab.clock.pass(Duration.ofMinutes(31));
        var _ = check(MANY);

        assertThat(readings()).isEqualTo(2);
    }

    private static long readings() {
        String seller = lab.sandbox.seller(lab.seller).key();
        return lab.sandbox.control().traffic().count("goods-by-article", seller).calls();
    }

    private static List<List<Finding>> check(int many) {
        List<ChangeRow> rows = goods.stream().limit(many).map(LargeCheckTest::row).toList();
        CheckResult result = lab.kind.check(SHOP, rows);
        assertThat(result).isInstanceOf(CheckResult.Checked.class);
        return ((CheckResult.Checked) result).rows()
            .stream()
            .map(row -> row.findings())
            // A good without a price is not looked at any closer.
            .filter(some -> some.stream().noneMatch(finding -> finding.code().equals("NO_PRICE")))
            .toList();
    }

    private static ChangeRow row(long nmId) {
        DraftRow draft = lab.rows.unknown(
            new Wanted(new PriceKey.Goods(nmId), BigDecimal.valueOf(999), null),
            List.of()
        );
        return new ChangeRow(
            draft.key(),
            draft.label(),
            draft.group(),
            draft.payload(),
            draft.fields(),
            RowState.DRAFT,
            0,
            null,
            null,
            null
        );
    }
}
