package dev.vitrina.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.database.EmbeddedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTest {

    private static EmbeddedDatabase database;
    private static JdbcClient jdbc;
    private static AuditTrail trail;

    @BeforeAll
    static void start() throws LiquibaseException {
        database = EmbeddedDatabase.temporary();
        var dataSource = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("CREATE SCHEMA platform").update();
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:db/changelog/audit.sql");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
        trail = new AuditTrail(jdbc, JsonMapper.builder().build());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** A database's owner may switch its own trigger off, which no code of the host does. */
    @BeforeEach
    void empty() {
        jdbc.sql("ALTER TABLE platform.audit_entry DISABLE TRIGGER USER").update();
        jdbc.sql("DELETE FROM platform.audit_entry").update();
        jdbc.sql("ALTER TABLE platform.audit_entry ENABLE TRIGGER USER").update();
    }

    @Test
    void refusesToChangeOrRemoveWhatIsWritten() {
        trail.append(record("login", 1L));

        for (String sql : List.of(
            "UPDATE platform.audit_entry SET outcome = 'FAILED'",
            "DELETE FROM platform.audit_entry",
            "TRUNCATE platform.audit_entry"
        )) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("only ever appended to");
        }
        assertThat(trail.count(AuditFilter.NONE)).isEqualTo(1);
    }

    @Test
    void expiresOnlyWhatIsOlderThanItIsKept() {
        trail.append(record("new", 1L));
        jdbc
            .sql(
                "INSERT INTO platform.audit_entry (at, action, outcome) VALUES (now() - interval '200 days', 'old', 'SUCCEEDED')"
            )
            .update();

        long removed = trail.expire(Duration.ofDays(100));

        assertThat(removed).isEqualTo(1);
        assertThat(trail.page(AuditFilter.NONE, null, 10)).extracting(AuditEntry::action).containsExactly("new");
        assertThatThrownBy(() -> trail.expire(Duration.ofDays(1))).hasStackTraceContaining("90 days");
    }

    @Test
    void pagesNewestFirstWithoutLossOrRepetition() {
        for (long user = 1; user <= 7; user++) {
            trail.append(record("act", user));
        }

        List<AuditEntry> first = trail.page(AuditFilter.NONE, null, 3);
        List<AuditEntry> second = trail.page(AuditFilter.NONE, first.get(2).id(), 3);

        assertThat(first).extracting(AuditEntry::userId).containsExactly(7L, 6L, 5L, 4L);
        assertThat(second).extracting(AuditEntry::userId).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void filtersByEachCondition() {
        trail.append(record("login", 1L));
        trail.append(record("logout", 2L));
        Instant future = Instant.now().plusSeconds(60);

        assertThat(trail.count(new AuditFilter(2L, null, null, null, null, null))).isEqualTo(1);
        assertThat(trail.count(new AuditFilter(null, 9L, null, null, null, null))).isEqualTo(2);
        assertThat(trail.count(new AuditFilter(null, null, "login", null, null, null))).isEqualTo(1);
        assertThat(trail.count(new AuditFilter(null, null, null, null, future, null))).isZero();
        assertThat(trail.count(new AuditFilter(null, null, null, null, null, future))).isEqualTo(2);
    }

    @Test
    void findsWhatWasDoneToAPluginAlsoWhereOnlyItsPackageIsNamed() {
        trail.append(record("pluginUpload", "{\"id\": \"diary\", \"version\": \"1.0.0\", \"digest\": \"d1\"}"));
        trail.append(record("pluginInstall", "{\"input\": {\"digest\": \"d1\"}}"));
        trail.append(record("pluginInstall", "{\"input\": {\"digest\": \"d2\"}}"));
        trail.append(record("pluginDisable", "{\"input\": {\"id\": \"diary\"}}"));
        trail.append(record("pluginDisable", "{\"input\": {\"id\": \"other\"}}"));

        List<AuditEntry> found = trail.page(new AuditFilter(null, null, null, "diary", null, null), null, 10);

        assertThat(found)
            .extracting(AuditEntry::action)
            .containsExactly("pluginDisable", "pluginInstall", "pluginUpload");
    }

    private static AuditRecord record(String action, String input) {
        return new AuditRecord(1L, "a@b.c", null, action, input, AuditOutcome.SUCCEEDED, null, null, null);
    }

    private static AuditRecord record(String action, long user) {
        return new AuditRecord(
            user,
            "user%d@example.org".formatted(user),
            9L,
            action,
            "{\"input\":{\"name\":\"x\"}}",
            AuditOutcome.SUCCEEDED,
            null,
            "127.0.0.1",
            "request"
        );
    }
}
