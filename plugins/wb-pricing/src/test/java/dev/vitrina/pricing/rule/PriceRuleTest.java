package dev.vitrina.pricing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.rule.PriceRule.Operation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRuleTest {

    @ParameterizedTest
    @CsvSource(
        {
            "PRICE_PERCENT, -10, 900",
            "PRICE_PERCENT, 12.5, 1125",
            "PRICE_AMOUNT, -50, 950",
            "SET_PRICE, 1490, 1490",
            // 30 % off: 1,000 is paid of 1,428.57, so of 1,429.
            "SET_DISCOUNTED_PRICE, 1000, 1429",
        }
    )
    void changesThePrice(Operation operation, BigDecimal value, BigDecimal price) {
        List<Wanted> wanted = new PriceRule(operation, value, null).of(good(30, 1000));

        assertThat(wanted)
            .singleElement()
            .satisfies(row -> {
                assertThat(row.key()).isEqualTo(new PriceKey.Goods(1));
                assertThat(row.price()).isEqualByComparingTo(price);
                assertThat(row.discount()).isNull();
            });
    }

    @Test
    void changesADiscountAndLeavesThePrice() {
        assertThat(
            new PriceRule(Operation.SET_DISCOUNT, BigDecimal.valueOf(40), null).of(good(30, 1000))
        ).containsExactly(new Wanted(new PriceKey.Goods(1), null, 40));
        assertThat(
            new PriceRule(Operation.SET_CLUB_DISCOUNT, BigDecimal.valueOf(5), null).of(good(30, 1000))
        ).containsExactly(new Wanted(new PriceKey.Club(1), null, 5));
    }

    /** One price for all would tear down what somebody set size by size. */
    @Test
    void changesEachSizeByItselfWhereTheyDiffer() {
        assertThat(new PriceRule(Operation.PRICE_PERCENT, BigDecimal.TEN, null).of(good(0, 1000, 2000)))
            .extracting(Wanted::key, row -> String.valueOf(row.price()))
            .containsExactly(
                org.assertj.core.api.Assertions.tuple(new PriceKey.Size(1, 10), "1100"),
                org.assertj.core.api.Assertions.tuple(new PriceKey.Size(1, 11), "2200")
            );
    }

    @Test
    void asksNothingOfAGoodWithoutAPrice() {
        assertThat(new PriceRule(Operation.SET_PRICE, BigDecimal.TEN, null).of(good(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        {
            "PRICE_PERCENT, -100, RULE_PERCENT",
            "PRICE_PERCENT, 1001, RULE_PERCENT",
            "PRICE_AMOUNT, 1.5, RULE_AMOUNT",
            "SET_PRICE, 0, RULE_PRICE",
            "SET_PRICE, 99.9, RULE_PRICE",
            "SET_PRICE, 100000001, RULE_PRICE",
            "SET_DISCOUNT, 100, RULE_DISCOUNT",
            "SET_DISCOUNT, -1, RULE_DISCOUNT",
            "SET_CLUB_DISCOUNT, 2.5, RULE_DISCOUNT",
        }
    )
    void saysWhatIsWrongWithIt(Operation operation, BigDecimal value, String code) {
        assertThat(new PriceRule(operation, value, null).fault()).isEqualTo(code);
    }

    @Test
    void neverPaysLessThanWasAskedFor() {
        for (int discount = 0; discount <= Prices.MOST_DISCOUNT; discount++) {
            for (int paid = 1; paid < 3_000; paid += 7) {
                BigDecimal price = Prices.before(BigDecimal.valueOf(paid), discount);
                assertThat(Prices.discounted(price, discount)).isGreaterThanOrEqualTo(BigDecimal.valueOf(paid));
            }
        }
    }

    private static Good good(int discount, int... prices) {
        List<SizePrice> sizes = java.util.stream.IntStream.range(0, prices.length)
            .mapToObj(at -> {
                BigDecimal price = BigDecimal.valueOf(prices[at]);
                BigDecimal paid = Prices.discounted(price, discount);
                return new SizePrice(10 + at, "S" + at, price, paid, paid);
            })
            .toList();
        return new Good(1, "A-1", "RUB", discount, 0, prices.length > 1, false, sizes);
    }
}
