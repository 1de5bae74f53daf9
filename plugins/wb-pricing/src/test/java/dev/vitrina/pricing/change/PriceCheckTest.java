package dev.vitrina.pricing.change;

import static dev.vitrina.api.change.ChangeRow.drafted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.change.PriceCheck.Known;
import dev.vitrina.pricing.change.PricePolicy.Verdict;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.Basis;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.Tax;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceCheckTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long GOOD = 12;
    private static final long SIZE = 34;
    private static final PricePolicy POLICY = new PricePolicy(
        BigDecimal.valueOf(1_000),
        Verdict.BLOCK,
        Verdict.BLOCK,
        BigDecimal.ZERO,
        Verdict.IGNORE,
        Verdict.IGNORE,
        1_000
    );

    /** With a floor. */
    private static final PricePolicy LIMITED = new PricePolicy(
        BigDecimal.valueOf(1_000),
        Verdict.BLOCK,
        Verdict.BLOCK,
        BigDecimal.ZERO,
        Verdict.BLOCK,
        Verdict.IGNORE,
        1_000
    );

    private final PriceRows rows = new PriceRows(JSON);
    private final PriceCheck check = new PriceCheck(rows, new ChangeTexts(new English()));

    /** Below the cost, and above it but below the floor: who may not see costs is told the same of both, so that no search among prices finds the cost. */
    @Test
    void tellsWhoMayNotSeeCostsOfOneLimitOnly() {
        UnitEconomics economics = economics("600", "25");
        List<Finding> belowCost = hidden(500, economics);
        List<Finding> belowFloor = hidden(700, economics);

        assertThat(codes(checked(good(1_000, 0, 0), goods(500, null), economics, LIMITED))).contains("BELOW_COST");
        assertThat(codes(checked(good(1_000, 0, 0), goods(700, null), economics, LIMITED))).contains("BELOW_FLOOR");
        assertThat(belowCost)
            .isEqualTo(belowFloor)
            .singleElement()
            .satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("BELOW_LIMIT");
                assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                assertThat(finding.atRisk()).isNull();
                assertThat(finding.message()).doesNotContainPattern("[0-9]");
            });
        assertThat(hidden(850, economics)).isEmpty();
    }

    /** The floor is 800: what is told is where the next step above it lies, whichever floor is behind it. */
    @Test
    void tellsWhoMayNotSeeCostsOfALimitInCoarseStepsOnly() {
        BigDecimal limit = CoarseLimit.of(BigDecimal.valueOf(800), "RUB");

        assertThat(limit).isGreaterThan(BigDecimal.valueOf(800));
        assertThat(hidden(limit.intValueExact() - 1, economics("600", "25"))).isNotEmpty();
        assertThat(hidden(limit.intValueExact(), economics("600", "25"))).isEmpty();
        assertThat(hidden(limit.intValueExact() - 1, economics("604", "25"))).isNotEmpty();
        assertThat(hidden(limit.intValueExact(), economics("604", "25"))).isEmpty();
    }

    /** A floor that is only warned of is a limit all the same to who cannot see what is behind it: another severity would tell the cost. */
    @Test
    void tellsNoCostByHowGraveAFindingIs() {
        PricePolicy warning = new PricePolicy(
            BigDecimal.valueOf(1_000),
            Verdict.BLOCK,
            Verdict.BLOCK,
            BigDecimal.ZERO,
            Verdict.WARN,
            Verdict.IGNORE,
            1_000
        );
        UnitEconomics economics = economics("600", "25");
        DraftRow low = rows.hidingCosts(
            rows.draft(good(1_000, 0, 0), goods(500, null), List.of()).orElseThrow(),
            false
        );
        DraftRow thin = rows.hidingCosts(
            rows.draft(good(1_000, 0, 0), goods(700, null), List.of()).orElseThrow(),
            false
        );

        assertThat(
            check.checked(drafted(low), good(1_000, 0, 0), known(economics), warning, null).findings()
        ).isEqualTo(check.checked(drafted(thin), good(1_000, 0, 0), known(economics), warning, null).findings());
    }

    /** A second check of a set, and its roll-back, keep to it. */
    @Test
    void keepsCostsHiddenInWhatBecomesOfARow() {
        Good good = good(1_000, 0, 0);
        ChangeRow row = drafted(rows.hidingCosts(rows.draft(good, goods(500, null), List.of()).orElseThrow(), false));
        CheckedRow once = check.checked(row, good, known(costing("600")), POLICY, null);
        ChangeRow again = drafted(new DraftRow(row.key(), once.label(), row.group(), once.payload(), once.fields()));

        assertThat(codes(check.checked(again, good, known(costing("600")), POLICY, null))).containsExactly(
            "BELOW_LIMIT"
        );
        assertThat(rows.payload(drafted(rows.reversed(again))).costsHidden()).isTrue();
    }

    /** Whatever the price, nothing is told of it: neither now nor when the set is checked again. */
    @Test
    void stopsAGoodThatWasCheckedTooOftenByName() {
        Good good = good(1_000, 0, 0);
        ChangeRow row = drafted(rows.hidingCosts(rows.draft(good, goods(500, null), List.of()).orElseThrow(), true));

        CheckedRow once = check.checked(row, good, known(costing("600")), POLICY, null);

        assertThat(codes(once)).containsExactly("TOO_MANY_CHECKS");
        assertThat(once.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.ERROR);
        assertThat(rows.payload(drafted(new DraftRow(row.key(), "", null, once.payload(), once.fields()))).unjudged())
            .as("when it is checked again")
            .isTrue();
    }

    private List<Finding> hidden(int price, UnitEconomics economics) {
        Good good = good(1_000, 0, 0);
        DraftRow draft = rows.hidingCosts(rows.draft(good, goods(price, null), List.of()).orElseThrow(), false);
        return check.checked(drafted(draft), good, known(economics), LIMITED, null).findings();
    }

    /** Members of WB Club would pay 480 of the 800 that others do. */
    @Test
    void holdsWhatMembersOfTheClubPayAgainstTheCost() {
        Good good = good(2_000, 50, 40);

        CheckedRow stopped = checked(good, goods(null, 60), costing("600"), POLICY);
        CheckedRow kept = checked(good, goods(null, 60), costing("480"), POLICY);

        assertThat(stopped.findings())
            .singleElement()
            .satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("BELOW_COST_FOR_CLUB");
                assertThat(finding.message()).contains("480", "40 %", "WB Club");
                assertThat(finding.atRisk()).satisfies(money -> assertThat(money.amount()).isEqualByComparingTo("120"));
            });
        assertThat(kept.findings()).isEmpty();
    }

    @Test
    void holdsWhatMembersOfTheClubPayForASizeAgainstItsCost() {
        Wanted size = new Wanted(new PriceKey.Size(GOOD, SIZE), BigDecimal.valueOf(1_500), null);

        assertThat(codes(checked(good(2_000, 50, 40), size, costing("451"), POLICY))).containsExactly(
            "BELOW_COST_FOR_CLUB"
        );
        assertThat(codes(checked(good(2_000, 50, 40), size, costing("450"), POLICY))).isEmpty();
    }

    /** 400 is paid with the one, 500 with the other, and 200 with both. Each is checked in a call of its own. */
    @Test
    void judgesRowsOfOneGoodTogether() {
        Good good = good(1_000, 0, 0);
        Wanted discount = goods(null, 60);
        Wanted club = club(50);
        Known known = known(costing("350"));

        assertThat(codes(checked(good, discount, List.of(), known, POLICY))).isEmpty();
        assertThat(codes(checked(good, club, List.of(), known, POLICY))).isEmpty();
        assertThat(codes(checked(good, discount, List.of(club), known, POLICY))).containsExactly(
            "UNPROTECTED_DROP",
            "BELOW_COST_FOR_CLUB"
        );
        assertThat(codes(checked(good, club, List.of(discount), known, POLICY))).containsExactly(
            "UNPROTECTED_DROP",
            "BELOW_COST_FOR_CLUB"
        );
    }

    /** A step that is only warned of hides no drop that both make together. */
    @Test
    void stopsADropThatRowsMakeTogetherBesideAStep() {
        PricePolicy warning = new PricePolicy(
            BigDecimal.valueOf(30),
            Verdict.WARN,
            Verdict.IGNORE,
            BigDecimal.ZERO,
            Verdict.IGNORE,
            Verdict.IGNORE,
            1_000
        );
        Known known = known(costing("0"));

        assertThat(
            codes(checked(good(1_000, 0, 0), goods(null, 50), List.of(club(50)), known, warning))
        ).containsExactly("STEP_TOO_LARGE", "UNPROTECTED_DROP");
        assertThat(
            codes(checked(good(1_000, 0, 0), goods(null, 50), List.of(club(5)), known, warning))
        ).containsExactly("STEP_TOO_LARGE");
    }

    /** In the end 500 is paid by all; until the club's discount is gone, or if it stays, its members pay 250. */
    @Test
    void judgesWhatComesOfARowWhenTheOthersOfItsSetFail() {
        Good good = good(1_000, 0, 50);
        Known known = known(costing("300"));

        assertThat(codes(checked(good, goods(null, 50), List.of(club(0)), known, POLICY))).containsExactly(
            "BELOW_COST_FOR_CLUB"
        );
        assertThat(codes(checked(good, club(0), List.of(goods(null, 50)), known, POLICY))).isEmpty();
    }

    @Test
    void judgesThePriceOfASizeWithTheDiscountOfItsSet() {
        Wanted size = new Wanted(new PriceKey.Size(GOOD, SIZE), BigDecimal.valueOf(500), null);

        CheckedRow row = checked(good(1_000, 0, 0), size, List.of(goods(null, 50)), known(costing("300")), POLICY);

        assertThat(codes(row)).contains("BELOW_COST");
    }

    @Test
    void stopsARowWhileAnotherSetIsChangingTheGood() {
        Underway.Sent club = new Underway.Sent(
            GOOD,
            new PriceKey.Club(GOOD),
            7,
            new PriceValues(null, 50, BigDecimal.ZERO)
        );
        Known known = known(costing("10"), club);

        assertThat(checked(good(1_000, 0, 0), goods(null, 10), List.of(), known, POLICY).findings())
            .singleElement()
            .satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("OTHER_UNDER_WAY");
                assertThat(finding.message()).contains("7");
            });
        assertThat(codes(checked(good(1_000, 0, 50), goods(null, 10), List.of(), known, POLICY))).isEmpty();
    }

    /** What the club pays was judged, too; what the same set makes of it was as well. */
    @Test
    void isSentOnlyWhileTheClubPaysWhatWasJudged() {
        Good good = good(1_000, 0, 0);
        DraftRow draft = rows.draft(good, goods(null, 10), List.of(club(20))).orElseThrow();
        CheckedRow checked = check.checked(drafted(draft), good, known(costing("10")), POLICY, null);
        ChangeRow row = drafted(
            new DraftRow(checked.key(), checked.label(), draft.group(), checked.payload(), checked.fields())
        );

        assertThat(rows.isStill(row, shown(good, row), good)).isTrue();
        assertThat(rows.isStill(row, shown(good, row), good(1_000, 0, 20))).isTrue();
        assertThat(rows.isStill(row, shown(good, row), good(1_000, 0, 21))).isFalse();
        assertThat(rows.isStill(row, shown(good(900, 0, 0), row), good(900, 0, 0))).isFalse();
    }

    /** What is paid for the cheapest size is told; the dearer ones were judged, too, maybe by an older mirror. */
    @Test
    void isSentOnlyWhileEachSizeCostsWhatWasJudged() {
        Good judged = sized(300, 1_000);
        Good cheaper = sized(300, 400);
        for (Wanted wanted : List.of(goods(null, 50), club(20))) {
            DraftRow draft = rows.draft(judged, wanted, List.of()).orElseThrow();
            CheckedRow checked = check.checked(drafted(draft), judged, known(costing("10")), POLICY, null);
            ChangeRow row = drafted(
                new DraftRow(checked.key(), checked.label(), draft.group(), checked.payload(), checked.fields())
            );

            assertThat(rows.isStill(row, shown(judged, row), judged)).isTrue();
            assertThat(rows.isStill(row, shown(cheaper, row), cheaper)).as(row.key()).isFalse();
        }
    }

    private static Good sized(int one, int other) {
        Good first = good(one, 0, 0);
        SizePrice second = new SizePrice(
            SIZE + 1,
            "L",
            BigDecimal.valueOf(other),
            BigDecimal.valueOf(other),
            BigDecimal.valueOf(other)
        );
        return new Good(GOOD, "A-1", "RUB", 0, 0, true, false, List.of(first.sizes().getFirst(), second));
    }

    /** Its set changes the discount first: what the club pays then is what was judged. */
    @Test
    void isSentAfterTheOthersOfItsSetCameTrue() {
        Good good = good(1_000, 0, 0);
        DraftRow draft = rows.draft(good, club(20), List.of(goods(null, 10))).orElseThrow();
        CheckedRow checked = check.checked(drafted(draft), good, known(costing("10")), POLICY, null);
        ChangeRow row = drafted(
            new DraftRow(checked.key(), checked.label(), draft.group(), checked.payload(), checked.fields())
        );

        assertThat(rows.isStill(row, shown(good(1_000, 10, 0), row), good(1_000, 10, 0))).isTrue();
        assertThat(rows.isStill(row, shown(good(1_000, 11, 0), row), good(1_000, 11, 0))).isFalse();
    }

    @Test
    void takesBackTheOthersOfASetWithARow() {
        Good good = good(1_000, 0, 5);
        ChangeRow row = drafted(rows.draft(good, goods(null, 60), List.of(club(50))).orElseThrow());

        DraftRow back = rows.reversed(row);

        assertThat(rows.beside(row)).containsExactly(club(50));
        assertThat(rows.beside(drafted(back))).containsExactly(club(5));
        assertThat(rows.wanted(drafted(back))).isEqualTo(goods(null, 0));
    }

    /** A least margin that is enforced does not fall silent where it cannot be reckoned. */
    @Test
    void tellsThatAMarginCannotBeTold() {
        Good good = good(1_000, 0, 0);
        UnitEconomics incomplete = economics("100", null);
        UnitEconomics costless = economics(null, "10");

        assertThat(verdicts(good, incomplete, Verdict.BLOCK, Verdict.IGNORE)).containsExactly("ERROR MARGIN_UNKNOWN");
        assertThat(verdicts(good, incomplete, Verdict.WARN, Verdict.IGNORE)).containsExactly("WARNING MARGIN_UNKNOWN");
        assertThat(verdicts(good, incomplete, Verdict.IGNORE, Verdict.IGNORE)).isEmpty();
        assertThat(verdicts(good, costless, Verdict.BLOCK, Verdict.IGNORE)).containsExactly("ERROR MARGIN_UNKNOWN");
        assertThat(verdicts(good, costless, Verdict.WARN, Verdict.WARN)).containsExactly("WARNING COST_MISSING");
        assertThat(verdicts(good, economics("100", "10"), Verdict.BLOCK, Verdict.BLOCK)).isEmpty();
    }

    /** Of two sizes one is sold below its floor, and of the other nobody has said what it costs. */
    @Test
    void tellsOfTooThinAMarginBesideACostThatIsMissing() {
        SizePrice size = good(1_000, 0, 0).sizes().getFirst();
        Good good = new Good(
            GOOD,
            "A-1",
            "RUB",
            0,
            0,
            true,
            false,
            List.of(
                size,
                new SizePrice(SIZE + 1, "L", size.price(), size.discountedPrice(), size.clubDiscountedPrice())
            )
        );

        assertThat(verdicts(good, economics("700", "40"), Verdict.BLOCK, Verdict.WARN)).contains(
            "ERROR BELOW_FLOOR",
            "WARNING COST_MISSING"
        );
    }

    @Test
    void tellsOfTooThinAMarginWhereALossIsLetThrough() {
        PricePolicy lax = new PricePolicy(
            BigDecimal.valueOf(1_000),
            Verdict.BLOCK,
            Verdict.WARN,
            BigDecimal.TEN,
            Verdict.BLOCK,
            Verdict.IGNORE,
            1_000
        );

        assertThat(codes(checked(good(1_000, 0, 0), goods(900, null), costing("950"), lax))).containsExactly(
            "BELOW_COST",
            "BELOW_FLOOR"
        );
    }

    /** More people may read findings than may see costs: not the cost, nor the loss, of which with the price the cost could be reckoned. */
    @Test
    void namesNoCostInAMessage() {
        PricePolicy strict = new PricePolicy(
            BigDecimal.valueOf(1_000),
            Verdict.BLOCK,
            Verdict.WARN,
            BigDecimal.ZERO,
            Verdict.BLOCK,
            Verdict.BLOCK,
            1_000
        );

        CheckedRow row = checked(good(1_000, 0, 0), goods(900, null), economics("977", "50"), strict);

        assertThat(codes(row)).containsExactly("BELOW_COST", "BELOW_FLOOR");
        assertThat(row.findings())
            .extracting(Finding::message)
            .allSatisfy(message -> assertThat(message).contains("900").doesNotContain("977", "1954", "77", "1054"));
    }

    /** A good that nobody knew when the row was drafted: its discount is not told, which is not the same as none. */
    @Test
    void takesADiscountThatIsNotToldForNoDiscountNever() {
        ChangeRow row = drafted(rows.unknown(goods(900, null), List.of()));

        assertThatThrownBy(() -> rows.after(row))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("12");
        assertThat(rows.wanted(row)).isEqualTo(goods(900, null));
        CheckedRow checked = check.checked(row, good(1_000, 30, 0), known(costing("10")), POLICY, null);
        assertThat(
            rows.after(drafted(new DraftRow(checked.key(), "", null, checked.payload(), checked.fields()))).discount()
        ).isEqualTo(30);
    }

    @Test
    void letsAStepBeTakenBack() {
        PricePolicy strict = new PricePolicy(
            BigDecimal.valueOf(30),
            Verdict.BLOCK,
            Verdict.IGNORE,
            BigDecimal.ZERO,
            Verdict.IGNORE,
            Verdict.IGNORE,
            1_000
        );

        assertThat(codes(checked(good(1_000, 0, 0), goods(750, null), costing("0"), strict))).isEmpty();
        assertThat(codes(checked(good(750, 0, 0), goods(1_000, null), costing("0"), strict))).isEmpty();
        assertThat(codes(checked(good(1_000, 0, 0), goods(690, null), costing("0"), strict))).containsExactly(
            "STEP_TOO_LARGE"
        );
    }

    private List<String> verdicts(Good good, UnitEconomics economics, Verdict margin, Verdict costMissing) {
        PricePolicy policy = new PricePolicy(
            BigDecimal.valueOf(1_000),
            Verdict.BLOCK,
            Verdict.BLOCK,
            BigDecimal.TEN,
            margin,
            costMissing,
            1_000
        );
        return checked(good, goods(900, null), economics, policy)
            .findings()
            .stream()
            .map(finding -> finding.severity() + " " + finding.code())
            .toList();
    }

    private static PriceValues shown(Good good, ChangeRow row) {
        return PriceValues.of(good, PriceKey.of(row.key())).orElseThrow();
    }

    private static Wanted club(int discount) {
        return new Wanted(new PriceKey.Club(GOOD), null, discount);
    }

    private CheckedRow checked(Good good, Wanted wanted, UnitEconomics economics, PricePolicy policy) {
        return checked(good, wanted, List.of(), known(economics), policy);
    }

    private CheckedRow checked(Good good, Wanted wanted, List<Wanted> beside, Known known, PricePolicy policy) {
        return check.checked(drafted(rows.draft(good, wanted, beside).orElseThrow()), good, known, policy, null);
    }

    private static Known known(UnitEconomics economics, Underway.Sent... sent) {
        return new Known(Map.of(SIZE, economics), 0, true, null, List.of(sent));
    }

    private static List<String> codes(CheckedRow row) {
        return row.findings().stream().map(Finding::code).toList();
    }

    private static Wanted goods(@Nullable Integer price, @Nullable Integer discount) {
        return new Wanted(new PriceKey.Goods(GOOD), price == null ? null : BigDecimal.valueOf(price), discount);
    }

    private static Good good(int price, int discount, int club) {
        BigDecimal paid = Prices.discounted(BigDecimal.valueOf(price), discount);
        return new Good(
            GOOD,
            "A-1",
            "RUB",
            discount,
            club,
            true,
            false,
            List.of(new SizePrice(SIZE, "M", BigDecimal.valueOf(price), paid, Prices.discounted(paid, club)))
        );
    }

    /** Nothing but its cost. */
    private static UnitEconomics costing(String cost) {
        return economics(cost, "0");
    }

    /** @param commission percent; null when nobody knows */
    private static UnitEconomics economics(@Nullable String cost, @Nullable String commission) {
        Set<Missing> missing = new java.util.HashSet<>();
        if (cost == null) {
            missing.add(Missing.COST);
        }
        if (commission == null) {
            missing.add(Missing.COMMISSION);
        }
        return new UnitEconomics(
            cost == null ? null : new BigDecimal(cost),
            commission == null ? null : new BigDecimal(commission),
            BigDecimal.ZERO,
            Tax.NONE,
            "RUB",
            missing,
            new Basis(null, SalesModel.FBW, null, null, null, null, BigDecimal.valueOf(100))
        );
    }

    /** The plugin's own texts. */
    private static final class English implements Texts {

        private final Map<String, String> texts = new HashMap<>();

        English() {
            JsonNode all = JSON.readTree(PriceCheckTest.class.getResourceAsStream("/i18n/en.json"));
            all
                .path("finding")
                .properties()
                .forEach(text -> texts.put("finding." + text.getKey(), text.getValue().stringValue()));
        }

        @Override
        public String of(String key, Object... arguments) {
            return in(Locale.ENGLISH, key, arguments);
        }

        @Override
        public String in(Locale locale, String key, Object... arguments) {
            String text = texts.get(key);
            return text == null ? key : new MessageFormat(text, locale).format(arguments);
        }
    }
}
