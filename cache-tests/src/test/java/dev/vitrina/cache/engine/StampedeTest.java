package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.problem;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many readers, one call; and nobody waits longer than the policy says. */
class StampedeTest {

    private static final int CALLERS = 200;

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4 })
    void aColdStormIsOneCallInTheWholeCluster(int replicas) {
        withReplicas(replicas, cluster -> {
            Origin.Hold hold = origin.hold();
            List<CompletableFuture<CacheAnswer<String>>> answers = storm(cluster, request(key, origin));
            hold.awaitArrival();
            hold.release();

            assertThat(answers).allSatisfy(answer -> assertThat(value(answer.join())).isEqualTo("v1"));
            assertThat(origin.calls()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4 })
    void aStormOnAFailingOriginIsOneCallAndItsFailureIsEverybodys(int replicas) {
        withReplicas(replicas, cluster -> {
            origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
            Origin.Hold hold = origin.hold();
            List<CompletableFuture<CacheAnswer<String>>> answers = storm(cluster, request(key, origin));
            hold.awaitArrival();
            hold.release();

            assertThat(answers).allSatisfy(answer ->
                assertThat(problem(answer.join()).kind()).isEqualTo(FailureKind.UNAVAILABLE)
            );
            assertThat(origin.calls()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theOtherReplicasAreToldWhenTheLoadEndsAndNeedNotFindOut(boolean well) {
        if (!well) {
            origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
        }
        withReplicas(4, cluster -> {
            List<Duration> late = IntStream.range(0, 3)
                .mapToObj(i -> lateness(cluster, new CacheKey(tenant, "test/things", "id=" + i)))
                .sorted()
                .toList();

            assertThat(late.get(1)).as("all of %s", late).isLessThan(Duration.ofMillis(50));
        });
    }

    /** How long after the load of a storm the last one is answered, when those who wait for another replica look seldom already. */
    private Duration lateness(List<Replica> cluster, CacheKey wanted) {
        AtomicInteger looks = new AtomicInteger();
        cluster.forEach(replica ->
            replica
                .database()
                .before(sql -> {
                    if (sql.contains("INSERT INTO cache.lease")) {
                        looks.incrementAndGet();
                    }
                })
        );
        Origin.Hold hold = origin.hold();
        List<CompletableFuture<CacheAnswer<String>>> answers = storm(cluster, request(wanted, origin));
        hold.awaitArrival();
        await().until(() -> looks.get() >= 1 + 5 * (cluster.size() - 1));
        long ended = System.nanoTime();
        hold.release();
        answers.forEach(CompletableFuture::join);
        return Duration.ofNanos(System.nanoTime() - ended);
    }

    @Test
    void aHungLoadHoldsNobodyLongerThanTheHardTimeoutAndFreesTheKey() {
        CachePolicy policy = POLICY.withTimeouts(Duration.ofMillis(100), Duration.ofMillis(300));
        withReplicas(2, cluster -> {
            CountDownLatch never = new CountDownLatch(1);
            CacheRequest<String> hung = request(key, policy, context -> {
                while (true) {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        // Deaf to its cancellation, as the worst loader is.
                    }
                }
            });
            long began = System.nanoTime();
            List<CompletableFuture<CacheAnswer<String>>> answers = storm(cluster, hung);
            answers.forEach(answer -> assertThat(problem(answer.join()).kind()).isEqualTo(FailureKind.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));

            assertThat(cluster).allSatisfy(replica ->
                await().untilAsserted(() -> assertThat(problem(replica.get(hung)).retryAt()).isNotNull())
            );
            cluster.forEach(replica -> replica.passes(Duration.ofSeconds(2)));
            TestPostgres.passes(tenant, Duration.ofSeconds(2));
            assertThat(value(cluster.get(0).get(request(key, policy, origin)))).isEqualTo("v1");
        });
    }

    @Test
    void aSlowRefreshKeepsNobodyBeyondTheSoftTimeoutAndIsKeptWhenItEnds() {
        CachePolicy policy = POLICY.withTimeouts(Duration.ofMillis(50), Duration.ofSeconds(10));
        withReplicas(2, cluster -> {
            Replica replica = cluster.get(0);
            CacheRequest<String> request = request(key, policy, origin);
            replica.get(request);
            replica.passes(Duration.ofMinutes(10));
            TestPostgres.passes(tenant, Duration.ofMinutes(10));
            origin.change();
            Origin.Hold hold = origin.hold();

            CacheAnswer<String> stale = replica.get(request);

            assertThat(value(stale)).isEqualTo("v1");
            assertThat(freshness(stale).state()).isEqualTo(State.STALE_ON_ERROR);
            assertThat(Requests.reason(stale).kind()).isEqualTo(FailureKind.TIMEOUT);
            hold.release();
            await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
            assertThat(value(cluster.get(1).get(request))).isEqualTo("v2");
            assertThat(origin.calls()).isEqualTo(2);
        });
    }

    @Test
    void aReaderWhoGivesUpDoesNotCancelTheLoadOfTheOthers() throws InterruptedException {
        withReplicas(1, cluster -> {
            Origin.Hold hold = origin.hold();
            CompletableFuture<CacheAnswer<String>> impatient = new CompletableFuture<>();
            Thread first = Thread.ofVirtual().start(() -> impatient.complete(cluster.get(0).get(request(key, origin))));
            hold.awaitArrival();
            var patient = cluster.get(0).reading(request(key, origin));
            first.interrupt();

            assertThat(problem(impatient.join()).kind()).isEqualTo(FailureKind.TIMEOUT);
            hold.release();
            assertThat(value(patient.join())).isEqualTo("v1");
            assertThat(origin.calls()).isOne();
        });
    }

    @Test
    void theAnswerOfALoadThatLostItsLeaseIsNotKept() {
        withReplicas(2, cluster -> {
            Origin.Hold hold = origin.hold();
            var earlier = cluster.get(0).reading(request(key, origin));
            hold.awaitArrival();
            TestPostgres.execute("UPDATE cache.lease SET lease_until = '-infinity' WHERE tenant = " + tenant);
            origin.flow();
            origin.change();
            assertThat(value(cluster.get(1).get(request(key, origin)))).isEqualTo("v2");
            hold.release();

            assertThat(value(earlier.join())).isEqualTo("v1");
            assertThat(value(cluster.get(0).get(request(key, origin)))).isEqualTo("v2");
        });
    }

    @Test
    void anAnswerOfAReplicaThatDiedIsLoadedByAnotherWhenItsLeaseEnds() {
        CachePolicy policy = POLICY.withTimeouts(Duration.ofMillis(100), Duration.ofSeconds(2));
        withReplicas(1, cluster -> {
            TestPostgres.execute(
                "INSERT INTO cache.lease (tenant, key, fence, lease_until, started) SELECT tenant, key, 0, clock_timestamp() + interval '300 ms', pg_current_snapshot()" +
                " FROM (SELECT " +
                tenant +
                " AS tenant, '" +
                dev.vitrina.cache.store.EntryId.of(key).key() +
                "'::uuid AS key) k"
            );

            assertThat(value(cluster.get(0).get(request(key, policy, origin)))).isEqualTo("v1");
        });
    }

    private static List<CompletableFuture<CacheAnswer<String>>> storm(
        List<Replica> cluster,
        CacheRequest<String> request
    ) {
        return IntStream.range(0, CALLERS)
            .mapToObj(i -> cluster.get(i % cluster.size()).reading(request))
            .toList();
    }

    private static void withReplicas(int count, java.util.function.Consumer<List<Replica>> test) {
        List<Replica> cluster = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                cluster.add(Replica.start());
            }
            test.accept(cluster);
        } finally {
            cluster.forEach(Replica::close);
        }
    }
}
