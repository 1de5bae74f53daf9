package dev.vitrina.pricing.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueCard.Dimensions;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.cost.CostPrice;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.tariff.BoxTariff;
import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import dev.vitrina.pricing.tariff.BoxTariffs;
import dev.vitrina.pricing.tariff.Commission;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkingsTest {

    private static final Map<Long, Commission> COMMISSIONS = Map.of(
        7L,
        new Commission(7, "Платья", new BigDecimal("20"), new BigDecimal("15"))
    );
    private static final BoxTariffs BOXES = new BoxTariffs(
        "RUB",
        null,
        List.of(
            new BoxTariff("Коледино", null, rate("48", "11.2"), rate("40", "11"), null),
            new BoxTariff("Далеко", null, null, rate("40", "11"), null)
        )
    );

    @Test
    void saysWhatNumbersAreMadeOf() {
        UnitEconomics economics = workings(SalesModel.FBW, "Коледино", "50").of(card(7L, 20), cost("RUB"));

        assertThat(economics.missing()).isEmpty();
        assertThat(economics.cost()).isEqualByComparingTo("500");
        assertThat(economics.commissionPercent()).isEqualByComparingTo("20");
        // 20 x 20 x 10 cm are 4 litres: 48 + 3 x 11.2 = 81.6, and every second piece comes back.
        assertThat(economics.logistics()).isEqualByComparingTo("244.80");
        assertThat(economics.basis()).isEqualTo(
            new Basis(
                LocalDate.of(2026, 1, 1),
                SalesModel.FBW,
                "Платья",
                new BigDecimal("4"),
                "Коледино",
                rate("48", "11.2"),
                new BigDecimal("50")
            )
        );
    }

    @Test
    void takesTheTariffsOfTheSalesModel() {
        UnitEconomics economics = workings(SalesModel.FBS, "Далеко", "100").of(card(7L, 20), cost("RUB"));

        assertThat(economics.commissionPercent()).isEqualByComparingTo("15");
        assertThat(economics.logistics()).isEqualByComparingTo("73");
    }

    @Test
    void namesAllThatIsMissing() {
        Workings nothing = new Workings(settings(SalesModel.FBW, "", "100"), null, null);

        assertThat(nothing.of(null, Optional.empty()).missing()).containsExactlyInAnyOrder(
            Missing.CARD,
            Missing.COST,
            Missing.LOGISTICS
        );
        assertThat(nothing.of(card(null, 0), cost("CNY")).missing()).containsExactlyInAnyOrder(
            Missing.SUBJECT,
            Missing.DIMENSIONS,
            Missing.LOGISTICS
        );
        assertThat(nothing.of(card(7L, 20), cost("CNY")).currency()).isEqualTo("CNY");
    }

    @Test
    void aSubjectWithoutACommissionHasNone() {
        assertThat(workings(SalesModel.FBW, "Коледино", "100").of(card(8L, 20), cost("RUB")).missing()).containsExactly(
            Missing.COMMISSION
        );
    }

    @Test
    void aWarehouseThatIsNotThereOrHasNoSuchTariffIsMissing() {
        assertThat(workings(SalesModel.FBW, "Нигде", "100").of(card(7L, 20), cost("RUB")).missing()).containsExactly(
            Missing.WAREHOUSE
        );
        assertThat(workings(SalesModel.FBW, "Далеко", "100").of(card(7L, 20), cost("RUB")).missing()).containsExactly(
            Missing.WAREHOUSE
        );
        assertThat(workings(SalesModel.FBW, "", "100").of(card(7L, 20), cost("RUB")).missing()).containsExactly(
            Missing.WAREHOUSE
        );
    }

    @Test
    void addsNoAmountsOfTwoCurrencies() {
        UnitEconomics economics = workings(SalesModel.FBW, "Коледино", "100").of(card(7L, 20), cost("CNY"));

        assertThat(economics.cost()).isNull();
        assertThat(economics.missing()).containsExactly(Missing.COST_CURRENCY);
        assertThat(economics.floor()).isEmpty();
    }

    private static Workings workings(SalesModel model, String warehouse, String buyout) {
        return new Workings(settings(model, warehouse, buyout), COMMISSIONS, BOXES);
    }

    private static MarginSettings settings(SalesModel model, String warehouse, String buyout) {
        return new MarginSettings(model, warehouse, new BigDecimal(buyout), Tax.NONE);
    }

    private static CatalogueCard card(@Nullable Long subject, int side) {
        return new CatalogueCard(
            1,
            "A",
            "",
            List.of(),
            null,
            subject,
            subject == null ? null : "Платья",
            new Dimensions(side, side, 10, null),
            List.of()
        );
    }

    private static Optional<CostPrice> cost(String currency) {
        return Optional.of(
            new CostPrice(
                Sku.all(1),
                LocalDate.of(2026, 1, 1),
                new BigDecimal("500"),
                currency,
                new Actor(1, "a@example.org"),
                Instant.EPOCH
            )
        );
    }

    private static Rate rate(String base, String litre) {
        return new Rate(new BigDecimal(base), new BigDecimal(litre));
    }
}
