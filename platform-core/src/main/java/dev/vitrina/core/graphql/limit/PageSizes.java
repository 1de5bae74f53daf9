package dev.vitrina.core.graphql.limit;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many rows a field asks for: by {@code first} or {@code last}, or by the {@code size} of an input {@code page}. */
final class PageSizes {

    private static final Set<String> COUNTS = Set.of("first", "last");
    private static final String PAGE = "page";
    private static final String SIZE = "size";
    private static final long LARGEST = 10_000;

    private final CoercedVariables variables;

    PageSizes(CoercedVariables variables) {
        this.variables = variables;
    }

    /** 1 to 10,000; 1 for what is no list. */
    long of(Field field, GraphQLFieldDefinition definition) {
        return definition
            .getArguments()
            .stream()
            .mapToLong(argument -> Math.clamp(size(given(field, argument), argument), 1, LARGEST))
            .max()
            .orElse(1);
    }

    private long size(@Nullable Value<?> given, GraphQLArgument argument) {
        if (COUNTS.contains(argument.getName())) {
            return number(given, argument.getArgumentDefaultValue());
        }
        GraphQLInputObjectField size = argument.getName().equals(PAGE) ? sizeField(argument) : null;
        return size == null ? 1 : pageSize(given, size.getInputFieldDefaultValue());
    }

    private long pageSize(@Nullable Value<?> page, InputValueWithState byDefault) {
        return switch (page) {
            case ObjectValue object -> number(member(object.getObjectFields()), byDefault);
            case VariableReference variable when (
                variables.get(variable.getName()) instanceof Map<?, ?> members
            ) -> members.get(SIZE) instanceof Number number ? number.longValue() : byDefault(byDefault);
            case null, default -> byDefault(byDefault);
        };
    }

    private long number(@Nullable Value<?> value, InputValueWithState byDefault) {
        return switch (value) {
            case IntValue number -> number.getValue().min(BigInteger.valueOf(LARGEST)).longValue();
            case VariableReference variable when (
                variables.get(variable.getName()) instanceof Number number
            ) -> number.longValue();
            case null -> byDefault(byDefault);
            case NullValue _, VariableReference _ -> byDefault(byDefault);
            default -> 1;
        };
    }

    private static @Nullable Value<?> given(Field field, GraphQLArgument definition) {
        return field
            .getArguments()
            .stream()
            .filter(argument -> argument.getName().equals(definition.getName()))
            .findFirst()
            .map(Argument::getValue)
            .orElse(null);
    }

    private static @Nullable Value<?> member(List<ObjectField> fields) {
        return fields
            .stream()
            .filter(field -> field.getName().equals(SIZE))
            .findFirst()
            .map(ObjectField::getValue)
            .orElse(null);
    }

    private static @Nullable GraphQLInputObjectField sizeField(GraphQLArgument page) {
        return GraphQLTypeUtil.unwrapNonNull(page.getType()) instanceof GraphQLInputObjectType type
            ? type.getFieldDefinition(SIZE)
            : null;
    }

    private static long byDefault(InputValueWithState value) {
        return value.isSet() && value.getValue() instanceof IntValue number ? number.getValue().longValue() : 1;
    }
}
