package dev.vitrina.pricing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.user.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostBookTest {

    @Test
    void aSizesOwnCostComesBeforeTheGoods() {
        CostBook book = new CostBook(Map.of(0L, cost(0, "100", "RUB"), 5L, cost(5, "120", "RUB")));

        assertThat(book.of(5)).map(CostPrice::amount).contains(new BigDecimal("120"));
        assertThat(book.of(6)).map(CostPrice::amount).contains(new BigDecimal("100"));
    }

    @Test
    void aGoodCostsWhatItsDearestSizeCosts() {
        CostBook book = new CostBook(Map.of(0L, cost(0, "100", "RUB"), 5L, cost(5, "80", "RUB")));

        assertThat(book.dearest(List.of(5L, 6L))).map(CostPrice::amount).contains(new BigDecimal("100"));
        assertThat(book.dearest(List.of(5L))).map(CostPrice::amount).contains(new BigDecimal("80"));
    }

    @Test
    void aGoodHasNoCostWhileOneOfItsSizesHasNone() {
        CostBook book = new CostBook(Map.of(5L, cost(5, "80", "RUB")));

        assertThat(book.dearest(List.of(5L, 6L))).isEmpty();
        assertThat(book.dearest(List.of(5L))).isPresent();
    }

    @Test
    void nobodyCanSayWhichOfTwoCurrenciesIsMore() {
        CostBook book = new CostBook(Map.of(5L, cost(5, "80", "RUB"), 6L, cost(6, "80", "CNY")));

        assertThat(book.dearest(List.of(5L, 6L))).isEmpty();
    }

    private static CostPrice cost(long size, String amount, String currency) {
        return new CostPrice(
            new Sku(1, size),
            LocalDate.of(2026, 1, 1),
            new BigDecimal(amount),
            currency,
            new Actor(1, "a@example.org"),
            Instant.EPOCH
        );
    }
}
