package dev.vitrina.pricing.competitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BuyerJsonTest {

    private final BuyerJson json = new BuyerJson(JsonMapper.shared());

    @Test
    void takesTheCheapestSizeThatIsOnSale() {
        Optional<Map<Long, Listing>> read = read(
            """
            {"products": [
              {"id": 7, "name": " Shirt\\u0000 red ", "brand": "B", "sizes": [
                {"name": "S", "price": {"basic": 300000, "product": 123456}},
                {"name": "M", "price": {"basic": 300000, "product": 120000, "total": 1}},
                {"name": "L"}]},
              {"id": 8, "sizes": [{"name": "S"}]}], "total": 2}
            """
        );

        assertThat(read).contains(
            Map.of(7L, new Listing(7, "Shirt  red", "B", 120_000L), 8L, new Listing(8, null, null, null))
        );
    }

    @Test
    void leavesOutWhatCannotBeReadAndKeepsTheRest() {
        Optional<Map<Long, Listing>> read = read(
            """
            {"products": [
              {"id": "7", "sizes": []}, {"id": -1, "sizes": []}, {"id": 1e30, "sizes": []}, {"sizes": []}, null, 5, "x", [],
              {"id": 1, "sizes": [{"price": {"product": "120000"}}]},
              {"id": 2, "sizes": [{"price": {"product": 0}}]},
              {"id": 3, "sizes": [{"price": {"product": 1200.5}}]},
              {"id": 4, "sizes": [{"price": {"product": 99999999999999999999}}]},
              {"id": 5, "sizes": [{"price": {"basic": 100}}]},
              {"id": 6, "sizes": [{"price": null}]},
              {"id": 9, "sizes": {"price": {"product": 100}}},
              {"id": 10, "sizes": [{"price": {"product": 100}}]}]}
            """
        );

        assertThat(read).contains(Map.of(10L, new Listing(10, null, null, 100L)));
    }

    @Test
    void anEmptyListIsAnAnswer() {
        assertThat(read("{\"products\": []}")).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "null",
            "[]",
            "5",
            "{}",
            "{\"data\": {\"products\": [{\"id\": 1, \"sizes\": []}]}}",
            "{\"products\": {}}",
            "{\"products\": [{\"id\": 1, \"priceU\": 100}]}",
            "{\"products\": [{\"id\": 1, \"sizes\": [{\"price\": {\"product\": 10",
            "<html><body>Почти готово...</body></html>",
        }
    )
    void anotherShapeIsNoAnswer(String body) {
        assertThat(read(body)).isEmpty();
    }

    private Optional<Map<Long, Listing>> read(String body) {
        return json.listings(body.getBytes(StandardCharsets.UTF_8));
    }
}
