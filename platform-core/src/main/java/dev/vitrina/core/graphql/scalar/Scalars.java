package dev.vitrina.core.graphql.scalar;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.util.List;

/** The host's scalars. */
public final class Scalars {

    private Scalars() {}

    public static List<GraphQLScalarType> all() {
        return List.of(
            scalar("DateTime", "An instant, RFC 3339 in UTC.", new DateTimeCoercing()),
            scalar("Long", "A whole number of up to 64 bits.", new LongCoercing()),
            scalar("JSON", "Any JSON value.", new JsonCoercing())
        );
    }

    private static GraphQLScalarType scalar(String name, String description, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).description(description).coercing(coercing).build();
    }
}
