package dev.vitrina.core.graphql.error;

import dev.vitrina.api.error.ErrorCode;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.IntrospectionDisabledError;
import graphql.schema.CoercingParseValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives errors that the engine itself makes (syntax, validation, coercion, limits) a code of the closed list. */
public final class EngineErrors {

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);

    private EngineErrors() {}

    /** @param gone tells from an error's message whether it misses a field that an earlier generation had */
    public static ExecutionResult withCodes(ExecutionResult result, String correlation, Predicate<String> gone) {
        if (result.getErrors().stream().allMatch(EngineErrors::hasCode)) {
            return result;
        }
        List<GraphQLError> coded = new ArrayList<>();
        for (GraphQLError error : result.getErrors()) {
            coded.add(hasCode(error) ? error : coded(error, correlation, gone));
        }
        return result.transform(builder -> builder.errors(coded));
    }

    /** An error for a request that did not reach the engine, or was given up. */
    public static GraphQLError of(ErrorCode code, String message, Map<String, Object> extensions) {
        Map<String, Object> all = new HashMap<>(extensions);
        all.put("code", code.name());
        return GraphqlErrorBuilder.newError()
            .message("%s", message)
            .errorType(new Classification(code))
            .extensions(all)
            .build();
    }

    private static boolean hasCode(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static GraphQLError coded(GraphQLError error, String correlation, Predicate<String> gone) {
        ErrorCode code = code(error, gone);
        String message = Objects.requireNonNullElse(error.getMessage(), "The request is not valid");
        Map<String, Object> extensions = new HashMap<>(Objects.requireNonNullElse(error.getExtensions(), Map.of()));
        extensions.put("code", code.name());
        if (code == ErrorCode.INTERNAL) {
            log.error("Internal error {}: {}", correlation, message);
            extensions.put("correlationId", correlation);
            message = "Something went wrong here. Tell the administrator this id: " + correlation;
        }
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError()
            .message("%s", message)
            .errorType(new Classification(code))
            .extensions(extensions);
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }

    private static ErrorCode code(GraphQLError error, Predicate<String> gone) {
        if (error instanceof IntrospectionDisabledError) {
            return ErrorCode.FORBIDDEN;
        }
        if (error instanceof CoercingParseValueException) {
            return ErrorCode.INVALID_INPUT;
        }
        if (error.getErrorType() instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax, OperationNotSupported, ExecutionAborted -> ErrorCode.INVALID_INPUT;
                case ValidationError -> gone.test(error.getMessage())
                    ? ErrorCode.SCHEMA_CHANGED
                    : ErrorCode.INVALID_INPUT;
                case DataFetchingException, NullValueInNonNullableField -> ErrorCode.INTERNAL;
            };
        }
        return ErrorCode.INVALID_INPUT;
    }
}
