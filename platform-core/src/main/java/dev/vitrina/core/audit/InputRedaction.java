package dev.vitrina.core.audit;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field's arguments as they may be kept: what the schema marks {@code @secret} is replaced, and very long values are cut. */
final class InputRedaction {

    private static final String REDACTED = "[redacted]";
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_LIST = 200;

    private InputRedaction() {}

    static Map<String, Object> arguments(DataFetchingEnvironment environment) {
        Map<String, Object> kept = new LinkedHashMap<>();
        if (AuditedInput.isWithheld(environment)) {
            environment
                .getArguments()
                .keySet()
                .forEach(name -> kept.put(name, REDACTED));
            return kept;
        }
        environment
            .getArguments()
            .forEach((name, value) -> {
                GraphQLArgument argument = environment.getFieldDefinition().getArgument(name);
                Object safe = argument == null ? REDACTED : safe(argument, argument.getType(), value);
                kept.put(name, safe == null ? "" : safe);
            });
        return kept;
    }

    private static @Nullable Object safe(
        GraphQLDirectiveContainer owner,
        GraphQLInputType type,
        @Nullable Object value
    ) {
        if (value == null) {
            return null;
        }
        if (isSecret(owner)) {
            return REDACTED;
        }
        return switch (value) {
            case Map<?, ?> fields when (
                GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType object
            ) -> fields(object, fields);
            case List<?> list -> list
                .stream()
                .limit(LONGEST_LIST)
                .map(item -> safe(owner, type, item))
                .toList();
            case String text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> fields(GraphQLInputObjectType type, Map<?, ?> values) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            GraphQLInputObjectField field = type.getFieldDefinition(name);
            kept.put(name, field == null ? REDACTED : safe(field, field.getType(), value));
        });
        return kept;
    }

    private static boolean isSecret(GraphQLDirectiveContainer owner) {
        for (GraphQLAppliedDirective directive : owner.getAppliedDirectives()) {
            if (directive.getName().equals("secret")) {
                return true;
            }
        }
        return false;
    }
}
