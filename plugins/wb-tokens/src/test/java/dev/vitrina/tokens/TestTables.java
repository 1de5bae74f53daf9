package dev.vitrina.tokens;

import dev.vitrina.postgres.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for the tests of the module that need no host, with this plugin's tables. */
public final class TestTables {

    private static final TestServer POSTGRES = start();

    private TestTables() {}

    /** The tables, empty. */
    public static DataSource empty() {
        DataSource dataSource = POSTGRES.dataSource("postgres");
        JdbcClient.create(dataSource).sql("TRUNCATE p_wb_tokens.token, p_wb_tokens.seller").update();
        return dataSource;
    }

    private static TestServer start() {
        try {
            TestServer postgres = TestServer.start();
            postgres.execute("postgres", "CREATE SCHEMA p_wb_tokens");
            postgres.execute("postgres", script("/db/001-token.sql"));
            postgres.execute("postgres", script("/db/002-category-checks.sql"));
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
