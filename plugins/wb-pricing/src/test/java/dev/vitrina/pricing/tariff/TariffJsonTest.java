package dev.vitrina.pricing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TariffJsonTest {

    private static final String BOX = """
        {"response": {"data": {"currency": "RUB", "dtNextBox": "2026-12-01", "dtTillMax": "2026-12-31", "warehouseList": [
          {"boxDeliveryBase": "48", "boxDeliveryCoefExpr": "160", "boxDeliveryLiter": "11,2", "boxDeliveryMarketplaceBase": "1 040,5",
           "boxDeliveryMarketplaceCoefExpr": "125", "boxDeliveryMarketplaceLiter": "11", "boxStorageBase": "0,14", "boxStorageCoefExpr": "115",
           "boxStorageLiter": "0,07", "geoName": "Россия", "warehouseName": "Коледино"},
          {"boxDeliveryBase": "-", "boxDeliveryLiter": "-", "boxDeliveryMarketplaceBase": "40", "boxDeliveryMarketplaceLiter": "11",
           "boxStorageBase": "-", "boxStorageLiter": "-", "geoName": "", "warehouseName": "Маркетплейс: Россия"}]}}}
        """;

    private final TariffJson json = new TariffJson(JsonMapper.builder().build());

    @Test
    void readsTariffsOfBoxes() {
        BoxTariffs tariffs = json.boxes(bytes(BOX));

        assertThat(tariffs.currency()).isEqualTo("RUB");
        assertThat(tariffs.nextFrom()).isEqualTo("2026-12-01");
        BoxTariff first = tariffs.of(" коледино ").orElseThrow();
        assertThat(first.delivery(SalesModel.FBW)).contains(rate("48", "11.2"));
        assertThat(first.delivery(SalesModel.FBS)).contains(rate("1040.5", "11"));
        assertThat(first.storage()).isEqualTo(rate("0.14", "0.07"));
    }

    @Test
    void knowsThatAWarehouseHasNoTariff() {
        BoxTariff second = json.boxes(bytes(BOX)).of("Маркетплейс: Россия").orElseThrow();

        assertThat(second.delivery(SalesModel.FBW)).isEmpty();
        assertThat(second.delivery(SalesModel.FBS)).contains(rate("40", "11"));
    }

    @Test
    void choosesNoWarehouseOfSeveralOnItsOwn() {
        assertThat(json.boxes(bytes(BOX)).of("")).isEmpty();
    }

    @Test
    void readsCommissionsExactly() {
        Map<Long, Commission> commissions = json.commissions(
            bytes(
                """
                {"report": [{"kgvpBooking": 14.5, "kgvpMarketplace": 15.5, "kgvpPickup": 14.5, "kgvpSupplier": 12.5, "kgvpSupplierExpress": 3,
                  "paidStorageKgvp": 20.35, "parentID": 657, "parentName": "Бытовая техника", "subjectID": 6461, "subjectName": "Оборудование"}]}
                """
            )
        );

        assertThat(of(commissions, 6461L).of(SalesModel.FBW)).contains(new BigDecimal("20.35"));
        assertThat(of(commissions, 6461L).of(SalesModel.FBS)).contains(new BigDecimal("15.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "kgvpChina", "kgvpTurkey", "kgvpUAE" })
    void readsCommissionsOfSellersOfOtherCountries(String field) {
        Map<Long, Commission> commissions = json.commissions(
            bytes("{\"report\": [{\"%s\": 18.5, \"subjectID\": 7, \"subjectName\": \"x\"}]}".formatted(field))
        );

        assertThat(of(commissions, 7L).of(SalesModel.FBW)).contains(new BigDecimal("18.5"));
        assertThat(of(commissions, 7L).of(SalesModel.FBS)).contains(new BigDecimal("18.5"));
    }

    @Test
    void readsTariffsOfReturns() {
        ReturnTariffs tariffs = json.returns(
            bytes(
                """
                {"response": {"data": {"currency": "RUB", "warehouseList": [{"deliveryDumpKgtOfficeBase": "1 039", "deliveryDumpSupOfficeBase": "129",
                  "deliveryDumpSupOfficeLiter": "9,1", "deliveryDumpSupCourierBase": "229", "deliveryDumpSupCourierLiter": "9,1",
                  "deliveryDumpSupReturnExpr": "-", "warehouseName": "Склад WB РФ"}]}}}
                """
            )
        );

        assertThat(tariffs.warehouses().getFirst().officeLitre()).isEqualByComparingTo("9.1");
        assertThat(tariffs.warehouses().getFirst().unclaimed()).isNull();
    }

    @Test
    void takesAListThatIsNullForNone() {
        assertThat(json.boxes(bytes("{\"response\": {\"data\": {\"warehouseList\": null}}}")).warehouses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{}",
            "[]",
            "{\"response\": {\"data\": {\"warehouseList\": {}}}}",
            "{\"response\": {\"data\": {\"warehouseList\": [{\"warehouseName\": \"A\", \"boxDeliveryBase\": \"4б\"}]}}}",
            "{\"response\": {\"data\": {\"warehouseList\": [{\"boxDeliveryBase\": \"4\"}]}}}",
        }
    )
    void refusesWhatIsNotAsPromised(String body) {
        assertThatThrownBy(() -> json.boxes(bytes(body))).isInstanceOf(RuntimeException.class);
    }

    private static Commission of(Map<Long, Commission> commissions, long subject) {
        return Objects.requireNonNull(commissions.get(subject));
    }

    private static Rate rate(String base, String litre) {
        return new Rate(new BigDecimal(base), new BigDecimal(litre));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
