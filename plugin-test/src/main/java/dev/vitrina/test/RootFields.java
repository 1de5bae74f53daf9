package dev.vitrina.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The root fields of a running schema, each with a request that is valid and asks for as little as one can. */
final class RootFields {

    private static final String INTROSPECTION = """
        {
          __schema {
            types {
              kind
              name
              fields { name args { ...input } type { ...type } }
              inputFields { ...input }
              enumValues { name }
            }
          }
        }
        fragment input on __InputValue { name defaultValue type { ...type } }
        fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    private final Map<String, JsonNode> types = new HashMap<>();

    private RootFields(JsonNode schema) {
        schema.path("types").forEach(type -> types.put(type.path("name").asString(), type));
    }

    static RootFields of(TestClient client) {
        GraphQlAnswer answer = client.execute(INTROSPECTION);
        if (!answer.errors().isEmpty()) {
            throw new AssertionError(answer.body().toString());
        }
        return new RootFields(answer.at("/__schema"));
    }

    /**
     * A root field.
     *
     * @param root     {@code Query} or {@code Mutation}
     * @param document asks for it, and for nothing of what it returns
     */
    record RootField(String root, String name, String document) {
        @Override
        public String toString() {
            return root + "." + name;
        }
    }

    /** Those whose names begin so. */
    List<RootField> startingWith(String prefix) {
        List<RootField> fields = new ArrayList<>();
        for (String root : List.of("Query", "Mutation")) {
            JsonNode type = types.get(root);
            if (type != null) {
                type
                    .path("fields")
                    .valueStream()
                    .filter(field -> field.path("name").asString().startsWith(prefix))
                    .forEach(field -> fields.add(rootField(root, field)));
            }
        }
        return fields;
    }

    private RootField rootField(String root, JsonNode field) {
        String name = field.path("name").asString();
        String operation = root.equals("Query") ? "query" : "mutation";
        String selection = hasFields(field.path("type")) ? " { __typename }" : "";
        return new RootField(root, name, "%s { %s%s%s }".formatted(operation, name, arguments(field), selection));
    }

    private String arguments(JsonNode field) {
        String required = members(field.path("args"));
        return required.isEmpty() ? "" : "(" + required + ")";
    }

    private String members(JsonNode inputs) {
        return inputs
            .valueStream()
            .filter(input -> isRequired(input))
            .map(input -> input.path("name").asString() + ": " + value(input.path("type").path("ofType")))
            .collect(Collectors.joining(", "));
    }

    private static boolean isRequired(JsonNode input) {
        return input.at("/type/kind").asString().equals("NON_NULL") && input.path("defaultValue").isNull();
    }

    private String value(JsonNode type) {
        return switch (type.path("kind").asString()) {
            case "NON_NULL" -> value(type.path("ofType"));
            case "LIST" -> "[]";
            case "ENUM" -> named(type).at("/enumValues/0/name").asString();
            case "INPUT_OBJECT" -> "{" + members(named(type).path("inputFields")) + "}";
            default -> scalar(type.path("name").asString());
        };
    }

    private static String scalar(String name) {
        return switch (name) {
            case "Int", "Long", "Float" -> "1";
            case "Boolean" -> "false";
            case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
            case "JSON" -> "{}";
            default -> "\"1\"";
        };
    }

    private boolean hasFields(JsonNode type) {
        JsonNode inner = type;
        while (inner.path("ofType").isObject()) {
            inner = inner.path("ofType");
        }
        return List.of("OBJECT", "INTERFACE", "UNION").contains(inner.path("kind").asString());
    }

    private JsonNode named(JsonNode type) {
        JsonNode found = types.get(type.path("name").asString());
        if (found == null) {
            throw new AssertionError("No type " + type);
        }
        return found;
    }
}
