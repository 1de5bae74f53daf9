package dev.vitrina.pricing.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CalendarJsonTest {

    private final CalendarJson json = new CalendarJson(new JsonMapper());

    @Test
    void readsPromotionsAndLeavesOutWhatCannotBeRead() {
        CalendarJson.Page<Promotion> page = json
            .promotions(
                bytes(
                    """
                    {"data": {"promotions": [
                      {"id": 123, "name": "ХИТЫ ГОДА", "startDateTime": "2026-06-05T21:00:00Z", "endDateTime": "2026-07-05T23:59:59+03:00",
                       "type": "auto"},
                      {"id": 124, "name": "Без конца", "startDateTime": "2026-06-05T21:00:00Z"}
                    ]}}"""
                )
            )
            .orElseThrow();

        assertThat(page.items()).containsExactly(
            new Promotion(
                123,
                "ХИТЫ ГОДА",
                true,
                Instant.parse("2026-06-05T21:00:00Z"),
                Instant.parse("2026-07-05T20:59:59Z")
            )
        );
        assertThat(page.sent()).as("how far the next page is").isEqualTo(2);
    }

    @Test
    void tellsWhatIsPaidOnceAGoodTakesPart() {
        PromotionGood cheaper = good(10, 25);
        PromotionGood deeper = good(40, 25);

        assertThat(cheaper.paid()).isEqualByComparingTo("1350");
        assertThat(cheaper.paidThen()).isEqualByComparingTo("1125");
        assertThat(deeper.paidThen()).as("a discount that is deeper already stays").isEqualByComparingTo("900");
    }

    @Test
    void knowsNoListInAnotherShape() {
        assertThat(json.goods(bytes("{\"data\": {}}"))).isEmpty();
        assertThat(json.goods(bytes("<html>"))).isEmpty();
        assertThatThrownBy(() -> json.details(bytes("{\"data\": {\"promotions\": []}}"), 5)).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    @Test
    void readsDetails() {
        Map<Long, String> all = json.details(
            bytes(
                """
                {"data": {"promotions": [{"id": 5, "description": "О ней", "advantages": ["Плашка", "Баннер"], "inPromoActionLeftovers": 45,
                  "inPromoActionTotal": 123, "notInPromoActionLeftovers": 3, "notInPromoActionTotal": 10, "participationPercentage": 10,
                  "ranging": [{"condition": "productsInPromotion", "participationRate": 10, "boost": 7}]}]}}"""
            ),
            5
        );
        assertThat(all).containsOnlyKeys(5L);
        PromotionDetails details = json.details(Objects.requireNonNull(all.get(5L)));

        assertThat(details.takingPart()).isEqualTo(123);
        assertThat(details.offeredInStock()).isEqualTo(3);
        assertThat(details.exceptions()).isNull();
        assertThat(details.boosts()).containsExactly(new PromotionDetails.Boost("productsInPromotion", 10, 7));
    }

    private PromotionGood good(int discount, int planDiscount) {
        return json
            .goods(
                bytes(
                    """
                    {"data": {"nomenclatures": [{"id": 162579635, "inAction": false, "price": 1500, "currencyCode": "RUB",
                      "planPrice": 1125, "discount": %d, "planDiscount": %d}]}}""".formatted(discount, planDiscount)
                )
            )
            .orElseThrow()
            .items()
            .getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
