package dev.vitrina.core.graphql.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** 64-bit whole numbers; nothing is rounded or wrapped. */
final class LongCoercing implements Coercing<Long, Long> {

    private static final String REFUSAL = "A Long is a whole number between -2^63 and 2^63-1";

    @Override
    public Long serialize(Object value, GraphQLContext context, Locale locale) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case BigInteger number -> exact(new BigDecimal(number));
            default -> throw new CoercingSerializeException("Not a Long: " + value.getClass().getSimpleName());
        };
    }

    @Override
    public Long parseValue(Object input, GraphQLContext context, Locale locale) {
        try {
            return switch (input) {
                case Long number -> number;
                case Integer number -> number.longValue();
                case BigInteger number -> number.longValueExact();
                case BigDecimal number -> exact(number);
                case Double number -> exact(BigDecimal.valueOf(number));
                default -> throw new CoercingParseValueException(REFUSAL);
            };
        } catch (ArithmeticException | NumberFormatException invalid) {
            throw new CoercingParseValueException(REFUSAL);
        }
    }

    @Override
    public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue number) {
            try {
                return number.getValue().longValueExact();
            } catch (ArithmeticException invalid) {
                throw new CoercingParseLiteralException(REFUSAL);
            }
        }
        throw new CoercingParseLiteralException(REFUSAL);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return IntValue.newIntValue(BigInteger.valueOf(serialize(input, context, locale))).build();
    }

    /** A number of any scale; the magnitude is looked at first, because 1e999999999 as digits would fill the memory. */
    private static long exact(BigDecimal number) {
        if (number.precision() - number.scale() > 19) {
            throw new ArithmeticException("out of range");
        }
        return number.longValueExact();
    }
}
