package dev.vitrina.core.cached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream.BodyParser;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.api.upstream.UpstreamUsage;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.core.testing.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache in front of a gateway that says what the test tells it to. */
class GatewayCachedUpstreamTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static final BodyParser<Integer> NUMBER = body ->
        Integer.parseInt(new String(body, StandardCharsets.UTF_8));

    private final ShopId shop = new ShopId(SHOPS.incrementAndGet());
    private final CachedEndpoint endpoint = new CachedEndpoint(
        Endpoint.get(
            "wb/number",
            "wb",
            "/number",
            new QuotaGroup("g", Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1))
        ),
        CachePolicy.freshFor(Duration.ofMinutes(5))
    );
    private final Gateway gateway = new Gateway();
    private HikariDataSource pool;
    private CacheEngine engine;
    private GatewayCachedUpstream cached;

    @BeforeEach
    void start() {
        pool = DATABASE.pool();
        engine = CacheEngine.on(pool).start();
        cached = new GatewayCachedUpstream(engine.cache(), gateway);
    }

    @AfterEach
    void stop() {
        engine.close();
        pool.close();
    }

    @Test
    void asksOnceAndThenAnswersFromTheCache() {
        gateway.outcome = ok("42");

        assertThat(read(UpstreamRequest.empty()).orThrow().value()).isEqualTo(42);
        assertThat(read(UpstreamRequest.empty()).orThrow().value()).isEqualTo(42);
        assertThat(gateway.calls).hasValue(1);
    }

    @Test
    void equalRequestsAreOneHoweverTheyAreWritten() {
        gateway.outcome = ok("1");

        read(UpstreamRequest.json("{\"b\": 1.0, \"a\": [1, 2]}"));
        read(UpstreamRequest.json("{\"a\":[1,2],\"b\":1}"));
        assertThat(gateway.calls).hasValue(1);

        read(UpstreamRequest.json("{\"a\":[2,1],\"b\":1}"));
        assertThat(gateway.calls).hasValue(2);
    }

    @Test
    void aBodyThatCannotBeParsedIsNotKept() {
        gateway.outcome = ok("not a number");
        assertThat(read(UpstreamRequest.empty())).isInstanceOfSatisfying(CacheAnswer.Failed.class, failed ->
            assertThat(failed.problem().kind()).isEqualTo(FailureKind.MALFORMED)
        );
        gateway.outcome = ok("7");
        cached.invalidate(shop, endpoint, Invalidation.HARD);

        // The failure itself is remembered for a moment, so that the upstream is not stormed.
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> read(UpstreamRequest.empty()) instanceof CacheAnswer.Found<Integer> found && found.value() == 7
            );
    }

    @Test
    void whatAnOlderVersionKeptAndThisOneCannotReadIsAskedForAgain() {
        gateway.outcome = ok("old format");
        cached.read(shop, endpoint, UpstreamRequest.empty(), body -> "understood");
        gateway.outcome = ok("8");

        assertThat(read(UpstreamRequest.empty()).orThrow().value()).isEqualTo(8);
    }

    @Test
    void tellsEveryFailureAsTheCacheKnowsIt() {
        gateway.outcome = new Outcome.RateLimited(Duration.ofMinutes(10));
        assertThat(kind(1)).isEqualTo(FailureKind.RATE_LIMITED);
        gateway.outcome = new Outcome.Rejected(400, "no");
        assertThat(kind(2)).isEqualTo(FailureKind.REJECTED);
        gateway.outcome = new Outcome.Unavailable("down", null);
        assertThat(kind(3)).isEqualTo(FailureKind.UNAVAILABLE);
        gateway.outcome = new Outcome.NotFound("none");
        assertThat(read(UpstreamRequest.query(Map.of("n", "4")))).isInstanceOf(CacheAnswer.Absent.class);
    }

    @Test
    void aMethodThatIsClosedToTheTokenStopsNoOtherRead() {
        gateway.outcome = new Outcome.Unauthorised(403, "base token is not allowed");
        assertThat(kind(1)).isEqualTo(FailureKind.REJECTED);
        assertThat(kind(1)).as("remembered").isEqualTo(FailureKind.REJECTED);
        assertThat(gateway.calls).hasValue(1);
        gateway.outcome = ok("9");

        assertThat(read(UpstreamRequest.query(Map.of("n", "2"))).orThrow().value()).isEqualTo(9);
    }

    @Test
    void aRefusedTokenStopsEveryRead() {
        gateway.outcome = new Outcome.Unauthorised(401, "withdrawn");
        assertThat(kind(1)).isEqualTo(FailureKind.UNAUTHORISED);
        gateway.outcome = ok("9");

        assertThat(kind(2)).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(gateway.calls).hasValue(1);
    }

    private FailureKind kind(int number) {
        return switch (read(UpstreamRequest.query(Map.of("n", "" + number)))) {
            case CacheAnswer.Failed<Integer> failed -> failed.problem().kind();
            case CacheAnswer.Found<Integer> found -> throw new AssertionError(found);
            case CacheAnswer.Absent<Integer> absent -> throw new AssertionError(absent);
        };
    }

    private CacheAnswer<Integer> read(UpstreamRequest request) {
        return cached.read(shop, endpoint, request, NUMBER);
    }

    private static Outcome ok(String body) {
        return new Outcome.Ok(200, body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static final class Gateway implements UpstreamGateway {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile Outcome outcome = new Outcome.NotModified();

        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            calls.incrementAndGet();
            return outcome;
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            calls.incrementAndGet();
            return outcome;
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }
}
