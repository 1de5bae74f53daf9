package dev.vitrina.pricing.competitor;

import dev.vitrina.api.setting.SettingsView;
import java.math.BigDecimal;
import java.time.Duration;

/** The plugin's settings about competitors, as they are now. */
public final class CompetitorSettings {

    private final SettingsView settings;

    public CompetitorSettings(SettingsView settings) {
        this.settings = settings;
    }

    /** Whether the storefront may be asked at all. */
    boolean isOn() {
        return settings.flag("competitors");
    }

    /** The pause between two readings of a good. */
    Duration every() {
        return Duration.ofHours(settings.integer("competitorHours"));
    }

    /** How long a price counts as fresh: one turn may be missed. */
    Duration freshFor() {
        return every().multipliedBy(2);
    }

    /** By how much a rival has to be cheaper for people to be told, in percent of the own price. */
    BigDecimal undercutPercent() {
        return settings.number("undercutPercent");
    }
}
