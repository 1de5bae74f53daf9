package dev.vitrina.core.route;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals and failures as {@code application/problem+json} (RFC 9457), with the member {@code code} as GraphQL's errors have it. */
final class RouteProblems {

    private RouteProblems() {}

    static ResponseEntity<ProblemDetail> of(VitrinaException failure) {
        ResponseEntity<ProblemDetail> problem = of(
            status(failure.code()),
            failure.code().name(),
            String.valueOf(failure.getMessage())
        );
        failure.extensions().forEach(Objects.requireNonNull(problem.getBody())::setProperty);
        Object wait = failure.extensions().get("retryAfterSeconds");
        return wait == null
            ? problem
            : ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, wait.toString())
                .body(problem.getBody());
    }

    static ResponseEntity<ProblemDetail> of(HttpStatus status, String code, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
        problem.setProperty("code", code);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static HttpStatus status(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case INVALID_INPUT -> HttpStatus.BAD_REQUEST;
            case CONFLICT, SCHEMA_CHANGED -> HttpStatus.CONFLICT;
            case UPSTREAM_REJECTED -> HttpStatus.BAD_GATEWAY;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case UPSTREAM_UNAVAILABLE, PLUGIN_UNAVAILABLE, DATABASE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
