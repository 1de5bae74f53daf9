package dev.vitrina.pricing.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoarseLimitTest {

    @Test
    void isNeverBelowWhatAPriceHasToReachNorFarAboveIt() {
        for (long least = 1; least < 20_000; least++) {
            BigDecimal limit = roubles(BigDecimal.valueOf(least));

            assertThat(limit).as("%d", least).isGreaterThanOrEqualTo(BigDecimal.valueOf(least));
            assertThat(limit).as("%d", least).isLessThan(BigDecimal.valueOf(least + Math.max(10, least / 20 + 2)));
        }
        assertThat(roubles(new BigDecimal("1000.01"))).isGreaterThan(new BigDecimal("1000.01"));
        assertThat(roubles(Prices.MOST)).isGreaterThanOrEqualTo(Prices.MOST);
    }

    /** Whoever knows that a piece costs less than a thousand roubles finds one of a few amounts, in place of one of a thousand. */
    @Test
    void tellsFewAmountsApart() {
        Set<BigDecimal> limits = new TreeSet<>();
        for (long least = 1; least <= 1_000; least++) {
            limits.add(roubles(BigDecimal.valueOf(least)));
        }

        assertThat(limits).hasSizeLessThan(60);
        assertThat(roubles(BigDecimal.valueOf(990))).isEqualTo(roubles(BigDecimal.valueOf(1_000)));
    }

    @Test
    void isFinerWhereAUnitIsWorthMore() {
        assertThat(CoarseLimit.of(new BigDecimal("11.5"), "BYN")).isEqualByComparingTo("12");
        assertThat(roubles(new BigDecimal("11.5"))).isEqualByComparingTo("20");
    }

    @Test
    void leavesWhatNoPriceReaches() {
        BigDecimal more = Prices.MOST.add(BigDecimal.ONE);

        assertThat(roubles(more)).isEqualTo(more);
        assertThat(roubles(BigDecimal.ZERO)).isEqualTo(BigDecimal.ZERO);
    }

    private static BigDecimal roubles(BigDecimal least) {
        return CoarseLimit.of(least, "RUB");
    }
}
