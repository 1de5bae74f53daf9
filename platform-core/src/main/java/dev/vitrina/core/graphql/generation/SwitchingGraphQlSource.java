package dev.vitrina.core.graphql.generation;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import org.springframework.graphql.execution.GraphQlSource;

/** The source of the generation in service, for the parts of Spring that ask for one. */
public final class SwitchingGraphQlSource implements GraphQlSource {

    private final SchemaGenerations generations;

    public SwitchingGraphQlSource(SchemaGenerations generations) {
        this.generations = generations;
    }

    @Override
    public GraphQL graphQl() {
        return generations.current().source().graphQl();
    }

    @Override
    public GraphQLSchema schema() {
        return generations.current().schema();
    }
}
