package dev.vitrina.pricing.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CatalogueCard.Dimensions;
import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticsTest {

    private static final Rate RATE = new Rate(new BigDecimal("48"), new BigDecimal("11.2"));

    @ParameterizedTest
    @CsvSource({ "0.001,48", "1,48", "1.001,59.2", "2,59.2", "2.5,70.4", "6,104" })
    void countsEachFurtherLitreThatIsBegun(BigDecimal volume, BigDecimal amount) {
        assertThat(Logistics.oneWay(RATE, volume)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({ "60,100,60", "60,50,180", "60,80,90", "60,30,340", "48,90,58.67" })
    void whoBuysPaysForWhatComesBackToo(BigDecimal oneWay, BigDecimal buyout, BigDecimal amount) {
        assertThat(Logistics.perSold(oneWay, buyout)).isEqualByComparingTo(amount);
    }

    @Test
    void measuresThePackedProduct() {
        assertThat(Logistics.volume(new Dimensions(30, 20, 10, null))).contains(new BigDecimal("6"));
        assertThat(Logistics.volume(new Dimensions(30, 20, 0, null))).isEmpty();
        assertThat(Logistics.volume(new Dimensions(30, 20, null, null))).isEmpty();
        assertThat(Logistics.volume(new Dimensions(-30, -20, 10, null))).isEmpty();
        assertThat(Logistics.volume(null)).isEmpty();
    }
}
