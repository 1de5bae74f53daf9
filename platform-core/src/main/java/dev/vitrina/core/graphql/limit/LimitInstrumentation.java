package dev.vitrina.core.graphql.limit;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** Refuses an operation that would cost too much, before anything of it runs. */
public final class LimitInstrumentation extends SimplePerformantInstrumentation {

    private final GraphQlLimits limits;

    public LimitInstrumentation(GraphQlLimits limits) {
        this.limits = limits;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
        InstrumentationExecuteOperationParameters parameters,
        @Nullable InstrumentationState state
    ) {
        ExecutionContext context = parameters.getExecutionContext();
        OperationDefinition operation = context.getOperationDefinition();
        QueryMeter meter = new QueryMeter(
            limits,
            context.getGraphQLSchema(),
            context.getFragmentsByName(),
            context.getCoercedVariables()
        );
        try {
            meter.measure(operation, root(context.getGraphQLSchema(), operation));
        } finally {
            context.getGraphQLContext().put(QueryCost.class, new QueryCost(meter.cost(), limits.maxCost()));
        }
        return SimpleInstrumentationContext.noOp();
    }

    private static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }
}
