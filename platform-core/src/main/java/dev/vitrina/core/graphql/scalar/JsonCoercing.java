package dev.vitrina.core.graphql.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any JSON: maps, lists, strings, numbers, booleans, null. Serialises Jackson trees and plain values. */
final class JsonCoercing implements Coercing<Object, Object> {

    private static final JsonMapper TREES = new JsonMapper();

    @Override
    public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value instanceof JsonNode tree ? TREES.treeToValue(tree, Object.class) : value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public @Nullable Object parseLiteral(
        Value<?> input,
        CoercedVariables variables,
        GraphQLContext context,
        Locale locale
    ) {
        return switch (input) {
            case NullValue ignored -> null;
            case StringValue text -> text.getValue();
            case BooleanValue flag -> flag.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> list(array, variables, context, locale);
            case ObjectValue object -> map(object, variables, context, locale);
            default -> throw new CoercingParseLiteralException("Not JSON: " + input.getClass().getSimpleName());
        };
    }

    private List<@Nullable Object> list(
        ArrayValue array,
        CoercedVariables variables,
        GraphQLContext context,
        Locale locale
    ) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Value<?> value : array.getValues()) {
            values.add(parseLiteral(value, variables, context, locale));
        }
        return values;
    }

    private Map<String, @Nullable Object> map(
        ObjectValue object,
        CoercedVariables variables,
        GraphQLContext context,
        Locale locale
    ) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            values.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
        }
        return values;
    }
}
