package dev.vitrina.core.cached;

import dev.vitrina.api.upstream.UpstreamRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests so that equal ones are equal strings: names sorted, JSON without white space, numbers in one form. */
final class CanonicalRequest {

    private final JsonMapper json = JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

    /** @throws IllegalArgumentException for a request with a file, which is never cached */
    String of(UpstreamRequest request) {
        if (request.file() != null) {
            throw new IllegalArgumentException("A request that carries a file is not cached");
        }
        String body = request.body();
        Map<String, Object> parts = new TreeMap<>(
            Map.of(
                "path",
                new TreeMap<>(request.path()),
                "query",
                new TreeMap<>(request.query()),
                "body",
                body == null ? "" : canonical(body)
            )
        );
        if (!request.headers().isEmpty()) {
            parts.put("headers", new TreeMap<>(request.headers()));
        }
        return json.writeValueAsString(List.copyOf(parts.entrySet()));
    }

    private Object canonical(String body) {
        try {
            return sorted(json.readTree(body));
        } catch (JacksonException e) {
            // Not JSON: equal only to the very same text.
            return body;
        }
    }

    private JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = json.createObjectNode();
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            members.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            var copy = json.createArrayNode();
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node.isNumber() ? json.getNodeFactory().numberNode(plain(node)) : node;
    }

    private static BigDecimal plain(JsonNode number) {
        BigDecimal value = number.decimalValue().stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
