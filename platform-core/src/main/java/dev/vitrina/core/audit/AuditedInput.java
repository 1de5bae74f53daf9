package dev.vitrina.core.audit;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;

/** What the audit trail may keep of a mutation's input beyond what the schema says. */
public final class AuditedInput {

    private AuditedInput() {}

    /** Keeps nothing of it: the input was refused, and may hold a secret where none belongs. */
    public static void withhold(GraphQLContext context) {
        context.put(AuditedInput.class, true);
    }

    static boolean isWithheld(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().getOrDefault(AuditedInput.class, false);
    }
}
