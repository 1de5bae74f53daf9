package dev.vitrina.pricing.change.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaLevel;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
    private static List<GoodsStatus> goods;

    @BeforeAll
    static void start() {
        lab = new Lab(3 * MANY);
        lab.sandbox.control().resize(lab.seller, 2 * MANY);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void read() {
        lab.clock.reset();
        lab.line.quota(null);
        lab.line.listen(Line.Listener.NOBODY);
        var unused = lab.mirror.sync(SHOP.value(), SyncMode.FULL, _ -> {});
        lab.sandbox.control().resetCounters();
        goods = lab.sandbox
            .control()
            .cards(lab.seller, 0, 2 * MANY)
            .stream()
            .flatMap(card -> lab.sandbox.control().prices().find(lab.seller, card.nmId()).stream())
            .filter(good -> good.price() > 0 && good.sizePrices().isEmpty())
            .limit(MANY)
            .toList();
        assertThat(goods).hasSize(MANY);
    }

    @Test
    void goesByTheMirrorWhereManyWouldWaitAndSaysSo() {
        lab.line.quota(USED_UP);
        lab.clock.pass(Duration.ofMinutes(12));

        List<List<Finding>> findings = check(MANY);

        assertThat(readings()).isZero();
        // No warning: nobody has to look at what is read again before it is sent.
        assertThat(findings).allSatisfy(some ->
                assertThat(some)
                    .filteredOn(finding -> finding.code().equals("CHECKED_AGAINST_MIRROR"))
                    .singleElement()
                    .extracting(Finding::severity)
                    .isEqualTo(Finding.Severity.INFO)
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

    /** By now it may cost something else, and a row that changes nothing is never looked at again. */
    @Test
    void readsOnlyGoodsOfWhichARowWouldChangeNothingByTheMirror() {
        lab.line.quota(USED_UP);
        GoodsStatus same = goods.getFirst();
        var _ = lab.sandbox
            .control()
            .prices()
            .edit(lab.seller, same.nmId(), new GoodsEdit(same.price() + 1, null, null, null));

        List<CheckedRow> rows = checked(withOneAsItIs(MANY));

        assertThat(readings()).isEqualTo(1);
        assertThat(rows).hasSize(MANY);
        assertThat(rows).allSatisfy(row -> {
                boolean isSame = row.key().equals(Long.toString(same.nmId()));
                assertThat(codes(row).contains("CHECKED_AGAINST_MIRROR")).isEqualTo(!isSame);
                if (isSame) {
                    assertThat(row.fields()).contains(
                        new FieldChange("price", Integer.toString(same.price() + 1), Integer.toString(same.price()))
                    );
                }
            });
    }

    /** Of thousands only those are read that the mirror does not know, however much of the quota is left. */
    @Test
    void goesByTheMirrorForThousands() {
        List<ChangeRow> known = goods
            .stream()
            .map(good -> row(good, good.price() + 1))
            .toList();
        List<ChangeRow> unknown = LongStream.rangeClosed(1, 2 * MANY + 1).mapToObj(LargeCheckTest::unknown).toList();

        List<CheckedRow> rows = checked(Stream.concat(known.stream(), unknown.stream()).toList());

        assertThat(readings()).isEqualTo(3);
        assertThat(rows).hasSize(3 * MANY + 1);
        assertThat(rows.stream().filter(row -> codes(row).contains("CHECKED_AGAINST_MIRROR")))
            .extracting(CheckedRow::key)
            .containsExactlyInAnyOrderElementsOf(known.stream().map(ChangeRow::key).toList());
        assertThat(rows.stream().filter(row -> codes(row).contains("GOOD_UNKNOWN"))).hasSize(2 * MANY + 1);
    }

    /** Before they are kept nothing is read: what has to be is left to the check. */
    @Test
    void judgesDraftsOfThousandsByTheMirror() {
        List<ChangeRow> known = withOneAsItIs(MANY);
        List<ChangeRow> unknown = LongStream.rangeClosed(1, 2 * MANY + 1).mapToObj(LargeCheckTest::unknown).toList();
        List<ChangeRow> rows = Stream.concat(known.stream(), unknown.stream()).toList();

        List<CheckedRow> judged = lab.kind.checkDrafted(SHOP, rows, 0);

        assertThat(readings()).isZero();
        assertThat(judged)
            .extracting(CheckedRow::key)
            .containsExactlyElementsOf(known.stream().skip(1).map(ChangeRow::key).toList());
        assertThat(judged).allSatisfy(row -> assertThat(codes(row)).contains("CHECKED_AGAINST_MIRROR"));
        assertThat(lab.kind.checkDrafted(SHOP, known, 3 * MANY)).as("of fewer, Wildberries is asked").isEmpty();
        assertThat(lab.kind.checkDrafted(SHOP, known, 3 * MANY + 1)).as("the last of many").hasSize(MANY - 1);
        lab.clock.pass(Duration.ofMinutes(31));
        assertThat(lab.kind.checkDrafted(SHOP, rows, 0)).as("by an old mirror").isEmpty();
    }

    /** Of one reading: else a good's price would be judged by the mirror, and its club discount by what Wildberries shows. */
    @Test
    void leavesAllRowsOfAGoodOfWhichOneIsToBeRead() {
        long nmId = goods.getFirst().nmId();
        int club = lab.goods.find(SHOP, List.of(nmId)).get(nmId).clubDiscount();
        ChangeRow same = row(new Wanted(new PriceKey.Club(nmId), null, club));
        Stream<ChangeRow> dearer = goods.stream().map(good -> row(good, good.price() + 1));

        List<CheckedRow> judged = lab.kind.checkDrafted(
            SHOP,
            Stream.concat(Stream.of(same), dearer).toList(),
            4 * MANY
        );

        assertThat(judged)
            .hasSize(MANY - 1)
            .noneMatch(row -> PriceKey.of(row.key()).nmId() == nmId);
    }

    /** A token of a few calls an hour reads a thousand at a time, and so comes on. */
    @Test
    void takesManyRowsAtOnceWhileTheMirrorIsYoungAndReadingsAreQuick() {
        assertThat(lab.kind.wantsAtOnce(SHOP)).isEqualTo(5 * MANY);

        lab.line.quota(new QuotaLevel(Quota.of(4, Duration.ofHours(1), Duration.ofMinutes(15), 1), "base", 1, null));
        assertThat(lab.kind.wantsAtOnce(SHOP)).isEqualTo(MANY);

        lab.line.quota(null);
        lab.clock.pass(Duration.ofMinutes(31));
        assertThat(lab.kind.wantsAtOnce(SHOP)).isEqualTo(MANY);
    }

    @Test
    void waitsForWildberriesWhereARowWouldChangeNothingByAnOlderMirror() {
        lab.line.listen((endpoint, request, call) ->
            endpoint.equals(PriceMethods.GOODS_BY_ID) ? new Outcome.RateLimited(Duration.ofMinutes(15)) : call.make()
        );
        lab.clock.pass(Duration.ofMinutes(40));

        assertThat(check(3)).allSatisfy(some ->
            assertThat(some).extracting(Finding::code).contains("CHECKED_AGAINST_MIRROR")
        );
        assertThat(lab.kind.check(SHOP, withOneAsItIs(3))).isInstanceOf(CheckResult.Later.class);
    }

    private static List<ChangeRow> withOneAsItIs(int many) {
        GoodsStatus same = goods.getFirst();
        return Stream.concat(
            Stream.of(row(same, same.price())),
            goods
                .stream()
                .skip(1)
                .limit(many - 1L)
                .map(good -> row(good, good.price() + 1))
        ).toList();
    }

    private static long readings() {
        String seller = lab.sandbox.seller(lab.seller).key();
        return lab.sandbox.control().traffic().count("goods-by-article", seller).calls();
    }

    private static List<List<Finding>> check(int many) {
        return check(
            goods
                .stream()
                .limit(many)
                .map(good -> row(good, good.price() + 1))
                .toList()
        );
    }

    private static List<List<Finding>> check(List<ChangeRow> rows) {
        return checked(rows)
            .stream()
            .map(row -> row.findings())
            .toList();
    }

    private static List<CheckedRow> checked(List<ChangeRow> rows) {
        CheckResult result = lab.kind.check(SHOP, rows);
        assertThat(result).isInstanceOf(CheckResult.Checked.class);
        return ((CheckResult.Checked) result).rows();
    }

    private static List<String> codes(CheckedRow row) {
        return row.findings().stream().map(Finding::code).toList();
    }

    private static ChangeRow unknown(long nmId) {
        return row(nmId, 999);
    }

    private static ChangeRow row(GoodsStatus good, int price) {
        return row(good.nmId(), price);
    }

    private static ChangeRow row(long nmId, int price) {
        return row(new Wanted(new PriceKey.Goods(nmId), BigDecimal.valueOf(price), null));
    }

    private static ChangeRow row(Wanted wanted) {
        DraftRow draft = lab.rows.unknown(wanted, List.of());
        return ChangeRow.drafted(draft);
    }
}
