package dev.vitrina.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.host.FreshDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaMigrationsTest {

    private static final String CHANGELOG = "classpath:dev/vitrina/core/database/test-changelog.sql";

    private final DriverManagerDataSource dataSource = new DriverManagerDataSource(
        FreshDatabase.url(),
        FreshDatabase.username(),
        FreshDatabase.password()
    );
    private final SchemaMigrations migrations = new SchemaMigrations(dataSource);
    private final ResourceLoader resources = new DefaultResourceLoader();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);

    @Test
    void migratesEachSchemaOnceWithItsOwnTables() throws Exception {
        migrations.migrate("one", CHANGELOG, resources);
        migrations.migrate("two", CHANGELOG, resources);
        migrations.migrate("one", CHANGELOG, resources);

        assertThat(count("one.databasechangelog")).isEqualTo(1);
        assertThat(count("two.databasechangelog")).isEqualTo(1);
        assertThat(count("one.thing")).isZero();
        assertThat(count("two.thing")).isZero();
    }

    @Test
    void goesOnAfterAProcessWasKilledWhileItMigrated() throws Exception {
        migrations.migrate("one", CHANGELOG, resources);
        jdbc.sql("update one.databasechangeloglock set locked = true, lockedby = 'a dead process'").update();

        migrations.migrate("one", CHANGELOG, resources);

        assertThat(jdbc.sql("select locked from one.databasechangeloglock").query(Boolean.class).single()).isFalse();
    }

    @Test
    void replicasThatStartTogetherTakeTurns() throws Exception {
        Callable<Boolean> replica = () -> {
            new SchemaMigrations(dataSource).migrate("one", CHANGELOG, resources);
            return true;
        };

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> started : executor.invokeAll(List.of(replica, replica, replica))) {
                assertThat(started.get()).isTrue();
            }
        }
        assertThat(count("one.databasechangelog")).isEqualTo(1);
    }

    @Test
    void takesNothingButASchemaName() {
        assertThatThrownBy(() -> migrations.migrate("one; drop", CHANGELOG, resources)).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
