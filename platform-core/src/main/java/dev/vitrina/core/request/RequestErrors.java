package dev.vitrina.core.request;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.core.graphql.error.EngineErrors;
import graphql.ExecutionResult;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/** Answers of requests that are not executed at all. */
final class RequestErrors {

    private RequestErrors() {}

    static WebGraphQlResponse answer(
        WebGraphQlRequest request,
        ErrorCode code,
        String message,
        Map<String, Object> extensions
    ) {
        ExecutionResult result = ExecutionResult.newExecutionResult()
            .addError(EngineErrors.of(code, message, extensions))
            .build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
