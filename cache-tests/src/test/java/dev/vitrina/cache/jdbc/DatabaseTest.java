package dev.vitrina.cache.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.cache.CacheStoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repeated, committed, rolled back and given up, with connections that write down what is done with them. */
class DatabaseTest {

    private static final long HALF_A_SECOND = 500_000_000L;

    private final List<String> done = new ArrayList<>();
    private final Deque<SQLException> failures = new ArrayDeque<>();
    private boolean autoCommit = true;
    private boolean broken;
    private long now = 3_600_000_000_000L;
    private int attempts;
    private final Database database = new Database(dataSource(), () -> now);

    @Test
    void aReadIsTriedOnceMoreOnAnotherConnection() {
        failures.add(new SQLException("dead", "08006"));

        assertThat(database.read(this::work)).isEqualTo(2);
        assertThat(done).containsExactly("close", "close");
    }

    @ParameterizedTest
    @ValueSource(strings = { "22012", "42601", "57014" })
    void aReadThatIsWrongOrTooSlowIsNotRepeated(String state) {
        failures.add(new SQLException("failed", state));

        assertThatExceptionOfType(CacheStoreException.class)
            .isThrownBy(() -> database.read(this::work))
            .withMessageContaining(state)
            .matches(failure -> !failure.isUnreachable());
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aPostgresThatOnlyReadsIsAwayForWhoWrites() {
        failures.add(new SQLException("cannot execute INSERT in a read-only transaction", "25006"));

        assertThatExceptionOfType(CacheStoreException.class)
            .isThrownBy(() -> database.write(this::work))
            .matches(CacheStoreException::isUnreachable);
        assertThat(attempts).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "08001", "53300", "57P01", "none" })
    void readsLeaveAPostgresAloneThatCouldNotBeReached(String state) {
        String code = state.equals("none") ? null : state;
        failures.add(new SQLException("away", code));
        failures.add(new SQLException("away", code));
        assertThatExceptionOfType(CacheStoreException.class)
            .isThrownBy(() -> database.read(this::work))
            .matches(CacheStoreException::isUnreachable);

        now += HALF_A_SECOND - 1;
        assertThatExceptionOfType(CacheStoreException.class)
            .isThrownBy(() -> database.read(this::work))
            .matches(CacheStoreException::isUnreachable);
        assertThat(attempts).isEqualTo(2);

        now += 1;
        assertThat(database.read(this::work)).isEqualTo(3);
        now -= 1;
        assertThat(database.read(this::work)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void anInterruptedReaderTakesPostgresFromNobodyElse(int before) {
        for (int i = 0; i < before; i++) {
            failures.add(new SQLException("dead", "08006"));
        }
        try {
            assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() ->
                    database.read(connection -> {
                        work(connection);
                        Thread.currentThread().interrupt();
                        throw new SQLException("closed by interrupt", "08006");
                    })
                );
        } finally {
            assertThat(Thread.interrupted()).as("stays noted").isTrue();
        }
        assertThat(attempts).as("is not tried again once it is interrupted").isEqualTo(before + 1);

        assertThat(database.read(this::work)).as("of the next reader").isEqualTo(before + 2);
    }

    @Test
    void aSecondAttemptThatIsWrongLeavesPostgresInService() {
        failures.add(new SQLException("away", "08006"));
        failures.add(new SQLException("syntax", "42601"));
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> database.read(this::work));

        assertThat(database.read(this::work)).isEqualTo(3);
    }

    @Test
    void aSecondAttemptThatSucceedsPutsPostgresBackInService() {
        failures.add(new SQLException("away", "08006"));
        failures.add(new SQLException("away", "08006"));
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> database.read(this::work));
        now += HALF_A_SECOND;
        failures.add(new SQLException("away", "08006"));
        assertThat(database.read(this::work)).isEqualTo(4);

        now -= 1;
        assertThat(database.read(this::work)).isEqualTo(5);
    }

    @Test
    void writesAreRepeatedAfterADeadlockAndGivenUpAfterTheThird() {
        failures.add(new SQLException("deadlock", "40P01"));
        failures.add(new SQLException("deadlock", "40P01"));
        assertThat(database.write(this::work)).isEqualTo(3);

        failures.add(new SQLException("deadlock", "40P01"));
        failures.add(new SQLException("deadlock", "40P01"));
        failures.add(new SQLException("deadlock", "40P01"));
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> database.write(this::work));
        assertThat(attempts).isEqualTo(6);
    }

    @Test
    void aWriteIsNotRepeatedWhenItIsNotKnownWhetherItHappened() {
        failures.add(new SQLException("dead", "08006"));

        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> database.write(this::work));
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void commitsWhereThePoolDoesNotCommitByItself() {
        autoCommit = false;

        database.write(this::work);

        assertThat(done).containsExactly("commit", "close");
    }

    @Test
    void aTransactionIsCommittedAndLeavesTheConnectionAsItWas() {
        database.transaction(this::work);

        assertThat(done).containsExactly("autoCommit false", "commit", "autoCommit true", "close");
    }

    @Test
    void aTransactionThatFailsIsRolledBackWhateverWentWrong() {
        failures.add(new SQLException("wrong", "42601"));
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> database.transaction(this::work));
        assertThat(done).containsExactly("autoCommit false", "rollback", "autoCommit true", "close");
        done.clear();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() ->
                database.transaction(connection -> {
                    throw new IllegalStateException("a bug");
                })
            );
        assertThat(done).containsExactly("autoCommit false", "rollback", "autoCommit true", "close");
    }

    @Test
    void aBrokenConnectionHidesNotWhatBrokeIt() {
        broken = true;
        failures.add(new SQLException("cut", "08006"));

        assertThatExceptionOfType(CacheStoreException.class)
            .isThrownBy(() -> database.transaction(this::work))
            .withMessageContaining("08006")
            .havingCause()
            .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(done).containsExactly("autoCommit false", "rollback", "close");
    }

    @Test
    void aConnectionOfItsOwnIsTheCallersToClose() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(connection).isNotNull();
            assertThat(done).isEmpty();
        }
    }

    private int work(Connection connection) throws SQLException {
        attempts++;
        SQLException failure = failures.pollFirst();
        if (failure != null) {
            throw failure;
        }
        return attempts;
    }

    private DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] { DataSource.class },
            (proxy, method, arguments) -> connection()
        );
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] { Connection.class },
            (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getAutoCommit" -> autoCommit;
                    case "isClosed" -> broken;
                    case "setAutoCommit" -> {
                        done.add("autoCommit " + arguments[0]);
                        yield null;
                    }
                    case "rollback" -> {
                        done.add("rollback");
                        if (broken) {
                            throw new SQLException("cut", "08003");
                        }
                        yield null;
                    }
                    default -> {
                        done.add(method.getName());
                        yield null;
                    }
                }
        );
    }
}
