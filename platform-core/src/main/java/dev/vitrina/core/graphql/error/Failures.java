package dev.vitrina.core.graphql.error;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.SyncInProgressException;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;

/** Knows which exceptions are for the caller. */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final long RETRY_SECONDS = 5;

    private final Clock clock;

    public Failures(Clock clock) {
        this.clock = clock;
    }

    /** Whether a failure is told to the caller as it is. */
    public boolean isForCaller(Throwable thrown) {
        return forCaller(thrown).isPresent();
    }

    /** The failure as the caller may see it; empty when it is an internal one. */
    public Optional<VitrinaException> forCaller(Throwable thrown) {
        Throwable failure = unwrap(thrown);
        return Optional.ofNullable(
            switch (failure) {
                case VitrinaException typed -> typed;
                case CacheLoadException load -> VitrinaException.of(load.problem(), clock.instant());
                case SyncInProgressException running -> new VitrinaException(
                    ErrorCode.CONFLICT,
                    "A sync is under way; wait for it to end"
                );
                case CacheStoreException store -> store.isUnreachable() ? databaseAway(store) : null;
                case
                    DataAccessResourceFailureException _,
                    TransientDataAccessResourceException _,
                    CannotCreateTransactionException _ -> databaseAway(failure);
                case BindException bind -> invalid(fields(bind));
                case ConstraintViolationException violated -> invalid(fields(violated));
                case AuthenticationException ignored -> new VitrinaException(
                    ErrorCode.UNAUTHENTICATED,
                    "Sign in to use this"
                );
                case AccessDeniedException ignored -> new VitrinaException(ErrorCode.FORBIDDEN, "You may not do this");
                default -> null;
            }
        );
    }

    private static VitrinaException databaseAway(Throwable failure) {
        log.warn("The database could not be used", failure);
        return new VitrinaException(
            ErrorCode.DATABASE_UNAVAILABLE,
            "The database cannot be reached",
            Map.of("retryAfterSeconds", RETRY_SECONDS)
        );
    }

    static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        while (
            (failure instanceof CompletionException || failure instanceof ExecutionException) &&
            failure.getCause() != null
        ) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static VitrinaException invalid(Map<String, String> fields) {
        String message = "The input is not valid: " + String.join(", ", fields.keySet());
        return new VitrinaException(ErrorCode.INVALID_INPUT, message, Map.of("fields", fields));
    }

    private static Map<String, String> fields(BindException bind) {
        return bind
            .getAllErrors()
            .stream()
            .collect(
                Collectors.toMap(
                    error -> error instanceof FieldError field ? field.getField() : error.getObjectName(),
                    error -> String.valueOf(error.getCode()).toLowerCase(Locale.ROOT),
                    (first, second) -> first
                )
            );
    }

    private static Map<String, String> fields(ConstraintViolationException violated) {
        return violated
            .getConstraintViolations()
            .stream()
            .collect(
                Collectors.toMap(
                    violation -> violation.getPropertyPath().toString(),
                    violation -> violation.getMessage(),
                    (first, second) -> first
                )
            );
    }
}
