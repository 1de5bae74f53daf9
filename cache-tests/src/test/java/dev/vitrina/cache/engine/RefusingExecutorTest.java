package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor that refuses work costs its owner threads, and no reader an answer. */
class RefusingExecutorTest {

    private final long tenant = Requests.tenant();
    private final Origin origin = new Origin();
    private final Replica replica = Replica.start(settings ->
        settings.executor(work -> {
            throw new RejectedExecutionException("full");
        })
    );
    private final Replica other = Replica.start();

    @AfterEach
    void close() {
        replica.close();
        other.close();
    }

    @Test
    void everyReaderIsAnsweredByOneLoad() {
        Origin.Hold hold = origin.hold();
        List<CompletableFuture<CacheAnswer<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(replica.reading(request(key(tenant), origin)));
        }
        hold.awaitArrival();
        hold.release();

        assertThat(answers).allSatisfy(answer -> assertThat(value(answer.join())).isEqualTo("v1"));
        assertThat(origin.calls()).isOne();
    }

    @Test
    void othersAreStillToldOfInvalidations() {
        CacheKey key = key(tenant);
        other.get(request(key, origin));
        origin.change();

        replica.cache().invalidate(new Scope.Key(key), Invalidation.HARD);

        await().untilAsserted(() -> assertThat(value(other.get(request(key, origin)))).isEqualTo("v2"));
    }
}
