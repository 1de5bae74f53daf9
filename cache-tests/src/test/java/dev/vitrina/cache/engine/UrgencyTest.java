package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.problem;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user with nothing to show who comes while the same is being loaded for nobody. */
@Timeout(30)
class UrgencyTest {

    private static final Budget NONE_FOR_BACKGROUND = (tenant, endpoint, priority, reserve) ->
        priority == Priority.INTERACTIVE ? Duration.ZERO : Duration.ofHours(1);

    private final List<Priority> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CacheRequest<String> user = request(key(Requests.tenant()), this::load);
    private final CacheRequest<String> background = user.withPriority(Priority.EAGER);
    private Replica replica = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void raisesALoadThatHasNotCalledYet() {
        CountDownLatch leaseAsked = hold("INSERT INTO cache.lease");
        CompletableFuture<CacheAnswer<String>> first = replica.reading(background);
        await(leaseAsked);
        Reader joined = join();

        held.countDown();

        assertThat(value(joined.answer().join())).isEqualTo("for INTERACTIVE");
        assertThat(value(first.join())).isEqualTo("for INTERACTIVE");
        assertThat(calls).containsExactly(Priority.INTERACTIVE);
    }

    @Test
    void isNotRefusedWithWorkForWhichThereIsNoBudget() {
        replica.close();
        replica = Replica.start(engine -> engine.budget(NONE_FOR_BACKGROUND));
        CountDownLatch looked = hold("FROM cache.entry");
        CompletableFuture<CacheAnswer<String>> first = replica.reading(background);
        await(looked);
        Reader joined = join();

        held.countDown();

        assertThat(value(joined.answer().join())).isEqualTo("for INTERACTIVE");
        first.join();
        assertThat(calls).containsExactly(Priority.INTERACTIVE);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void callsForItselfWhenTheOriginRefusedTheOtherCall(boolean storeAway) {
        if (storeAway) {
            replica
                .database()
                .before(sql -> {
                    throw new SQLException("cut", "08006");
                });
        }
        CompletableFuture<CacheAnswer<String>> first = replica.reading(background);
        await(called);
        Reader joined = join();
        assertThat(calls).containsExactly(Priority.EAGER);

        held.countDown();

        assertThat(value(joined.answer().join())).isEqualTo("for INTERACTIVE");
        assertThat(problem(first.join()).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(calls).containsExactly(Priority.EAGER, Priority.INTERACTIVE);
    }

    private LoadResult<String> load(LoadContext context) {
        calls.add(context.priority());
        called.countDown();
        await(held);
        return context.priority() == Priority.INTERACTIVE
            ? new LoadResult.Loaded<>("for " + context.priority())
            : new LoadResult.Failed<>(FailureKind.RATE_LIMITED, "busy", Duration.ofHours(1));
    }

    private record Reader(Thread thread, CompletableFuture<CacheAnswer<String>> answer) {}

    /** A user who reads, and waits. */
    private Reader join() {
        CompletableFuture<CacheAnswer<String>> answer = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
            .daemon()
            .start(() -> answer.complete(replica.get(user)));
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return new Reader(thread, answer);
    }

    /** @return opens when the first such statement is there, which is then held */
    private CountDownLatch hold(String statement) {
        CountDownLatch there = new CountDownLatch(1);
        replica
            .database()
            .before(sql -> {
                if (sql.contains(statement)) {
                    there.countDown();
                    await(held);
                }
            });
        return there;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
