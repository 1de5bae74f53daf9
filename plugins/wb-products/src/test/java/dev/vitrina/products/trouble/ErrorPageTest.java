package dev.vitrina.products.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ErrorPageTest {

    private static final ShopId SHOP = new ShopId(1);

    @Test
    void readsErrorsByVendorCodeAndWhereTheListGoesOn() {
        ErrorPage page = read(
            """
            {"data": {"items": [{"batchUUID": "b1", "subjects": {"a-1": {"id": 105, "name": "Платья"}}, "brands": {},
              "vendorCodes": ["a-1", "a-2"], "errors": {"a-1": ["Запрещено", "Нет поля"], "a-2": ["Мало"]},
              "updatedAt": "2025-12-19T23:59:59+03:00"}],
              "cursor": {"next": true, "updatedAt": "2025-12-19T23:59:59+03:00", "batchUUID": "b1"}},
             "error": false, "errorText": "", "additionalErrors": null}"""
        );

        Instant at = Instant.parse("2025-12-19T20:59:59Z");
        assertThat(page.errors()).containsExactly(
            new CardError(SHOP, "a-1", "Платья", List.of("Запрещено", "Нет поля"), at),
            new CardError(SHOP, "a-2", null, List.of("Мало"), at)
        );
        assertThat(String.valueOf(page.next())).contains("\"batchUUID\":\"b1\"");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(read("{\"data\": {\"items\": [], \"cursor\": {\"next\": false}}, \"error\": false}")).isEqualTo(
            new ErrorPage(List.of(), null)
        );
    }

    @Test
    void anAnswerOfAnotherShapeIsNoList() {
        for (String answer : List.of(
            "{}",
            "{\"data\": {\"items\": []}}",
            "{\"error\": true, \"data\": {\"items\": [], \"cursor\": {}}}"
        )) {
            assertThatIllegalArgumentException().isThrownBy(() -> read(answer));
        }
    }

    private static ErrorPage read(String answer) {
        return ErrorPage.read(SHOP, new JsonMapper().readTree(answer));
    }
}
