package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.LoadResult;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hits in memory, which give every reader the same answer while it is fresh. */
class MemoryHitTest {

    private static final Coherence BOUNDED = new Coherence.Bounded(Duration.ofSeconds(30));

    private final CacheKey key = Requests.key(Requests.tenant());
    private final Replica replica = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void isNotCalledFreshAfterItsEnd() {
        CacheRequest<byte[]> request = request(POLICY);
        replica.get(request);
        replica.passes(POLICY.fresh().plusMillis(1));

        CacheAnswer<byte[]> answer = replica.get(request);

        assertThat(answer.orThrow().freshness().state()).isEqualTo(State.STALE);
    }

    @Test
    void isNotServedOnceTheInvalidationLogWasReadTooLongAgo() {
        CacheRequest<byte[]> request = request(POLICY.withCoherence(BOUNDED));
        replica.get(request);
        loseTheInvalidationLog();
        replica.passes(Duration.ofSeconds(30));

        CacheAnswer<byte[]> answer = replica.get(request);

        assertThat(answer.orThrow().freshness().source()).isEqualTo(Source.STORE);
    }

    @Test
    void countsItsAgeWhenAsked() {
        CacheRequest<byte[]> request = request(POLICY);
        replica.get(request);
        CacheAnswer<byte[]> answer = replica.get(request);

        replica.passes(Duration.ofSeconds(20));

        assertThat(answer.orThrow().freshness().age()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(replica.get(request)).isSameAs(answer);
    }

    @Test
    void anotherPolicyOfTheSameVersionGetsAnAnswerOfItsOwn() {
        replica.get(request(POLICY));
        replica.passes(Duration.ofSeconds(15));

        CacheAnswer<byte[]> answer = replica.get(
            request(CachePolicy.freshFor(Duration.ofSeconds(10)).withJitter(0).withCoherence(new Coherence.Eventual()))
        );

        assertThat(answer.orThrow().freshness().state()).isEqualTo(State.STALE);
    }

    @Test
    void allocatesNothing() {
        CacheRequest<byte[]> request = request(POLICY.withCoherence(BOUNDED));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        read(request, 200_000);
        long before = threads.getCurrentThreadAllocatedBytes();

        read(request, 100_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private void read(CacheRequest<byte[]> request, int times) {
        for (int i = 0; i < times; i++) {
            replica.get(request);
        }
    }

    private void loseTheInvalidationLog() {
        replica
            .database()
            .before(sql -> {
                if (sql.contains("pg_snapshot_xmin")) {
                    throw new SQLException("cut", "08006");
                }
            });
    }

    private CacheRequest<byte[]> request(CachePolicy policy) {
        return new CacheRequest<>(key, policy, Codec.bytes(), context -> new LoadResult.Loaded<>(new byte[] { 1 }));
    }
}
