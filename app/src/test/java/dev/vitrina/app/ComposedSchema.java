package dev.vitrina.app;

import dev.vitrina.benchmarks.product.Product;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.schema.idl.SchemaPrinter;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema a product serves, as SDL in a fixed order. */
final class ComposedSchema {

    private ComposedSchema() {}

    static String of(Product product) {
        try (ShopClient client = new ShopClient(product.url())) {
            return sdl(client.query(IntrospectionQuery.INTROSPECTION_QUERY));
        }
    }

    @SuppressWarnings("unchecked")
    private static String sdl(JsonNode introspection) {
        Map<String, Object> result = JsonMapper.shared().convertValue(introspection, Map.class);
        return new SchemaPrinter().print(new IntrospectionResultToSchema().createSchemaDefinition(result));
    }
}
