package dev.vitrina.core.graphql.error;

import dev.vitrina.api.error.ErrorCode;
import graphql.ErrorClassification;
import graphql.GraphQLError;

/** Our code as the engine's classification, so that both members of {@code extensions} say the same. */
record Classification(ErrorCode code) implements ErrorClassification {
    @Override
    public Object toSpecification(GraphQLError error) {
        return code.name();
    }
}
