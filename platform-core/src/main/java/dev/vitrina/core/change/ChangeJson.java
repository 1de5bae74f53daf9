package dev.vitrina.core.change;

import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.money.Money;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields and findings as the database keeps them. Numbers stay exact. */
final class ChangeJson {

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    private static final String NONE = "[]";
    private static final int LONGEST_PLAIN = 30;

    private ChangeJson() {}

    /** @throws JacksonException when a value is no JSON */
    static String fields(List<FieldChange> fields) {
        if (fields.isEmpty()) {
            return NONE;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (FieldChange field : fields) {
                json.writeStartObject();
                json.writeStringProperty("name", field.name());
                write(json, "before", field.before());
                write(json, "after", field.after());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    static List<FieldChange> fields(String stored) {
        if (stored.equals(NONE)) {
            return List.of();
        }
        List<FieldChange> fields = new ArrayList<>();
        for (JsonNode node : JSON.readTree(stored)) {
            fields.add(new FieldChange(node.path("name").asString(), text(node, "before"), text(node, "after")));
        }
        return fields;
    }

    static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return NONE;
        }
        ArrayNode array = JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode node = array
                .addObject()
                .put("severity", finding.severity().name())
                .put("code", finding.code())
                .put("message", finding.message())
                .put("field", finding.field());
            Money atRisk = finding.atRisk();
            if (atRisk != null) {
                node
                    .putObject("atRisk")
                    .put("amount", atRisk.amount().toPlainString())
                    .put("currencyCode", atRisk.currencyCode());
            }
        }
        return array.toString();
    }

    static List<Finding> findings(String stored) {
        if (stored.equals(NONE)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode node : JSON.readTree(stored)) {
            findings.add(
                new Finding(
                    Finding.Severity.valueOf(node.path("severity").asString()),
                    node.path("code").asString(),
                    node.path("message").asString(),
                    node.path("field").isString() ? node.path("field").asString() : null,
                    node.has("atRisk") ? money(node.path("atRisk")) : null
                )
            );
        }
        return findings;
    }

    private static Money money(JsonNode node) {
        return Money.of(node.path("amount").asString(), node.path("currencyCode").asString());
    }

    /** A JSON text as GraphQL gives it; null for none. */
    static @Nullable Object value(@Nullable String text) {
        return text == null ? null : JSON.readValue(text, Object.class);
    }

    /** Whether two values are one; none and JSON's null are. */
    static boolean same(@Nullable String one, @Nullable String other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        if (one != null && other != null && isPlainNumber(one) && isPlainNumber(other)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }
        return tree(one).equals(BY_VALUE, tree(other));
    }

    /** @throws JacksonException when it is no JSON */
    static void require(String text) {
        var unused = JSON.readTree(text);
    }

    private static JsonNode tree(@Nullable String text) {
        return JSON.readTree(text == null ? "null" : text);
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeName(name);
            json.writeRawValue(isPlainNumber(value) ? value : JSON.readTree(value).toString());
        }
    }

    /** Whether it is a number as JSON writes it, in the shortest way: what most fields hold, and nothing that has to be read to be known. */
    private static boolean isPlainNumber(String text) {
        int digits = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = (point < 0 ? text.length() : point) - digits;
        if (whole < 1 || (whole > 1 && text.charAt(digits) == '0') || text.length() > LONGEST_PLAIN) {
            return false;
        }
        if (point >= 0 && (point == text.length() - 1 || text.endsWith("0"))) {
            return false;
        }
        for (int i = digits; i < text.length(); i++) {
            if (i != point && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.toString();
    }
}
