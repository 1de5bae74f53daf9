package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.problem;
import static dev.vitrina.cache.engine.Requests.reason;
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
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An origin that is away longer than staleness alone can bridge. */
@Timeout(30)
class LongOutageTest {

    /** Fallback for an hour, kept for a day. */
    private static final CachePolicy KEEPING = POLICY.withKeep(Duration.ofDays(1));

    private final long tenant = Requests.tenant();
    private final Origin origin = new Origin();
    private final CacheRequest<String> kept = request(key(1), KEEPING, origin);
    private final Replica replica = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void servesWhatIsOnlyKeptAndSaysWhy() {
        replica.get(kept);
        passes(Duration.ofHours(2));
        origin.fails(FailureKind.UNAVAILABLE);
        assertThat(problem(replica.get(kept)).kind())
            .as("it may be over in a moment")
            .isEqualTo(FailureKind.UNAVAILABLE);

        passes(Duration.ofMinutes(6));
        CacheAnswer<String> answer = replica.get(kept);

        assertThat(value(answer)).isEqualTo("v1");
        assertThat(freshness(answer).state()).isEqualTo(State.STALE_ON_ERROR);
        assertThat(reason(answer).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        passes(Duration.ofMinutes(6));
        origin.mends();
        origin.change();
        assertThat(value(replica.get(kept))).isEqualTo("v2");
    }

    @Test
    void doesNotServeWhatWasInvalidatedOrIsOlderThanItsPolicyKeeps() {
        CacheRequest<String> notKept = request(key(2), origin);
        CacheRequest<String> invalidated = request(key(3), KEEPING, origin);
        List<CacheRequest<String>> all = List.of(kept, notKept, invalidated);
        all.forEach(replica::get);
        passes(Duration.ofHours(2));
        replica.invalidate(new Scope.Key(key(3)));
        origin.fails(FailureKind.UNAVAILABLE);
        all.forEach(replica::get);

        passes(Duration.ofMinutes(6));

        assertThat(value(replica.get(kept))).isEqualTo("v1");
        assertThat(problem(replica.get(notKept)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem(replica.get(invalidated)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void doesNotCallTheOriginAwayThatOnlyRefusesOneRequest() {
        replica.get(kept);
        passes(Duration.ofHours(2));
        origin.fails(FailureKind.REJECTED, Duration.ofMinutes(1));
        replica.get(kept);

        passes(Duration.ofMinutes(6));

        assertThat(problem(replica.get(kept)).kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void triesOneKeyOfTheEndpointAtATimeBehindWhatIsShown() {
        List<CacheRequest<String>> all = IntStream.range(0, 5)
            .mapToObj(i -> request(key(i), origin))
            .toList();
        all.forEach(replica::get);
        passes(Duration.ofMinutes(10));
        origin.fails(FailureKind.UNAVAILABLE);
        all.forEach(request -> assertThat(value(replica.get(request))).isEqualTo("v1"));
        assertThat(origin.calls()).isEqualTo(10);

        passes(Duration.ofMinutes(6));
        all.forEach(request -> assertThat(reason(replica.get(request)).kind()).isEqualTo(FailureKind.UNAVAILABLE));
        assertThat(origin.calls()).isEqualTo(11);

        passes(Duration.ofSeconds(31));
        origin.mends();
        origin.change();
        assertThat(value(replica.get(all.get(1)))).isEqualTo("v2");
        passes(Duration.ofMinutes(6));
        await().untilAsserted(() ->
            assertThat(all).allSatisfy(request -> assertThat(value(replica.get(request))).isEqualTo("v2"))
        );
    }

    private CacheKey key(int id) {
        return new CacheKey(tenant, "test/things", "id=" + id);
    }

    private void passes(Duration time) {
        replica.passes(time);
        TestPostgres.passes(tenant, time);
    }
}
