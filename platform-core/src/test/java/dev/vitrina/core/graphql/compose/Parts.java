package dev.vitrina.core.graphql.compose;

import graphql.schema.DataFetcher;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.graphql.execution.DataLoaderRegistrar;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Parts of a schema in three lines. */
public final class Parts {

    private static final String HOST_SDL = """
        directive @requiresPermission(permission: String!) on FIELD_DEFINITION
        directive @public on FIELD_DEFINITION
        directive @authenticated on FIELD_DEFINITION
        directive @extensible on OBJECT
        directive @cost(weight: Int!) on FIELD_DEFINITION
        type Query {
          version: String! @public
        }
        type Mutation {
          touch: Boolean! @public
        }
        type Shop @extensible {
          name: String!
        }
        type Job {
          id: ID!
        }
        """;

    private Parts() {}

    public static SchemaPart host() {
        return part(
            SchemaPart.HOST,
            new SchemaRights.Host(),
            HOST_SDL,
            Map.of("Query.version", ignored -> "1", "Mutation.touch", ignored -> true)
        );
    }

    /** A plugin with the permission {@code <id>:use}; its types are prefixed with the capitalised id. */
    public static SchemaPart plugin(
        String id,
        String sdl,
        Map<String, DataFetcher<?>> fetchers,
        String... dependencies
    ) {
        String prefix = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        return part(id, new SchemaRights.Plugin(prefix, Set.of(id + ":use"), Set.of(dependencies)), sdl, fetchers);
    }

    /** A plugin with one field {@code <id>} that answers. */
    public static SchemaPart plugin(String id, DataFetcher<?> fetcher) {
        String sdl = "extend type Query { %s: String @requiresPermission(permission: \"%s:use\") }".formatted(id, id);
        return plugin(id, sdl, Map.of("Query." + id, fetcher));
    }

    private static SchemaPart part(
        String owner,
        SchemaRights rights,
        String sdl,
        Map<String, DataFetcher<?>> fetchers
    ) {
        RuntimeWiringConfigurer wiring = builder ->
            fetchers.forEach((coordinate, fetcher) -> {
                String[] names = coordinate.split("\\.");
                builder.type(names[0], type -> type.dataFetcher(names[1], fetcher));
            });
        DataLoaderRegistrar none = new DefaultBatchLoaderRegistry();
        return new SchemaPart(
            owner,
            rights,
            List.of(new SchemaFragment(owner + ".graphqls", sdl)),
            List.of(wiring),
            none,
            FieldGate.OPEN
        );
    }
}
