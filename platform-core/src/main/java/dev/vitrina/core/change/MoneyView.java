package dev.vitrina.core.change;

import dev.vitrina.api.money.Money;
import java.util.List;

/** GraphQL type {@code Money}. */
record MoneyView(String amount, String currencyCode) {
    static MoneyView of(Money money) {
        return new MoneyView(money.amount().toPlainString(), money.currencyCode());
    }

    static List<MoneyView> of(List<Money> amounts) {
        return amounts.stream().map(MoneyView::of).toList();
    }
}
