package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.RowState;
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

    private final PriceRows rows = new PriceRows(JSON);
    private final PriceCheck check = new PriceCheck(rows, new PriceTexts(new English()));

    /** Members of WB Club would pay 480 of the 800 that others do. */
    @Test
    void holdsWhatMembersOfTheClubPayAgainstTheCost() {
        Good good = good(2_000, 50, 40);

        CheckedRow stopped = checked(good, goods(null, 60), costing("600"), POLICY);
        CheckedRow kept = checked(good, goods(null, 60), costing("480"), POLICY);

        assertThat(stopped.findings())
            .singleElement()
            .satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("BELOW_COST");
                assertThat(finding.message()).contains("480", "40 %", "WB Club");
                assertThat(finding.atRisk()).satisfies(money -> assertThat(money.amount()).isEqualByComparingTo("120"));
            });
        assertThat(kept.findings()).isEmpty();
    }

    @Test
    void holdsWhatMembersOfTheClubPayForASizeAgainstItsCost() {
        Wanted size = new Wanted(new PriceKey.Size(GOOD, SIZE), BigDecimal.valueOf(1_500), null);

        assertThat(codes(checked(good(2_000, 50, 40), size, costing("451"), POLICY))).containsExactly("BELOW_COST");
        assertThat(codes(checked(good(2_000, 50, 40), size, costing("450"), POLICY))).isEmpty();
    }

    private CheckedRow checked(Good good, Wanted wanted, UnitEconomics economics, PricePolicy policy) {
        DraftRow draft = rows.draft(good, wanted).orElseThrow();
        return check.checked(drafted(draft), good, known(economics), policy, null);
    }

    private static Known known(UnitEconomics economics) {
        return new Known(Map.of(SIZE, economics), 0, true, null);
    }

    private static ChangeRow drafted(DraftRow draft) {
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
            new Basis(null, SalesModel.values()[0], null, null, null, null, BigDecimal.valueOf(100))
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
