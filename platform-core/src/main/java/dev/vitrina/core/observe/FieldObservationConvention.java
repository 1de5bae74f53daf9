package dev.vitrina.core.observe;

import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Optional;
import org.springframework.graphql.observation.DataFetcherObservationContext;
import org.springframework.graphql.observation.DefaultDataFetcherObservationConvention;
import org.springframework.stereotype.Component;

/** Says of each observed field whose it is: a tag of its timer, and of its span where traces are taken. */
@Component
class FieldObservationConvention extends DefaultDataFetcherObservationConvention {

    private final SchemaGenerations generations;

    FieldObservationConvention(SchemaGenerations generations) {
        this.generations = generations;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(DataFetcherObservationContext context) {
        return super.getLowCardinalityKeyValues(context).and(KeyValue.of("plugin", owner(context.getEnvironment())));
    }

    private String owner(DataFetchingEnvironment environment) {
        String type = ((GraphQLNamedType) environment.getParentType()).getName();
        String field = environment.getFieldDefinition().getName();
        return generations
            .find()
            .flatMap(generation -> Optional.ofNullable(generation.index().fieldOwner(type, field)))
            .orElse(SchemaPart.HOST);
    }
}
