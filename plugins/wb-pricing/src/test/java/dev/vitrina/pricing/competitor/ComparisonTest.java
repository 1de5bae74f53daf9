package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.competitor.Comparison.Basis;
import dev.vitrina.pricing.competitor.Comparison.Rival;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void findsTheLowestTheMedianThePositionAndTheGap() {
        Comparison found = compared("1000", rival("900.50"), rival("1100"), rival("950"), rival("1200"));

        assertThat(found.lowest()).isEqualByComparingTo("900.50");
        assertThat(found.median()).isEqualByComparingTo("1025");
        assertThat(found.position()).isEqualTo(3);
        assertThat(found.of()).isEqualTo(5);
        assertThat(found.gapPercent()).isEqualByComparingTo("9.95");
        assertThat(found.confidence()).isEqualTo(Confidence.FRESH);
    }

    @Test
    void isFirstBesideRivalsWithTheSamePriceAndDearerOnes() {
        Comparison found = compared("1000", rival("1000"), rival("1500"), rival("1001"));

        assertThat(found.position()).isEqualTo(1);
        assertThat(found.gapPercent()).isEqualByComparingTo("0");
        assertThat(found.median()).isEqualByComparingTo("1001");
        assertThat(compared("1000", rival("1250")).gapPercent()).isEqualByComparingTo("-25");
    }

    @Test
    void tellsHowSureTheCheapestPriceIsAndLeavesOutWhatIsUnknown() {
        Comparison found = compared(
            "1000",
            new Rival(new BigDecimal("10"), Confidence.UNKNOWN),
            new Rival(new BigDecimal("800"), Confidence.UNSURE),
            rival("900")
        );

        assertThat(found.lowest()).isEqualByComparingTo("800");
        assertThat(found.confidence()).isEqualTo(Confidence.UNSURE);
        assertThat(found.of()).isEqualTo(3);
    }

    @Test
    void isEmptyWhereThereIsNothingToCompare() {
        assertThat(Comparison.of(Basis.STOREFRONT, BigDecimal.TEN, List.of())).isEmpty();
        assertThat(Comparison.of(Basis.SELLER_PRICE, BigDecimal.ZERO, List.of(rival("1")))).isEmpty();
        assertThat(
            Comparison.of(Basis.STOREFRONT, BigDecimal.TEN, List.of(new Rival(BigDecimal.ONE, Confidence.UNKNOWN)))
        ).isEmpty();
    }

    private static Comparison compared(String own, Rival... rivals) {
        return Comparison.of(Basis.STOREFRONT, new BigDecimal(own), List.of(rivals)).orElseThrow();
    }

    private static Rival rival(String price) {
        return new Rival(new BigDecimal(price), Confidence.FRESH);
    }
}
