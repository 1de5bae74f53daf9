package dev.vitrina.pricing.margin;

import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.pricing.tariff.SalesModel;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What an operator has said of how goods are sold ({@code settings.schema.json}).
 *
 * @param warehouse     as tariffs name it; empty when none is chosen
 * @param buyoutPercent above 0, at most 100
 */
record MarginSettings(SalesModel model, String warehouse, BigDecimal buyoutPercent, Tax tax) {
    static MarginSettings of(SettingsView settings) {
        return new MarginSettings(
            SalesModel.valueOf(settings.text("salesModel").toUpperCase(Locale.ROOT)),
            settings.text("warehouse").strip(),
            settings.number("buyoutPercent"),
            new Tax(
                switch (settings.text("taxSystem")) {
                    case "usnIncome" -> TaxSystem.USN_INCOME;
                    case "usnIncomeMinusCosts" -> TaxSystem.USN_INCOME_MINUS_COSTS;
                    case "vat" -> TaxSystem.VAT;
                    default -> TaxSystem.NONE;
                },
                settings.number("taxPercent")
            )
        );
    }
}
