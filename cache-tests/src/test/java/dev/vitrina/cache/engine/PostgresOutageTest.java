package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.reason;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of its own that goes away and comes back; embedded everywhere, as it comes back on the same port. */
class PostgresOutageTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();

    @Test
    void goesOnFromMemoryAndOriginWhilePostgresIsAwayAndRecoversWithIt(@TempDir Path directory) throws IOException {
        EmbeddedPostgres postgres = start(directory, 0);
        int port = postgres.getPort();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
        TestPostgres.migrate(postgres.getPostgresDatabase());
        try (
            HikariDataSource pool = TestPostgres.pool(url, 8);
            HikariDataSource otherPool = TestPostgres.pool(url, 8);
            Replica replica = Replica.start(pool);
            Replica other = Replica.start(otherPool)
        ) {
            CacheRequest<String> request = request(key, origin);
            CacheRequest<String> bounded = request(
                key,
                POLICY.withCoherence(new Coherence.Bounded(Duration.ofSeconds(1))),
                origin
            );
            replica.get(request);
            postgres.close();

            servesWhatMemoryHolds(replica, request, bounded);
            loadsWhatItDoesNotHoldOncePerReplica(replica);
            assertThatThrownBy(() -> replica.invalidate(new Scope.Tenant(tenant))).isInstanceOf(
                CacheStoreException.class
            );

            postgres = start(directory, port);
            await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(CacheStoreException.class)
                .untilAsserted(() -> replica.invalidate(new Scope.Key(key)));
            origin.change();
            assertThat(value(replica.get(request))).isEqualTo("v2");
            await().untilAsserted(() -> assertThat(freshness(other.get(request)).source()).isEqualTo(Source.STORE));
            hearsInvalidationsAgain(replica, other, request);
        } finally {
            postgres.close();
        }
    }

    private static void servesWhatMemoryHolds(
        Replica replica,
        CacheRequest<String> eventual,
        CacheRequest<String> bounded
    ) {
        assertThat(value(replica.get(eventual))).isEqualTo("v1");
        replica.passes(Duration.ofSeconds(5));
        CacheAnswer<String> uncertain = replica.get(bounded);
        assertThat(value(uncertain)).isEqualTo("v1");
        assertThat(reason(uncertain).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    private void loadsWhatItDoesNotHoldOncePerReplica(Replica replica) {
        int calls = origin.calls();
        Origin.Hold hold = origin.hold();
        CacheRequest<String> cold = request(new CacheKey(tenant, "test/cold", ""), origin);
        List<CompletableFuture<CacheAnswer<String>>> answers = IntStream.range(0, 50)
            .mapToObj(i -> replica.reading(cold))
            .toList();
        hold.awaitArrival();
        hold.release();
        assertThat(answers).allSatisfy(answer -> assertThat(value(answer.join())).isEqualTo("v1"));
        assertThat(origin.calls()).isEqualTo(calls + 1);
        assertThat(freshness(replica.get(cold)).source()).isEqualTo(Source.MEMORY);
    }

    private void hearsInvalidationsAgain(Replica replica, Replica other, CacheRequest<String> request) {
        other.get(request);
        origin.change();
        replica.invalidate(new Scope.Endpoint(tenant, key.endpoint()));
        await()
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v3"));
    }

    private static EmbeddedPostgres start(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
    }
}
