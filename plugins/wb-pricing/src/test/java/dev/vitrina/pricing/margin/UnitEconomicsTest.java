package dev.vitrina.pricing.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitEconomicsTest {

    private static final BigDecimal KOPECK = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Tax INCOME = new Tax(TaxSystem.USN_INCOME, new BigDecimal("6"));

    @Test
    void saysWhatAPriceIsMadeOf() {
        Margin margin = of("500", "20.5", "60.30", INCOME).at(new BigDecimal("1000"));

        assertThat(margin.commission()).isEqualByComparingTo("205");
        assertThat(margin.tax()).isEqualByComparingTo("60");
        assertThat(margin.profit()).isEqualByComparingTo("174.70");
        assertThat(margin.percent()).isEqualByComparingTo("17.47");
    }

    @Test
    void takesVatOutOfThePrice() {
        Margin margin = of("500", "10", "50", new Tax(TaxSystem.VAT, new BigDecimal("20"))).at(new BigDecimal("1200"));

        assertThat(margin.tax()).isEqualByComparingTo("200");
        assertThat(margin.profit()).isEqualByComparingTo("330");
    }

    @Test
    void taxesWhatRemainsAndNoLoss() {
        UnitEconomics economics = of(
            "500",
            "10",
            "50",
            new Tax(TaxSystem.USN_INCOME_MINUS_COSTS, new BigDecimal("15"))
        );

        assertThat(economics.at(new BigDecimal("1000")).tax()).isEqualByComparingTo("52.50");
        assertThat(economics.at(new BigDecimal("1000")).profit()).isEqualByComparingTo("297.50");
        assertThat(economics.at(new BigDecimal("500")).tax()).isEqualByComparingTo("0");
        assertThat(economics.at(new BigDecimal("500")).profit()).isEqualByComparingTo("-100");
    }

    @Test
    void aLossOfPartOfAKopeckIsALoss() {
        UnitEconomics economics = of("100", "33.33", "0", Tax.NONE);
        BigDecimal floor = economics.floor().orElseThrow();

        assertThat(economics.at(floor.subtract(KOPECK)).profit()).isNegative();
        assertThat(economics.at(floor).profit()).isNotNegative();
    }

    @Test
    void tellsNoProfitWhileAnythingIsMissing() {
        UnitEconomics economics = new UnitEconomics(
            new BigDecimal("100"),
            null,
            new BigDecimal("50"),
            Tax.NONE,
            "RUB",
            Set.of(Missing.COMMISSION),
            basis()
        );

        assertThat(economics.at(HUNDRED).profit()).isNull();
        assertThat(economics.at(HUNDRED).percent()).isNull();
        assertThat(economics.at(HUNDRED).cost()).isEqualByComparingTo("100");
        assertThat(economics.at(HUNDRED).missing()).containsExactly(Missing.COMMISSION);
        assertThat(economics.priceFor(BigDecimal.TEN)).isEmpty();
        assertThat(economics.breakEvenDiscount(new BigDecimal("1000"))).isEmpty();
        assertThat(economics.floor()).as("a lower bound").contains(new BigDecimal("150.00"));
    }

    @Test
    void knowsNoFloorWithoutACost() {
        UnitEconomics economics = new UnitEconomics(
            null,
            BigDecimal.TEN,
            BigDecimal.TEN,
            Tax.NONE,
            "RUB",
            Set.of(Missing.COST),
            basis()
        );

        assertThat(economics.floor()).isEmpty();
    }

    @Test
    void mustNameWhatIsMissing() {
        assertThatThrownBy(() ->
            new UnitEconomics(null, BigDecimal.TEN, BigDecimal.TEN, Tax.NONE, "RUB", Set.of(), basis())
        ).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoFloorWhereEverythingIsTaken() {
        UnitEconomics economics = of("100", "95", "10", INCOME);

        assertThat(economics.floor()).isEmpty();
        assertThat(economics.priceFor(BigDecimal.ONE)).isEmpty();
        assertThat(economics.breakEvenDiscount(new BigDecimal("100000"))).isEmpty();
    }

    @Test
    void tellsTheLargestDiscountWithoutALoss() {
        UnitEconomics economics = of("600", "0", "0", Tax.NONE);

        assertThat(economics.breakEvenDiscount(new BigDecimal("1000"))).hasValue(40);
        assertThat(economics.breakEvenDiscount(new BigDecimal("999"))).hasValue(39);
        assertThat(economics.breakEvenDiscount(new BigDecimal("600"))).hasValue(0);
        assertThat(economics.breakEvenDiscount(new BigDecimal("599"))).isEmpty();
        assertThat(of("0", "0", "0", Tax.NONE).breakEvenDiscount(new BigDecimal("5"))).hasValue(99);
    }

    /** Against an oracle that computes each part on its own, to fifty digits. */
    @ParameterizedTest
    @EnumSource
    void isExact(TaxSystem system) {
        Random random = new Random(system.name().hashCode());
        for (int i = 0; i < 3_000; i++) {
            UnitEconomics economics = random(random, system);
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
            BigDecimal profit = oracle(economics, price);
            Margin margin = economics.at(price);

            assertThat(margin.profit())
                .as("%s at %s", economics, price)
                .isEqualTo(profit.setScale(2, RoundingMode.FLOOR));
            assertThat(margin.percent()).isEqualTo(
                profit.multiply(HUNDRED).divide(price, MathContext.DECIMAL128).setScale(2, RoundingMode.FLOOR)
            );
            BigDecimal sum = sum(margin);
            assertThat(sum.subtract(price).abs()).as("parts of %s", margin).isLessThanOrEqualTo(new BigDecimal("0.02"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPriceBelowTheFloorIsWithoutLoss(TaxSystem system) {
        Random random = new Random(100 + system.name().hashCode());
        for (int i = 0; i < 3_000; i++) {
            UnitEconomics economics = random(random, system);
            Optional<BigDecimal> floor = economics.floor();
            if (floor.isEmpty()) {
                assertThat(oracle(economics, new BigDecimal("1000000000"))).as("%s", economics).isNegative();
                continue;
            }
            assertThat(oracle(economics, floor.get())).as("%s at %s", economics, floor).isNotNegative();
            BigDecimal below = floor.get().subtract(KOPECK);
            if (below.signum() > 0) {
                assertThat(oracle(economics, below)).as("%s at %s", economics, below).isNegative();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePriceOfAMarginIsTheLeastThatHasIt(TaxSystem system) {
        Random random = new Random(200 + system.name().hashCode());
        for (int i = 0; i < 3_000; i++) {
            UnitEconomics economics = random(random, system);
            BigDecimal percent = BigDecimal.valueOf(random.nextLong(-5_000, 9_900), 2);
            Optional<BigDecimal> found = economics.priceFor(percent);
            if (found.isEmpty()) {
                BigDecimal vast = new BigDecimal("1000000000");
                assertThat(gap(economics, vast, percent)).as("%s for %s", economics, percent).isNotPositive();
                continue;
            }
            BigDecimal price = found.get();
            assertThat(gap(economics, price, percent)).as("%s for %s", economics, percent).isNotNegative();
            BigDecimal below = price.subtract(KOPECK);
            if (below.signum() > 0) {
                assertThat(gap(economics, below, percent)).as("%s for %s", economics, percent).isNegative();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneMorePercentWouldBeALoss(TaxSystem system) {
        Random random = new Random(300 + system.name().hashCode());
        for (int i = 0; i < 3_000; i++) {
            UnitEconomics economics = random(random, system);
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 10_000));
            OptionalInt discount = economics.breakEvenDiscount(price);
            int next = discount.isPresent() ? discount.getAsInt() + 1 : 0;

            if (discount.isPresent()) {
                assertThat(oracle(economics, discounted(price, discount.getAsInt()))).isNotNegative();
            }
            if (next <= 99) {
                assertThat(oracle(economics, discounted(price, next))).as("%s of %s", economics, price).isNegative();
            }
        }
    }

    private static BigDecimal discounted(BigDecimal price, int discount) {
        return price.multiply(BigDecimal.valueOf(100L - discount)).movePointLeft(2);
    }

    private static BigDecimal gap(UnitEconomics economics, BigDecimal price, BigDecimal percent) {
        return oracle(economics, price).subtract(price.multiply(percent).movePointLeft(2));
    }

    private static BigDecimal oracle(UnitEconomics economics, BigDecimal price) {
        MathContext precise = new MathContext(50);
        BigDecimal percent = economics.taxPercent();
        BigDecimal before = price
            .subtract(price.multiply(known(economics.commissionPercent())).movePointLeft(2))
            .subtract(known(economics.cost()))
            .subtract(known(economics.logistics()));
        BigDecimal tax = switch (economics.tax().system()) {
            case NONE -> BigDecimal.ZERO;
            case USN_INCOME -> price.multiply(percent).movePointLeft(2);
            case USN_INCOME_MINUS_COSTS -> before.max(BigDecimal.ZERO).multiply(percent).movePointLeft(2);
            case VAT -> price.multiply(percent).divide(HUNDRED.add(percent), precise);
        };
        BigDecimal profit = before.subtract(tax);
        // What is less than that is the end of the fraction of VAT.
        return profit.abs().compareTo(new BigDecimal("1e-30")) < 0 ? BigDecimal.ZERO : profit;
    }

    private static BigDecimal sum(Margin margin) {
        return known(margin.cost())
            .add(known(margin.commission()))
            .add(known(margin.logistics()))
            .add(known(margin.tax()))
            .add(known(margin.profit()));
    }

    private static BigDecimal known(@Nullable BigDecimal number) {
        assertThat(number).isNotNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    private static UnitEconomics random(Random random, TaxSystem system) {
        return new UnitEconomics(
            random.nextInt(20) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(500_000), 2),
            BigDecimal.valueOf(random.nextLong(9_500), 2),
            BigDecimal.valueOf(random.nextLong(50_000), 2),
            new Tax(system, BigDecimal.valueOf(random.nextLong(300), 1)),
            "RUB",
            Set.of(),
            basis()
        );
    }

    private static UnitEconomics of(String cost, String commission, String logistics, Tax tax) {
        return new UnitEconomics(
            new BigDecimal(cost),
            new BigDecimal(commission),
            new BigDecimal(logistics),
            tax,
            "RUB",
            Set.of(),
            basis()
        );
    }

    private static Basis basis() {
        return new Basis(null, SalesModel.FBW, null, null, null, null, HUNDRED);
    }
}
