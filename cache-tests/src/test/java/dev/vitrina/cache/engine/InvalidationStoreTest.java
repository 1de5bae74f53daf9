package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.DeferredStore;
import dev.vitrina.cache.invalidation.DeferredStore.Made;
import dev.vitrina.cache.invalidation.DeferredStore.Reason;
import dev.vitrina.cache.invalidation.InvalidationLog;
import dev.vitrina.cache.invalidation.JdbcDeferredStore;
import dev.vitrina.cache.invalidation.JdbcInvalidationStore;
import dev.vitrina.cache.jdbc.Database;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What PostgreSQL keeps and tells of invalidations. */
@Timeout(60)
class InvalidationStoreTest {

    private static final String CHANNEL = "vitrina_cache";

    private final long tenant = Requests.tenant();
    private final HikariDataSource pool = TestPostgres.pool();
    private final Database database = new Database(pool, System::nanoTime);
    private final JdbcInvalidationStore store = new JdbcInvalidationStore(database);
    private final DeferredStore deferred = new JdbcDeferredStore(database);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tellsWhetherAnInvalidationIsDeferredAnew() {
        Scope scope = new Scope.Tag(tenant, "tag");

        assertThat(deferred.defer(scope, Invalidation.HARD, Reason.SETTLE, Duration.ofHours(1))).isTrue();
        assertThat(deferred.defer(scope, Invalidation.HARD, Reason.SETTLE, Duration.ofHours(1))).isFalse();
        assertThat(deferred.defer(scope, Invalidation.SOFT, Reason.SETTLE, Duration.ofHours(1))).isTrue();
        assertThat(deferred.defer(scope, Invalidation.HARD, Reason.DEBOUNCE, Duration.ofHours(1))).isTrue();
        assertThat(
            deferred.defer(new Scope.Tenant(tenant), Invalidation.HARD, Reason.SETTLE, Duration.ofHours(1))
        ).isTrue();
    }

    @Test
    void makesWhatIsDueSomeAtATimeAndLeavesTheRest() {
        while (!deferred.makeDue(1_000).isEmpty()) {
            // What other tests left.
        }
        List<Made> expected = new ArrayList<>();
        for (String tag : List.of("a", "b", "c")) {
            Scope scope = new Scope.Tag(tenant, tag);
            deferred.defer(
                scope,
                tag.equals("a") ? Invalidation.SOFT : Invalidation.HARD,
                Reason.SETTLE,
                Duration.ZERO
            );
            expected.add(new Made(ScopeId.of(scope), !tag.equals("a")));
        }
        deferred.defer(new Scope.Tag(tenant, "later"), Invalidation.HARD, Reason.SETTLE, Duration.ofHours(1));

        List<Made> made = deferred.makeDue(2);
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().scope()).as("in one order everywhere").isLessThan(made.getLast().scope());
        made = new ArrayList<>(made);
        made.addAll(deferred.makeDue(2));

        assertThat(made).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(deferred.makeDue(2)).isEmpty();
    }

    @Test
    void tellsWhoListensWhichLoadsEndedAndHeedsNothingElse() {
        UUID ended = UUID.randomUUID();
        try (InvalidationLog log = store.follow()) {
            assertThat(log.listens()).isTrue();
            store.announce(Set.of());
            TestPostgres.execute("NOTIFY " + CHANNEL + ", 'something that a later release says'");
            store.announce(Set.of(ended));

            Set<UUID> heard = new HashSet<>();
            while (!heard.contains(ended)) {
                heard.addAll(log.awaitNotice(Duration.ofSeconds(10).toNanos()));
            }
            assertThat(heard).containsExactly(ended);
            assertThat(log.awaitNotice(1)).isEmpty();
        }
    }

    @Test
    void aConnectionThatGoesBackToItsPoolListensNoMore() throws Exception {
        try (HikariDataSource one = TestPostgres.pool(TestPostgres.url("postgres"), 1)) {
            try (InvalidationLog log = new JdbcInvalidationStore(new Database(one, System::nanoTime)).follow()) {
                assertThat(log.listens()).isTrue();
            }
            try (
                Connection connection = one.getConnection();
                var listening = connection.createStatement().executeQuery("SELECT pg_listening_channels()")
            ) {
                assertThat(listening.next()).isFalse();
            }
        }
    }

    @Test
    void readsTheLogOfAPoolThatCommitsNothingByItselfAndHidesItsDriver() {
        Scope scope = new Scope.Tag(tenant, "tag");
        try (InvalidationLog log = new JdbcInvalidationStore(new Database(hiding(pool), System::nanoTime)).follow()) {
            assertThat(log.listens()).isFalse();
            assertThatThrownBy(() -> log.awaitNotice(1)).isInstanceOf(IllegalStateException.class);
            long from = log.horizon().transaction();
            store.invalidate(scope, Invalidation.SOFT);

            assertThat(log.since(from))
                .filteredOn(row -> row.scope() == ScopeId.of(scope))
                .singleElement()
                .satisfies(row -> assertThat(row.hard()).isFalse());
            assertThat(log.horizon().transaction()).as("another transaction").isGreaterThan(from);
        }
    }

    /** As pools of application servers are. */
    private static DataSource hiding(DataSource pool) {
        return proxy(DataSource.class, (method, arguments) -> {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            return proxy(Connection.class, (called, given) ->
                called.equals("isWrapperFor") ? false : invoke(connection, called, given)
            );
        });
    }

    @FunctionalInterface
    private interface Call {
        Object on(String method, Object[] arguments) throws Exception;
    }

    private static Object invoke(Connection connection, String method, Object[] arguments) throws Exception {
        for (var each : Connection.class.getMethods()) {
            if (
                each.getName().equals(method) && each.getParameterCount() == (arguments == null ? 0 : arguments.length)
            ) {
                return each.invoke(connection, arguments);
            }
        }
        throw new NoSuchMethodException(method);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) ->
                call.on(method.getName(), arguments)
            )
        );
    }
}
