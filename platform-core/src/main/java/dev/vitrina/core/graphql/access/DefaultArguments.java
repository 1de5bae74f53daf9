package dev.vitrina.core.graphql.access;

import graphql.execution.ValuesResolver;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives an argument its default also when the client sends an explicit null, which the specification lets through to the
 * fetcher: clients that write null for "not set" get what they mean, and controllers need no null check for what has a default.
 */
final class DefaultArguments implements DataFetcher<Object> {

    private final DataFetcher<?> fetcher;

    DefaultArguments(DataFetcher<?> fetcher) {
        this.fetcher = fetcher;
    }

    static boolean appliesTo(GraphQLFieldDefinition field) {
        return !field.getArguments().isEmpty();
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Map<String, @Nullable Object> arguments = new HashMap<>(environment.getArguments());
        boolean changed = false;
        for (GraphQLArgument argument : environment.getFieldDefinition().getArguments()) {
            if (arguments.containsKey(argument.getName())) {
                Object given = arguments.get(argument.getName());
                Object meant = meant(given, argument.getType(), argument.getArgumentDefaultValue(), environment);
                changed |= given != meant;
                arguments.put(argument.getName(), meant);
            }
        }
        return fetcher.get(changed ? withArguments(environment, arguments) : environment);
    }

    private static DataFetchingEnvironment withArguments(
        DataFetchingEnvironment environment,
        Map<String, @Nullable Object> arguments
    ) {
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(environment).arguments(arguments).build();
    }

    private static @Nullable Object meant(
        @Nullable Object given,
        GraphQLType type,
        InputValueWithState defaultValue,
        DataFetchingEnvironment environment
    ) {
        if (given == null) {
            return defaultValue.isSet() ? literal(type, defaultValue, environment) : null;
        }
        GraphQLType unwrapped = GraphQLTypeUtil.unwrapNonNull(type);
        if (unwrapped instanceof GraphQLInputObjectType object && given instanceof Map<?, ?> fields) {
            return object(object, fields, environment);
        }
        return given;
    }

    private static Object object(GraphQLInputObjectType type, Map<?, ?> given, DataFetchingEnvironment environment) {
        Map<Object, @Nullable Object> meant = new HashMap<>(given);
        boolean changed = false;
        for (GraphQLInputObjectField field : type.getFields()) {
            if (given.containsKey(field.getName())) {
                Object before = given.get(field.getName());
                Object after = meant(before, field.getType(), field.getInputFieldDefaultValue(), environment);
                changed |= before != after;
                meant.put(field.getName(), after);
            }
        }
        return changed ? meant : given;
    }

    private static @Nullable Object literal(
        GraphQLType type,
        InputValueWithState defaultValue,
        DataFetchingEnvironment environment
    ) {
        return ValuesResolver.valueToInternalValue(
            defaultValue,
            (GraphQLInputType) type,
            environment.getGraphQlContext(),
            environment.getLocale()
        );
    }
}
