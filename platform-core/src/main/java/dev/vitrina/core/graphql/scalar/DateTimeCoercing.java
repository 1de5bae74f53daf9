package dev.vitrina.core.graphql.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Instants as RFC 3339 in UTC; any offset is taken, years 0001 to 9999. */
final class DateTimeCoercing implements Coercing<Instant, String> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return switch (value) {
            case Instant instant -> instant.toString();
            case OffsetDateTime time -> time.toInstant().toString();
            case ZonedDateTime time -> time.toInstant().toString();
            default -> throw new CoercingSerializeException("Not an instant: " + value.getClass().getSimpleName());
        };
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            try {
                return parse(text);
            } catch (DateTimeException invalid) {
                throw new CoercingParseValueException("Not an RFC 3339 instant, for example 2026-08-18T09:30:00Z");
            }
        }
        throw new CoercingParseValueException("An instant is a string, for example 2026-08-18T09:30:00Z");
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text) {
            try {
                return parse(String.valueOf(text.getValue()));
            } catch (DateTimeException invalid) {
                throw new CoercingParseLiteralException("Not an RFC 3339 instant, for example 2026-08-18T09:30:00Z");
            }
        }
        throw new CoercingParseLiteralException("An instant is a string, for example 2026-08-18T09:30:00Z");
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(serialize(input, context, locale));
    }

    private static Instant parse(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
