package dev.vitrina.pricing.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QuarantineJsonTest {

    private static final String GOOD = """
        {"nmID": 206025152, "sizeID": null, "techSizeName": "", "currencyIsoCode4217": "RUB", "newPrice": 134, "oldPrice": 4000,
         "newDiscount": 25, "oldDiscount": 25, "priceDiff": -2899.5}""";

    private final QuarantineJson json = new QuarantineJson(new GoodJson(new JsonMapper()), new JsonMapper());

    @Test
    void readsWhatTheSpecShowsAndFindsItAgain() {
        QuarantineJson.Page page = page("{\"quarantineGoods\": [" + GOOD + "]}");

        QuarantineJson.Sent sent = page.held().getFirst();
        assertThat(sent.held().nmId()).isEqualTo(206025152);
        assertThat(sent.held().drop()).isEqualByComparingTo("2899.5");
        assertThat(json.stored(sent.document())).isEqualTo(sent.held());
        assertThat(page.setAside()).isEmpty();
    }

    /** Of a shop without any, data may be null (WB items spec). */
    @Test
    void takesNothingForAnEmptyList() {
        assertThat(page("null").size()).isZero();
        assertThat(page("{\"quarantineGoods\": null}").size()).isZero();
    }

    @Test
    void setsAsideWhatCannotBeRead() {
        QuarantineJson.Page page = page(
            "{\"quarantineGoods\": [" + GOOD + ", {\"nmID\": 7, \"newPrice\": \"a lot\"}, {\"newPrice\": 1}]}"
        );

        assertThat(page.held()).hasSize(1);
        assertThat(page.setAside()).extracting(SetAside::id).containsExactly(7L, null);
        assertThat(page.size()).isEqualTo(3);
    }

    @Test
    void refusesAFailureThatComesAsAnAnswer() {
        byte[] failure = "{\"data\": null, \"error\": true, \"errorText\": \"Unexpected result\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> json.page(failure)).isInstanceOf(MalformedAnswerException.class);
    }

    private QuarantineJson.Page page(String data) {
        return json.page(("{\"data\": " + data + ", \"error\": false, \"errorText\": \"\"}").getBytes(UTF_8));
    }
}
