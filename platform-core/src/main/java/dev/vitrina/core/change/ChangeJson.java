package dev.vitrina.core.change;

import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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

    private ChangeJson() {}

    /** @throws JacksonException when a value is no JSON */
    static String fields(List<FieldChange> fields) {
        ArrayNode array = JSON.createArrayNode();
        for (FieldChange field : fields) {
            ObjectNode node = array.addObject().put("name", field.name());
            put(node, "before", field.before());
            put(node, "after", field.after());
        }
        return array.toString();
    }

    static List<FieldChange> fields(String stored) {
        List<FieldChange> fields = new ArrayList<>();
        for (JsonNode node : JSON.readTree(stored)) {
            fields.add(new FieldChange(node.path("name").asString(), text(node, "before"), text(node, "after")));
        }
        return fields;
    }

    static String findings(List<Finding> findings) {
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
        return tree(one).equals(BY_VALUE, tree(other));
    }

    /** @throws JacksonException when it is no JSON */
    static void require(String text) {
        var unused = JSON.readTree(text);
    }

    private static JsonNode tree(@Nullable String text) {
        return JSON.readTree(text == null ? "null" : text);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.set(name, JSON.readTree(value));
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.toString();
    }
}
