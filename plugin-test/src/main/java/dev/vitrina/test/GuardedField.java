package dev.vitrina.test;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.graphql.generation.SchemaGeneration;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a composed schema that asks for a permission.
 *
 * @param coordinates as {@code Type.field}
 */
record GuardedField(GraphQLSchema schema, String coordinates, String permission) {
    /** Those that a plugin brings, on types of others too. */
    static List<GuardedField> of(SchemaGeneration generation, String plugin) {
        return generation
            .index()
            .coordinatesOf(plugin)
            .stream()
            .flatMap(coordinates -> of(generation.schema(), coordinates))
            .toList();
    }

    static Stream<GuardedField> of(GraphQLSchema schema, String coordinates) {
        // The fields of inputs are in the index too.
        GraphQLFieldDefinition field = schema.getType(type(coordinates)) instanceof GraphQLObjectType type
            ? type.getFieldDefinition(name(coordinates))
            : null;
        var required = field == null ? null : field.getAppliedDirective("requiresPermission");
        return required == null
            ? Stream.empty()
            : Stream.of(new GuardedField(schema, coordinates, required.getArgument("permission").getValue()));
    }

    /** Whether a client can ask for it without having another object first. */
    boolean isOfQueryOrMutation() {
        return List.of("Query", "Mutation").contains(type(coordinates));
    }

    /**
     * Resolves the field as the engine does, on no object.
     *
     * @param caller null for nobody
     * @return the code of the refusal; {@code NONE} when it was let through
     */
    String refusalOf(@Nullable Caller caller) {
        FieldCoordinates place = FieldCoordinates.coordinates(type(coordinates), name(coordinates));
        GraphQLFieldDefinition field = Objects.requireNonNull(schema.getFieldDefinition(place));
        RequestScope scope = new RequestScope(caller, null, "plugin-contract", "127.0.0.1");
        var environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
            .fieldDefinition(field)
            .arguments(Map.of())
            .graphQLContext(GraphQLContext.of(Map.of(RequestScope.class, scope)))
            .build();
        try {
            schema.getCodeRegistry().getDataFetcher(place, field).get(environment);
            return "NONE";
        } catch (VitrinaException refused) {
            return refused.code().name();
        } catch (Exception itRan) {
            return "NONE";
        }
    }

    private static String type(String coordinates) {
        return coordinates.substring(0, coordinates.indexOf('.'));
    }

    private static String name(String coordinates) {
        return coordinates.substring(coordinates.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return coordinates + " (" + permission + ")";
    }
}
