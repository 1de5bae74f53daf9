package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tariffs as the rates spec spells them: numbers are texts made for people. */
class TariffTest {

    private static WbSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(10).quotas(false).build());
        client = Client.of(sandbox, 0);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void tellsTheCommissionOfEverySubjectButOneInThreeLanguages() {
        JsonNode russian = report("?locale=ru");

        assertThat(russian).isEqualTo(report(""));
        assertThat(russian.size()).isEqualTo(25);
        assertThat(russian.valueStream().map(row -> row.path("subjectID").asInt())).contains(69).doesNotContain(7771);
        assertThat(russian).allSatisfy(row -> {
                assertThat(row.properties()).hasSize(10);
                assertThat(row.path("paidStorageKgvp").isNumber()).isTrue();
            });
        assertThat(subject("?locale=ru", 69)).isEqualTo("Платья");
        assertThat(subject("?locale=en", 69)).isEqualTo("Dresses");
        assertThat(subject("?locale=zh", 69)).isEqualTo("连衣裙");
    }

    @Test
    void refusesAnUnknownLocale() {
        Client.Reply reply = client.get(WbHost.COMMON, "/api/v1/tariffs/commission?locale=de");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().path("detail").asString()).isEqualTo(
            "parameter \"locale\" in query has an error: value is not one of the allowed values [\"ru\",\"en\",\"zh\"]"
        );
    }

    @Test
    void writesNumbersOfBoxesWithADecimalComma() {
        JsonNode data = data("box", "2026-10-07");

        assertThat(data.path("currency").asString()).isEqualTo("RUB");
        assertThat(data.path("dtNextBox").asString()).isEqualTo("2026-10-12");
        assertThat(data.path("dtTillMax").asString()).isEqualTo("2026-11-09");
        List<JsonNode> rows = data.path("warehouseList").valueStream().toList();
        assertThat(rows).allSatisfy(row -> {
                assertThat(row.properties()).hasSize(11);
                assertThat(row.path("boxDeliveryLiter").asString()).matches("\\d+(,\\d+)?");
                assertThat(row.path("boxStorageBase").asString()).matches("\\d+(,\\d+)?|-");
            });
        assertThat(rows).anyMatch(row -> row.path("boxDeliveryLiter").asString().contains(","));
        assertThat(rows).anyMatch(row -> row.path("boxStorageBase").asString().equals("-"));
    }

    @Test
    void changesOnMondays() {
        assertThat(data("box", "2026-10-05")).isEqualTo(data("box", "2026-10-11"));
        assertThat(data("box", "2026-10-12")).isNotEqualTo(data("box", "2026-10-11"));
    }

    @Test
    void writesStorageOfPalletsWithAPoint() {
        JsonNode data = data("pallet", "2026-10-07");

        assertThat(data.path("dtNextPallet").asString()).isEqualTo("2026-10-12");
        assertThat(data.path("warehouseList")).allSatisfy(row -> {
                assertThat(row.path("palletStorageValueExpr").asString()).matches("\\d+(\\.\\d+)?");
                assertThat(row.path("palletDeliveryValueLiter").asString()).matches("\\d+(,\\d+)?");
            });
    }

    @Test
    void separatesThousandsOfReturnsByDifferentSpaces() {
        JsonNode data = data("return", "2026-10-07");

        assertThat(data.path("dtNextDeliveryDumpKgt").asString()).isEqualTo("2026-10-12");
        assertThat(
            data
                .path("warehouseList")
                .valueStream()
                .map(row -> row.path("deliveryDumpKgtOfficeBase").asString())
        )
            .allMatch(text -> text.matches("1[\u2009\u00a0 ]\\d{3}"))
            .contains("1\u2009039", "1 049", "1\u00a0059");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        ''               | parameter "date" in query has an error: value is required but missing
        ?date=           | parameter "date" in query has an error: empty value is not allowed
        ?date=07.10.2026 | Invalid date param
        ?date=2026-02-30 | Invalid date param
        """
    )
    void refusesWrongDates(String query, String detail) {
        Client.Reply reply = client.get(WbHost.COMMON, "/api/v1/tariffs/box" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asString()).isEqualTo(detail);
        assertThat(reply.json().path("title").asString()).isEqualTo("Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = { "box", "pallet", "return" })
    void tellsEveryWarehouseOnce(String kind) {
        assertThat(
            data(kind, "2026-10-07")
                .path("warehouseList")
                .valueStream()
                .map(row -> row.path("warehouseName").asString())
        )
            .hasSize(10)
            .doesNotHaveDuplicates();
    }

    private static JsonNode report(String query) {
        return client.get(WbHost.COMMON, "/api/v1/tariffs/commission" + query).json().path("report");
    }

    private static String subject(String query, int id) {
        return report(query)
            .valueStream()
            .filter(row -> row.path("subjectID").asInt() == id)
            .findFirst()
            .orElseThrow()
            .path("subjectName")
            .asString();
    }

    private static JsonNode data(String kind, String date) {
        return client
            .get(WbHost.COMMON, "/api/v1/tariffs/%s?date=%s".formatted(kind, date))
            .json()
            .at("/response/data");
    }
}
