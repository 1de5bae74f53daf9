package dev.vitrina.pricing.cost;

import dev.vitrina.pricing.cost.Judged.Fit;
import dev.vitrina.pricing.cost.Judged.Flaw;
import dev.vitrina.pricing.cost.Judged.Unfit;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Judges the costs of one request, row by row: of two for the same good and day the second is refused. */
final class CostJudge {

    private static final int SHOWN = 100;

    private final LocalDate usualFrom;
    private final String usualCurrency;
    private final Set<NewCost.Key> met = new HashSet<>();

    /** @param usualFrom where a row names no day */
    CostJudge(LocalDate usualFrom, String usualCurrency) {
        this.usualFrom = usualFrom;
        this.usualCurrency = usualCurrency;
    }

    /**
     * A text with the name it has in a table or an input.
     *
     * @param text empty when it is not said
     */
    record Said(String name, String text) {
        Said {
            text = text.strip();
        }

        boolean isEmpty() {
            return text.isEmpty();
        }
    }

    Judged judge(long line, Sku sku, Said amount, Said currency, Said validFrom) {
        Optional<AmountText> parsed = AmountText.parse(amount.text());
        if (parsed.isEmpty()) {
            return unfit(line, Flaw.NOT_AN_AMOUNT, amount);
        }
        Optional<LocalDate> date = validFrom.isEmpty() ? Optional.of(usualFrom) : DateText.parse(validFrom.text());
        if (date.isEmpty()) {
            return unfit(line, Flaw.NOT_A_DATE, validFrom);
        }
        Optional<String> code = currency(parsed.get(), currency);
        if (code.isEmpty()) {
            return unfit(line, Flaw.NOT_A_CURRENCY, currency.isEmpty() ? amount : currency);
        }
        NewCost cost = new NewCost(sku, date.get(), parsed.get().amount(), code.get());
        return met.add(cost.key())
            ? new Fit(line, cost)
            : new Unfit(line, Flaw.COST_TWICE, null, Long.toString(sku.nmId()));
    }

    /** Empty when there is no such one, or two places name two. */
    private Optional<String> currency(AmountText amount, Said said) {
        String written = amount.currency();
        if (said.isEmpty()) {
            return Optional.of(written == null ? usualCurrency : written);
        }
        return Currencies.of(said.text()).filter(code -> written == null || written.equals(code));
    }

    static Unfit unfit(long line, Flaw flaw, Said said) {
        String text = said.text();
        return new Unfit(line, flaw, said.name(), text.length() > SHOWN ? text.substring(0, SHOWN) : text);
    }
}
