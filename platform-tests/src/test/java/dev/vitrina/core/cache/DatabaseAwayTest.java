package dev.vitrina.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator's questions say while the store does not answer, over a real host. */
@HostTest
class DatabaseAwayTest {

    private static final String ENTRIES = "{ cacheEntries { totalCount } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client admin;

    @BeforeEach
    void signIn() {
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        endpoint_activity | { cacheStats { total { reads } } }
        entry             | { cacheEntries { totalCount } }
        sync_run          | { syncRuns { totalCount } }
        """
    )
    void aQuestionToADatabaseThatIsAwaySaysSoAndWhenToAskAgain(String table, String question) {
        failing(table, "57P03", () -> {
            Client.Answer answer = admin.graphql(question);

            assertThat(answer.errorCode()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(
                answer.body().path("errors").path(0).path("extensions").path("retryAfterSeconds").asInt()
            ).isPositive();
        });

        await().untilAsserted(() -> assertThat(admin.graphql(question).errorCode()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "22012", "57014" })
    void aQuestionThatIsWrongOrTooSlowIsNotTakenForADatabaseThatIsAway(String state) {
        failing("entry", state, () -> {
            Client.Answer answer = admin.graphql(ENTRIES);

            assertThat(answer.errorCode()).isEqualTo("INTERNAL");
            assertThat(
                answer.body().path("errors").path(0).path("extensions").path("correlationId").asString()
            ).isNotEmpty();
        });
    }

    /** Puts a view in the table's place that fails as soon as it is read. */
    private void failing(String table, String state, Runnable check) {
        jdbc
            .sql(
                """
                CREATE FUNCTION cache.fails() RETURNS boolean IMMUTABLE LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'as the test wants it' USING ERRCODE = '%s'; END $$
                """.formatted(state)
            )
            .update();
        jdbc.sql("ALTER TABLE cache.%s RENAME TO away".formatted(table)).update();
        try {
            jdbc.sql("CREATE VIEW cache.%s AS SELECT * FROM cache.away WHERE cache.fails()".formatted(table)).update();
            check.run();
        } finally {
            jdbc.sql("DROP VIEW IF EXISTS cache.%s".formatted(table)).update();
            jdbc.sql("ALTER TABLE cache.away RENAME TO %s".formatted(table)).update();
            jdbc.sql("DROP FUNCTION cache.fails()").update();
        }
    }
}
