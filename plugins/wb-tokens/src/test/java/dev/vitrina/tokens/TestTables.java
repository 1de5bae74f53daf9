package dev.vitrina.tokens;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for the tests of the module that need no host, with this plugin's tables. */
public final class TestTables {

    private static final EmbeddedPostgres POSTGRES = start();

    private TestTables() {}

    /** The tables, empty. */
    public static DataSource empty() {
        DataSource dataSource = POSTGRES.getPostgresDatabase();
        JdbcClient.create(dataSource).sql("TRUNCATE p_wb_tokens.token, p_wb_tokens.seller").update();
        return dataSource;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
            jdbc.sql("CREATE SCHEMA p_wb_tokens").update();
            jdbc.sql(script("/db/001-token.sql")).update();
            jdbc.sql(script("/db/002-category-checks.sql")).update();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = TestTables.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
