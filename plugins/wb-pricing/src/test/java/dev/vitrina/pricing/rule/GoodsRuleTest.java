package dev.vitrina.pricing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.Basis;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.Tax;
import dev.vitrina.pricing.margin.TaxSystem;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.rule.GoodsRule.Asked;
import dev.vitrina.pricing.rule.GoodsRule.Asking;
import dev.vitrina.pricing.rule.GoodsRule.LeftOut;
import dev.vitrina.pricing.rule.PriceRule.Operation;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodsRuleTest {

    private static final ShopId SHOP = new ShopId(1);
    private static final Days DAYS = new Days(Clock.systemUTC());

    /** Whatever the ending, what remains of what is paid is never less than was asked for. */
    @ParameterizedTest
    @ValueSource(strings = { "", "9", "99", "00" })
    void aMarginIsNeverLessThanWasAskedFor(String ending) {
        Rounding rounding = ending.isEmpty() ? null : new Rounding(ending, Rounding.Direction.UP);
        MarginRule rule = new MarginRule(margins(known("400")), DAYS, new BigDecimal("30"), rounding);

        Asked asked = rule.of(SHOP, List.of(good(1, 37, 1000)));

        BigDecimal price = Objects.requireNonNull(asked.wanted().getFirst().price());
        assertThat(price.toPlainString()).endsWith(ending);
        BigDecimal paid = Prices.discounted(price, 37);
        assertThat(known("400").at(paid).percent()).isGreaterThanOrEqualTo(new BigDecimal("30"));
        assertThat(asked.wanted().getFirst().key()).isEqualTo(new PriceKey.Goods(1));
    }

    /** Members of WB Club pay least. */
    @Test
    void aMarginIsHeldForTheClubToo() {
        Good good = new Good(1, "a", "RUB", 37, 25, true, false, sizes(1000));
        Good free = new Good(2, "b", "RUB", 0, 100, true, false, sizes(1000));
        MarginRule rule = new MarginRule(margins(known("400")), DAYS, new BigDecimal("30"), null);

        Asked asked = rule.of(SHOP, List.of(good, free));

        BigDecimal price = Objects.requireNonNull(asked.wanted().getFirst().price());
        BigDecimal paid = Prices.discounted(Prices.discounted(price, 37), 25);
        assertThat(known("400").at(paid).percent()).isBetween(new BigDecimal("30"), new BigDecimal("30.2"));
        assertThat(asked.leftOut()).isEqualTo(Map.of(2L, LeftOut.MARGIN_OUT_OF_REACH));
    }

    @Test
    void aMarginThatIsNotKnownOrNotToBeHadIsToldAndNotGuessed() {
        Good good = good(1, 0, 1000);

        assertThat(new MarginRule(margins(unknown()), DAYS, BigDecimal.TEN, null).of(SHOP, List.of(good))).isEqualTo(
            new Asked(List.of(), Map.of(1L, LeftOut.MARGIN_UNKNOWN))
        );
        assertThat(
            new MarginRule(margins(known("400")), DAYS, new BigDecimal("85"), null).of(SHOP, List.of(good))
        ).isEqualTo(new Asked(List.of(), Map.of(1L, LeftOut.MARGIN_OUT_OF_REACH)));
        assertThat(new MarginRule(margins(known("400")), DAYS, new BigDecimal("96"), null).fault()).isEqualTo(
            "RULE_MARGIN"
        );
    }

    @Test
    void changesTheSizesThatAreNamedAndNoOther() {
        PriceRule tenMore = new PriceRule(Operation.PRICE_AMOUNT, BigDecimal.TEN, null);
        Good fixed = new Good(2, "b", "RUB", 0, 0, false, false, sizes(1000, 1000));

        Asked asked = new FormulaRule(tenMore, Set.of("m1")).of(SHOP, List.of(good(1, 0, 1000, 1000), fixed));
        Asked none = new FormulaRule(tenMore, Set.of("xxl")).of(SHOP, List.of(good(1, 0, 1000)));

        assertThat(asked.wanted()).containsExactly(new Wanted(new PriceKey.Size(1, 11), new BigDecimal("1010"), null));
        assertThat(asked.leftOut()).isEqualTo(Map.of(2L, LeftOut.SIZE_NOT_EDITABLE));
        assertThat(none.leftOut()).isEqualTo(Map.of(1L, LeftOut.SIZE_MISSING));
    }

    @Test
    void copiesPriceAndDiscountAndOfSizesEachItsOwn() {
        assertThat(copied(good(1, 10, 1000), good(9, 25, 1200)).wanted()).containsExactly(
            new Wanted(new PriceKey.Goods(1), BigDecimal.valueOf(1200), 25)
        );
        assertThat(copied(good(1, 10, 1000), good(9, 10, 1000)).leftOut()).isEqualTo(Map.of(1L, LeftOut.AS_IT_IS));
        assertThat(copied(good(1, 10, 1000, 1100), good(9, 25, 1000, 1300)).wanted()).containsExactly(
            new Wanted(new PriceKey.Goods(1), null, 25),
            new Wanted(new PriceKey.Size(1, 11), BigDecimal.valueOf(1300), null)
        );
        assertThat(copied(good(1, 10, 1000, 1100), good(9, 10, 900)).wanted())
            .extracting(Wanted::key)
            .containsExactly(new PriceKey.Size(1, 10), new PriceKey.Size(1, 11));
    }

    @Test
    void copiesNothingWhereSizesDoNotGoTogether() {
        Good longer = good(1, 10, 1000, 1100, 1200);
        Good yuan = new Good(9, "a", "CNY", 10, 0, true, false, sizes(50));

        assertThat(copied(longer, good(9, 10, 1000, 1300)).leftOut()).isEqualTo(Map.of(1L, LeftOut.SIZES_DIFFER));
        assertThat(copied(good(1, 10, 1000), yuan).leftOut()).isEqualTo(Map.of(1L, LeftOut.CURRENCY_DIFFERS));
        assertThat(copied(good(1, 10), good(9, 10, 5)).leftOut()).isEqualTo(Map.of(1L, LeftOut.NO_PRICE));
    }

    private static Asked copied(Good good, Good model) {
        Asking asking = new Asking();
        CopiedPrices.copy(good, model, (one, other) -> one.sizeId() == other.sizeId(), asking);
        return asking.asked();
    }

    private static Good good(long nmId, int discount, int... prices) {
        return new Good(nmId, "a", "RUB", discount, 0, true, false, sizes(prices));
    }

    private static List<SizePrice> sizes(int... prices) {
        return IntStream.range(0, prices.length)
            .mapToObj(at -> {
                BigDecimal price = BigDecimal.valueOf(prices[at]);
                return new SizePrice(10 + at, "M" + at, price, price, price);
            })
            .toList();
    }

    private static UnitEconomics known(String cost) {
        return economics(new BigDecimal(cost), Set.of());
    }

    private static UnitEconomics unknown() {
        return economics(null, Set.of(Missing.COST));
    }

    private static UnitEconomics economics(@Nullable BigDecimal cost, Set<Missing> missing) {
        return new UnitEconomics(
            cost,
            new BigDecimal("18.5"),
            new BigDecimal("74.33"),
            new Tax(TaxSystem.NONE, BigDecimal.ZERO),
            "RUB",
            missing,
            new Basis(null, SalesModel.values()[0], null, null, null, null, BigDecimal.valueOf(80))
        );
    }

    private static Margins margins(UnitEconomics same) {
        return new Margins() {
            @Override
            public Map<Long, UnitEconomics> of(ShopId shop, Collection<Long> nmIds, LocalDate on) {
                Map<Long, UnitEconomics> all = new HashMap<>();
                nmIds.forEach(nmId -> all.put(nmId, same));
                return all;
            }

            @Override
            public Map<Sku, UnitEconomics> ofSizes(ShopId shop, Collection<Sku> sizes, LocalDate on) {
                throw new UnsupportedOperationException("A rule asks for whole goods");
            }
        };
    }
}
