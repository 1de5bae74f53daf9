package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The generations of tags do not pile up, and dropping them brings nothing back that was invalidated. */
class UnusedTagsTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Scope tag = new Scope.Tag(tenant, "card 1");
    private final Origin origin = new Origin();
    private final Replica replica = Replica.start();
    private final Replica other = Replica.start();

    @AfterEach
    void close() {
        replica.close();
        other.close();
    }

    @Test
    void dropsTheGenerationOfATagThatNoEntryHas() {
        replica.invalidate(tag);

        clean();

        assertThat(generations()).isZero();
    }

    @Test
    void keepsTheGenerationOfATagThatAnEntryHas() {
        replica.invalidate(tag);
        replica.get(request(key, origin, "card 1"));

        clean();

        assertThat(generations()).isOne();
        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v1");
        assertThat(origin.calls()).isOne();
    }

    @Test
    void aLoadUnderWayStillNoticesThatItsTagMoved() {
        Origin.Hold hold = origin.hold();
        CompletableFuture<CacheAnswer<String>> early = replica.reading(request(key, origin, "card 1"));
        hold.awaitArrival();
        origin.change();
        other.invalidate(tag);
        clean();
        origin.flow();
        hold.release();
        early.join();

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v2");
    }

    @Test
    void aTagThatComesBackStillInvalidates() {
        for (int i = 0; i < 3; i++) {
            replica.invalidate(tag);
        }
        clean();
        replica.get(request(key, origin, "card 1"));
        origin.change();

        replica.invalidate(tag);

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v2");
    }

    @Test
    void aTagThatComesBackIsStillSoftWhereItIsMovedSoftly() {
        replica.invalidate(tag);
        clean();
        other.get(request(key, origin, "card 1"));
        origin.fails(FailureKind.UNAVAILABLE);

        replica.cache().invalidate(tag, Invalidation.SOFT);

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v1");
    }

    /** Its sum has the tag's generation in it. */
    @Test
    void keepsTheGenerationOfATagWhoseEntryIsJustBeingStored() throws SQLException {
        replica.invalidate(tag);
        replica.get(request(key, origin));
        Thread cleaning = Thread.ofVirtual().unstarted(this::clean);
        try (HikariDataSource pool = TestPostgres.pool(); Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement storing = connection.createStatement()) {
                storing.execute("UPDATE cache.lease SET fence = fence WHERE tenant = " + tenant);
                storing.execute(
                    """
                    INSERT INTO cache.entry (tenant, key, policy_version, endpoint, kind, fetched_at, keep_until, scopes,
                                             generation, hard_generation)
                    SELECT tenant, key, 99, 'test/things', 0, now(), now() + interval '1 hour', ARRAY[%d], 1, 1
                    FROM cache.lease WHERE tenant = %d
                    """.formatted(ScopeId.of(tag), tenant)
                );
                cleaning.start();
                await().until(() -> TestPostgres.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            }
            connection.commit();
        }
        await().until(() -> !cleaning.isAlive());

        assertThat(generations()).isOne();
    }

    private void clean() {
        new Housekeeping(new Database(replica.database().dataSource(), System::nanoTime)).run();
    }

    private long generations() {
        return TestPostgres.number(
            "SELECT count(*) FROM cache.scope_generation WHERE kind = 'tag' AND tenant = " + tenant
        );
    }
}
