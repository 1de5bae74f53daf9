package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invalidations that do not happen at once: after the origin's own delay, at the end of a burst, after an outage of the store. */
class DeferredInvalidationTest {

    private static final Duration HOURS = Duration.ofHours(5);

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Scope endpoint = new Scope.Endpoint(tenant, key.endpoint());
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key, origin, "a tag");
    private Replica replica;
    private Replica other;

    @BeforeEach
    void start() {
        replica = Replica.start();
        other = Replica.start();
    }

    @AfterEach
    void close() {
        replica.close();
        other.close();
    }

    /** The scopes that reach the entry. */
    private enum Reach {
        KEY,
        TAG,
        ENDPOINT,
        TENANT,
        ALL;

        Scope of(CacheKey key) {
            return switch (this) {
                case KEY -> new Scope.Key(key);
                case TAG -> new Scope.Tag(key.tenant(), "a tag");
                case ENDPOINT -> new Scope.Endpoint(key.tenant(), key.endpoint());
                case TENANT -> new Scope.Tenant(key.tenant());
                case ALL -> new Scope.All();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksOnceMoreWhenTheOriginHasSettled(Reach reach) {
        other.get(request);

        other.cache().invalidate(reach.of(key), Invalidation.HARD, HOURS);
        // The origin still answers with the state before the change, and that is kept.
        assertThat(value(other.get(request))).isEqualTo("v1");
        assertThat(origin.calls()).isEqualTo(2);
        origin.change();
        assertThat(value(other.get(request))).isEqualTo("v1");
        comesDue();

        await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
        assertThat(origin.calls()).isEqualTo(3);
        assertThat(deferred()).isZero();
    }

    @Test
    void whatIsDeferredOutlivesTheReplicaThatAsked() {
        try (Replica gone = Replica.start()) {
            gone.get(request);
            gone.cache().invalidate(endpoint, Invalidation.HARD, HOURS);
            gone.get(request);
        }
        origin.change();
        assertThat(value(other.get(request))).isEqualTo("v1");

        comesDue();

        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
    }

    @Test
    void ofSeveralChangesTheLastOneSettles() {
        replica.cache().invalidate(endpoint, Invalidation.SOFT, HOURS);
        other.cache().invalidate(endpoint, Invalidation.SOFT, HOURS.multipliedBy(2));
        replica.cache().invalidate(endpoint, Invalidation.SOFT, Duration.ofHours(1));

        assertThat(deferred()).isOne();
        assertThat(
            TestPostgres.number(
                "SELECT extract(epoch FROM due_at - clock_timestamp())::bigint FROM cache.deferred_invalidation WHERE tenant = " +
                tenant
            )
        ).isGreaterThan(HOURS.plusHours(4).toSeconds());
    }

    @Test
    void aBurstIsOneMoveAtOnceAndOneAtItsEnd() {
        replica.get(request);
        origin.change();
        replica.cache().invalidateDebounced(endpoint, Invalidation.HARD, HOURS);
        assertThat(value(replica.get(request))).isEqualTo("v2");
        long first = generation();

        for (int call = 0; call < 50; call++) {
            replica.cache().invalidateDebounced(endpoint, Invalidation.HARD, HOURS);
        }
        origin.change();

        assertThat(generation()).isEqualTo(first);
        assertThat(deferred()).isOne();
        assertThat(value(replica.get(request))).isEqualTo("v2");
        comesDue();
        await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v3"));
        assertThat(generation()).isEqualTo(first + 1);
    }

    @Test
    void anInvalidationThatTheStoreDidNotTakeIsRepeated() {
        other.get(request);
        replica
            .database()
            .before(sql -> {
                if (sql.contains("scope_generation")) {
                    throw new SQLException("cut", "08006");
                }
            });

        assertThatThrownBy(() -> replica.cache().invalidate(endpoint, Invalidation.HARD, HOURS)).isInstanceOf(
            CacheStoreException.class
        );
        origin.change();
        assertThat(value(other.get(request))).isEqualTo("v1");
        replica.database().before(sql -> {});

        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
        assertThat(deferred()).as("the second time, when the origin has settled").isOne();
    }

    @Test
    void keepsNoRequestInTheTable() {
        replica.cache().invalidate(new Scope.Key(key), Invalidation.HARD, HOURS);

        assertThat(TestPostgres.strings("SELECT d::text FROM cache.deferred_invalidation d WHERE tenant = " + tenant))
            .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
            .doesNotContain(key.request());
    }

    @Test
    void whatOnlyANewerReleaseKnowsHoldsNothingUp() {
        TestPostgres.execute(
            "INSERT INTO cache.deferred_invalidation (scope, hard, reason, kind, tenant, due_at) VALUES (%1$d, true, 'SETTLE', 'NEWER', %1$d, '-infinity')".formatted(
                tenant
            )
        );
        other.get(request);
        other.cache().invalidate(endpoint, Invalidation.HARD, HOURS);
        other.get(request);
        origin.change();

        comesDue();

        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
        assertThat(deferred()).isOne();
    }

    @Test
    void purgingATenantForgetsWhatWasDeferredForIt() {
        replica.cache().invalidate(endpoint, Invalidation.HARD, HOURS);

        replica.cache().purge(tenant);

        assertThat(deferred()).isZero();
    }

    /** Lets the time pass, and a replica look that has something to defer. */
    private void comesDue() {
        TestPostgres.execute("UPDATE cache.deferred_invalidation SET due_at = due_at - interval '1 day'");
        replica
            .cache()
            .invalidate(new Scope.Tag(Requests.tenant(), "another"), Invalidation.SOFT, Duration.ofMillis(1));
    }

    private long deferred() {
        return TestPostgres.number("SELECT count(*) FROM cache.deferred_invalidation WHERE tenant = " + tenant);
    }

    private long generation() {
        return TestPostgres.number(
            "SELECT generation FROM cache.scope_generation WHERE kind = 'endpoint' AND tenant = " + tenant
        );
    }
}
