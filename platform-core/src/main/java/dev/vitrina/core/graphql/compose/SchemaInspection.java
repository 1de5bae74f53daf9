package dev.vitrina.core.graphql.compose;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        SchemaReport report;
        try {
            report = SchemaMappingInspector.inspect(schema, fetchers);
        } catch (RuntimeException | LinkageError broken) {
            // It looks at the classes that controllers answer with; one of them names a class that is not there.
            return broken(schema, fetchers, index, broken);
        }
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

    /** Whose classes cannot be looked at: each part's fetchers are looked at alone. */
    @SuppressWarnings("rawtypes")
    private static List<Violation> broken(
        GraphQLSchema schema,
        Map<String, Map<String, DataFetcher>> fetchers,
        SchemaIndex index,
        Throwable broken
    ) {
        Map<String, Map<String, Map<String, DataFetcher>>> parts = new HashMap<>();
        fetchers.forEach((type, fields) ->
            fields.forEach((field, fetcher) -> {
                String owner = Objects.requireNonNullElse(index.fieldOwner(type, field), SchemaPart.HOST);
                parts
                    .computeIfAbsent(owner, part -> new HashMap<>())
                    .computeIfAbsent(type, name -> new HashMap<>())
                    .put(field, fetcher);
            })
        );
        List<Violation> violations = new ArrayList<>();
        parts.forEach((owner, part) -> {
            try {
                SchemaMappingInspector.inspect(schema, part);
            } catch (RuntimeException | LinkageError failed) {
                violations.add(new Violation(owner, "The classes of its fields cannot be used: " + failed));
            }
        });
        if (violations.isEmpty()) {
            throw new IllegalStateException("The schema cannot be inspected", broken);
        }
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
