package dev.vitrina.core.graphql.access;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the check that the schema declares before every fetcher of a field with {@code @requiresPermission}, {@code @authenticated} or {@code @notByApiKey}. */
public final class AccessGuard extends GraphQLTypeVisitorStub {

    /**
     * What any API key may use, whatever its scopes: who it acts for and where, and how the jobs go that it started. Of what else asks for no permission, a
     * key has nothing.
     */
    private static final Set<String> ANY_KEY = Set.of(
        "Query.me",
        "Query.shops",
        "Query.job",
        "Subscription.jobProgress",
        // Change sets ask for their kinds' permissions, which a key has or has not.
        "Query.changeSet",
        "Query.changeSets",
        "Query.changeSending",
        "Mutation.changeSendingStop",
        "Mutation.changeSendingGoOn",
        "Mutation.changeSetCheck",
        "Mutation.changeSetConfirm",
        "Mutation.changeSetCancel",
        "Mutation.changeSetReschedule",
        "Mutation.changeSetRetry",
        "Mutation.changeSetRollBack",
        "Mutation.changeSetRowsDelete"
    );

    private final AccessRules rules;

    public AccessGuard(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
        GraphQLFieldDefinition field,
        TraverserContext<GraphQLSchemaElement> context
    ) {
        GraphQLCodeRegistry.Builder code = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
        if (code != null && context.getParentNode() instanceof GraphQLFieldsContainer parent) {
            FieldCoordinates coordinates = FieldCoordinates.coordinates(parent, field);
            DataFetcher<?> fetcher = code.getDataFetcher(coordinates, field);
            DataFetcher<?> strict = DefaultArguments.appliesTo(field) ? new DefaultArguments(fetcher) : fetcher;
            DataFetcher<?> checked = checked(parent.getName() + "." + field.getName(), field, strict);
            if (checked != fetcher) {
                code.dataFetcher(coordinates, checked);
            }
        }
        return TraversalControl.CONTINUE;
    }

    private DataFetcher<?> checked(String coordinates, GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        DataFetcher<?> guarded = permitted(field, fetcher);
        boolean needsSession =
            field.hasAppliedDirective("notByApiKey") ||
            (field.hasAppliedDirective("authenticated") && !ANY_KEY.contains(coordinates));
        if (!needsSession) {
            return guarded;
        }
        return environment -> {
            refuseApiKey(environment.getGraphQlContext().get(RequestScope.class));
            return guarded.get(environment);
        };
    }

    private DataFetcher<?> permitted(GraphQLFieldDefinition field, DataFetcher<?> fetcher) {
        GraphQLAppliedDirective required = field.getAppliedDirective("requiresPermission");
        if (required != null) {
            String permission = required.getArgument("permission").getValue();
            return environment -> {
                require(environment.getGraphQlContext(), permission);
                return fetcher.get(environment);
            };
        }
        if (field.hasAppliedDirective("authenticated")) {
            return environment -> {
                caller(environment.getGraphQlContext().get(RequestScope.class));
                return fetcher.get(environment);
            };
        }
        return fetcher;
    }

    private void require(GraphQLContext context, String permission) {
        RequestScope scope = context.get(RequestScope.class);
        Caller caller = caller(scope);
        if (!rules.permits(caller, permission, scope.shop() == null ? null : scope.shop().id())) {
            throw new VitrinaException(
                ErrorCode.FORBIDDEN,
                "You need the permission " + permission + " for this; " + remedy(caller),
                Map.of("permission", permission)
            );
        }
    }

    private static String remedy(Caller caller) {
        return caller.key() == null
            ? "ask an administrator"
            : "its owner or this API key does not have it, or not for the shop of X-Shop-Id";
    }

    private static void refuseApiKey(@Nullable RequestScope scope) {
        if (scope != null && scope.caller() != null && scope.caller().key() != null) {
            throw new VitrinaException(
                ErrorCode.FORBIDDEN,
                "An API key may not do this: sign in",
                Map.of("reason", "API_KEY")
            );
        }
    }

    private static Caller caller(@Nullable RequestScope scope) {
        Caller caller = scope == null ? null : scope.caller();
        if (caller == null) {
            throw new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in to use this");
        }
        return caller;
    }
}
