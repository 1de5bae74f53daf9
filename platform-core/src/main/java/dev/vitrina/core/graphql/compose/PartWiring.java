package dev.vitrina.core.graphql.compose;

import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fetchers of all parts, each behind its part's gate and only on its part's fields. */
final class PartWiring {

    /** As the inspection wants them: type to field to the fetcher as the controllers made it. */
    @SuppressWarnings("rawtypes")
    private final Map<String, Map<String, DataFetcher>> plain = new HashMap<>();

    private final Map<String, Map<String, DataFetcher<?>>> guarded = new HashMap<>();

    private PartWiring() {}

    static PartWiring of(Collection<SchemaPart> parts, SchemaIndex index, List<Violation> violations) {
        PartWiring wiring = new PartWiring();
        for (SchemaPart part : parts) {
            try {
                wiring.add(part, index, violations);
            } catch (RuntimeException | LinkageError broken) {
                violations.add(new Violation(part.owner(), "Its controllers cannot be wired: " + broken));
            }
        }
        return wiring;
    }

    private void add(SchemaPart part, SchemaIndex index, List<Violation> violations) {
        RuntimeWiring.Builder builder = RuntimeWiring.newRuntimeWiring();
        part.wiring().forEach(configurer -> configurer.configure(builder));
        builder
            .build()
            .getDataFetchers()
            .forEach((type, fetchers) ->
                fetchers.forEach((field, fetcher) -> {
                    String owner = index.fieldOwner(type, field);
                    if (part.owner().equals(owner)) {
                        plain.computeIfAbsent(type, ignored -> new HashMap<>()).put(field, fetcher);
                        guarded
                            .computeIfAbsent(type, ignored -> new HashMap<>())
                            .put(field, part.gate().guard(fetcher));
                    } else {
                        violations.add(new Violation(part.owner(), foreign(type + "." + field, owner)));
                    }
                })
            );
    }

    private static String foreign(String coordinate, @Nullable String owner) {
        return owner == null
            ? "It resolves `%s`, which is not in its schema".formatted(coordinate)
            : "It resolves `%s`, which belongs to %s".formatted(coordinate, owner);
    }

    @SuppressWarnings("rawtypes")
    Map<String, Map<String, DataFetcher>> plain() {
        return plain;
    }

    void applyTo(RuntimeWiring.Builder builder) {
        guarded.forEach((type, fetchers) ->
            builder.type(type, typed -> {
                fetchers.forEach(typed::dataFetcher);
                return typed;
            })
        );
    }
}
