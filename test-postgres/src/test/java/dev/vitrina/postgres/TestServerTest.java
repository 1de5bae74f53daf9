package dev.vitrina.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void isPostgres18WithTheSettingsThatWereAskedFor() throws SQLException {
        try (TestServer server = TestServer.start(Map.of("work_mem", "5MB"))) {
            assertThat(asked(server.adminUrl("postgres"), "SHOW server_version")).startsWith("18");
            assertThat(asked(server.adminUrl("postgres"), "SHOW work_mem")).isEqualTo("5MB");
        }
    }

    @Test
    void makesDatabasesOfAUserWhoIsNoSuperuserAndSortsAsTheProductDoes() throws SQLException {
        try (TestServer server = TestServer.start()) {
            server.createDatabase("one");
            String url = server.url("one") + "?user=" + TestServer.OWNER + "&password=" + TestServer.OWNER_PASSWORD;

            assertThat(asked(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).isEqualTo("f");
            assertThat(asked(url, "CREATE SCHEMA mine; SELECT lower('ПРИВЕТ')")).isEqualTo("привет");
        }
    }

    private static String asked(String url, String sql) throws SQLException {
        try (
            Connection connection = DriverManager.getConnection(url);
            Statement statement = connection.createStatement()
        ) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            ResultSet row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}
