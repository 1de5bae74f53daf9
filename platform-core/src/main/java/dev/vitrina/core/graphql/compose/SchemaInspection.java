package dev.vitrina.core.graphql.compose;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.SchemaMappingInspector;
import org.springframework.graphql.execution.SchemaReport;

/**
 * Finds fields that nothing resolves, and arguments of controllers that the schema does not have. Those of the host are told, not
 * refused: an operator could do nothing about them, and a test keeps the list empty.
 */
final class SchemaInspection {

    private SchemaInspection() {}

    @SuppressWarnings("rawtypes")
    static List<Violation> inspect(
        GraphQLSchema schema,
        Map<String, Map<String, DataFetcher>> fetchers,
        SchemaIndex index
    ) {
        List<Violation> violations = new ArrayList<>();
        SchemaReport report = SchemaMappingInspector.inspect(schema, fetchers);
        report
            .unmappedFields()
            .forEach(field -> {
                Place place = index.field(field.toString());
                if (place != null) {
                    violations.add(new Violation(place.owner(), "Nothing resolves `%s` of %s".formatted(field, place)));
                }
            });
        report
            .unmappedArguments()
            .forEach((fetcher, names) -> {
                String owner = owner(fetcher, fetchers, index);
                violations.add(new Violation(owner, "%s has no arguments %s in the schema".formatted(fetcher, names)));
            });
        return violations;
    }

    @SuppressWarnings("rawtypes")
    private static String owner(
        DataFetcher<?> fetcher,
        Map<String, Map<String, DataFetcher>> fetchers,
        SchemaIndex index
    ) {
        for (var type : fetchers.entrySet()) {
            for (var field : type.getValue().entrySet()) {
                if (field.getValue() == fetcher) {
                    String owner = index.fieldOwner(type.getKey(), field.getKey());
                    return owner == null ? SchemaPart.HOST : owner;
                }
            }
        }
        return SchemaPart.HOST;
    }
}
