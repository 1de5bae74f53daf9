package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator's questions say while the store does not answer, over a real host. */
@HostTest
class DatabaseAwayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        cache.endpoint_activity | { cacheStats { total { reads } } }
        cache.entry             | { cacheEntries { totalCount } }
        cache.sync_run          | { syncRuns { totalCount } }
        """
    )
    void aQuestionThatTheStoreCannotAnswerSaysSoAndWhenToAskAgain(String table, String question) {
        Client admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
        jdbc.sql("ALTER TABLE %s RENAME TO away".formatted(table)).update();
        try {
            Client.Answer answer = admin.graphql(question);

            assertThat(answer.errorCode()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(
                answer.body().path("errors").path(0).path("extensions").path("retryAfterSeconds").asInt()
            ).isPositive();
        } finally {
            jdbc.sql("ALTER TABLE cache.away RENAME TO %s".formatted(table.substring("cache.".length()))).update();
        }
    }
}
