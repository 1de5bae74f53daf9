package dev.vitrina.pricing.tariff;

import dev.vitrina.pricing.tariff.BoxTariff.Rate;
import dev.vitrina.pricing.tariff.ReturnTariffs.ReturnTariff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads tariffs (WB rates spec). Every method throws a {@link RuntimeException} when the answer is not what the contract promises: a number that cannot be
 * read must never count as one that is not there.
 */
final class TariffJson {

    /** By the seller's country: Russia, Uzbekistan, China, Turkey, the Emirates. The last three have one commission for everything. */
    private static final List<String> FBW = List.of(
        "paidStorageKgvp",
        "kgvpPaidStorageUz",
        "kgvpChina",
        "kgvpTurkey",
        "kgvpUAE"
    );
    private static final List<String> FBS = List.of(
        "kgvpMarketplace",
        "kgvpMarketplaceUz",
        "kgvpChina",
        "kgvpTurkey",
        "kgvpUAE"
    );

    private final ObjectReader reader;

    TariffJson(JsonMapper json) {
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** By subject. */
    Map<Long, Commission> commissions(byte[] body) {
        Map<Long, Commission> commissions = new HashMap<>();
        for (JsonNode row : array(reader.readTree(body).required("report"))) {
            long subject = row.required("subjectID").longValue();
            commissions.put(
                subject,
                new Commission(subject, row.path("subjectName").stringValue(null), percent(row, FBW), percent(row, FBS))
            );
        }
        return Map.copyOf(commissions);
    }

    BoxTariffs boxes(byte[] body) {
        JsonNode data = reader.readTree(body).required("response").required("data");
        List<BoxTariff> warehouses = new ArrayList<>();
        for (JsonNode row : warehouses(data)) {
            warehouses.add(
                new BoxTariff(
                    row.required("warehouseName").stringValue(),
                    row.path("geoName").stringValue(null),
                    rate(row, "boxDelivery"),
                    rate(row, "boxDeliveryMarketplace"),
                    rate(row, "boxStorage")
                )
            );
        }
        String next = data.path("dtNextBox").stringValue("");
        return new BoxTariffs(currency(data), next.isBlank() ? null : next, warehouses);
    }

    ReturnTariffs returns(byte[] body) {
        JsonNode data = reader.readTree(body).required("response").required("data");
        List<ReturnTariff> warehouses = new ArrayList<>();
        for (JsonNode row : warehouses(data)) {
            warehouses.add(
                new ReturnTariff(
                    row.required("warehouseName").stringValue(),
                    number(row, "deliveryDumpSupOfficeBase"),
                    number(row, "deliveryDumpSupOfficeLiter"),
                    number(row, "deliveryDumpSupCourierBase"),
                    number(row, "deliveryDumpSupCourierLiter"),
                    number(row, "deliveryDumpSupReturnExpr")
                )
            );
        }
        return new ReturnTariffs(currency(data), warehouses);
    }

    /** The spec names no currency where it is older than the field: then it was roubles. */
    private static String currency(JsonNode data) {
        return data.path("currency").stringValue("RUB");
    }

    private static JsonNode warehouses(JsonNode data) {
        JsonNode list = data.path("warehouseList");
        return list.isNull() || list.isMissingNode() ? list : array(list);
    }

    private static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("Wildberries sent tariffs that are no list");
        }
        return node;
    }

    private static @Nullable Rate rate(JsonNode row, String prefix) {
        BigDecimal base = number(row, prefix + "Base");
        BigDecimal litre = number(row, prefix + "Liter");
        return base == null || litre == null ? null : new Rate(base, litre);
    }

    private static @Nullable BigDecimal number(JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isNull() || value.isMissingNode() ? null : TariffNumber.parse(value.stringValue()).orElse(null);
    }

    private static @Nullable BigDecimal percent(JsonNode row, List<String> fields) {
        return fields
            .stream()
            .filter(row::has)
            .findFirst()
            .map(field -> number(row, field))
            .orElse(null);
    }
}
