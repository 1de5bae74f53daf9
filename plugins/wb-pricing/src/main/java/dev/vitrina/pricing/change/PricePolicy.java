package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.Finding.Severity;
import dev.vitrina.api.setting.SettingsView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What is allowed without a question, by the plugin's settings as they are at that moment.
 *
 * @param mostStep     setting {@code maxStepPercent}: how far what is paid may move at once, in percent of the higher of what it was and would be
 * @param step         setting {@code stepVerdict}
 * @param belowCost    setting {@code belowCostVerdict}: less is paid than a piece costs, with all its dues where they are known
 * @param leastMargin  setting {@code minMarginPercent}: of what is paid
 * @param margin       setting {@code marginVerdict}
 * @param costMissing  setting {@code missingCostVerdict}
 * @param changesADay  setting {@code maxChangesPerDay}: Wildberries takes its own discount from goods whose prices jitter
 */
public record PricePolicy(
    BigDecimal mostStep,
    Verdict step,
    Verdict belowCost,
    BigDecimal leastMargin,
    Verdict margin,
    Verdict costMissing,
    long changesADay
) {
    /** What comes of a finding. */
    public enum Verdict {
        IGNORE,
        WARN,
        BLOCK;

        public Optional<Severity> severity() {
            return switch (this) {
                case IGNORE -> Optional.empty();
                case WARN -> Optional.of(Severity.WARNING);
                case BLOCK -> Optional.of(Severity.ERROR);
            };
        }
    }

    public static PricePolicy of(SettingsView settings) {
        return new PricePolicy(
            settings.number("maxStepPercent"),
            verdict(settings, "stepVerdict"),
            verdict(settings, "belowCostVerdict"),
            settings.number("minMarginPercent"),
            verdict(settings, "marginVerdict"),
            verdict(settings, "missingCostVerdict"),
            settings.integer("maxChangesPerDay")
        );
    }

    /** What it takes to confirm: settings {@code typeAbove} and {@code fourEyes}, and a check by prices of this hour. */
    public static ChangePolicy confirming(SettingsView settings) {
        return ChangePolicy.DEFAULT.checkedWithin(Duration.ofHours(1))
            .typedAbove(Math.toIntExact(settings.integer("typeAbove")))
            .fourEyes(settings.flag("fourEyes"));
    }

    private static Verdict verdict(SettingsView settings, String name) {
        return Verdict.valueOf(settings.text(name));
    }
}
