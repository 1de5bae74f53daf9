package dev.vitrina.core.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.cache.CacheStoreException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {

    private final Failures failures = new Failures(Clock.systemUTC());

    static Stream<Exception> databaseAway() {
        SQLException refused = new SQLException("password=secret", "08001");
        return Stream.of(
            new CacheStoreException("The cache's PostgreSQL failed", refused, true),
            new CannotGetJdbcConnectionException("no connection", refused),
            new CannotCreateTransactionException("no connection", refused),
            new CompletionException(new CacheStoreException("within a batch", refused, true))
        );
    }

    @ParameterizedTest
    @MethodSource("databaseAway")
    void aDatabaseThatIsAwayHasACodeOfItsOwnAndATimeToTryAgain(Exception thrown) {
        assertThat(failures.forCaller(thrown)).hasValueSatisfying(failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
                assertThat(failure.extensions()).containsEntry("retryAfterSeconds", 5L);
                assertThat(failure.getMessage()).doesNotContain("secret");
            });
    }

    @Test
    void aQuestionThatTheStoreCouldNotAnswerIsAnInternalFailure() {
        SQLException slow = new SQLException("cancelled", "57014");

        assertThat(failures.forCaller(new CacheStoreException("The cache's PostgreSQL failed", slow))).isEmpty();
    }

    @Test
    void aRowThatBreaksAConstraintIsAnInternalFailure() {
        assertThat(failures.forCaller(new DataIntegrityViolationException("duplicate"))).isEmpty();
    }
}
