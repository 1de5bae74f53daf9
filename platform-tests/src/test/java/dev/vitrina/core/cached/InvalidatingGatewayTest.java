package dev.vitrina.core.cached;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.MutationRule;
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
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.policy.DeclaredPolicies;
import dev.vitrina.core.testing.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is forgotten after a call that changes something, by the rules of the endpoints that answer differently then. */
class InvalidatingGatewayTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final AtomicInteger SHOPS = new AtomicInteger(500);
    private static final QuotaGroup GROUP = new QuotaGroup(
        "g",
        Quota.of(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1)
    );
    private static final Endpoint UPLOAD = Endpoint.query("wb/upload", "wb", "/upload", GROUP);
    private static final Endpoint CLUB = Endpoint.query("wb/club", "wb", "/club/{nmId}", GROUP);
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(5)).withSettle(
        Duration.ofHours(1)
    );
    private static final CachedEndpoint GOODS = goods("wb/goods", Set.of("good:7"));
    private static final CachedEndpoint SIZES = goods("wb/sizes", Set.of("good:8"));
    private static final CachedEndpoint TARIFFS = new CachedEndpoint(endpoint("wb/tariffs"), POLICY);

    private final ShopId shop = new ShopId(SHOPS.incrementAndGet());
    private final Upstream upstream = new Upstream();
    private HikariDataSource pool;
    private CacheEngine engine;
    private InvalidatingGateway gateway;
    private GatewayCachedUpstream cached;

    @BeforeEach
    void start() {
        pool = DATABASE.pool();
        engine = CacheEngine.on(pool).start();
        DeclaredPolicies declared = new DeclaredPolicies();
        List<CachedEndpoint> endpoints = List.of(GOODS, SIZES, TARIFFS);
        declared.register(
            new PluginContributions(
                "wb",
                "1.0.0",
                List.of(),
                List.of(),
                endpoints,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Egress.NONE,
                PluginQuotas.unlimited("wb")
            )
        );
        gateway = new InvalidatingGateway(upstream, engine.cache(), declared, PolicySource.declared());
        cached = new GatewayCachedUpstream(engine.cache(), gateway);
        Stream.of(GOODS, SIZES, TARIFFS).forEach(this::read);
    }

    @AfterEach
    void stop() {
        engine.close();
        pool.close();
    }

    static Stream<Outcome> outcomesThatMayHaveChangedSomething() {
        return Stream.of(
            new Outcome.Ok(200, new byte[0], null),
            new Outcome.Unavailable("the answer got lost", null),
            new Outcome.Malformed("cut off")
        );
    }

    @ParameterizedTest
    @MethodSource("outcomesThatMayHaveChangedSomething")
    void asksAnewForWhatACallMayHaveChanged(Outcome outcome) {
        upstream.outcome = outcome;

        assertThat(call(UPLOAD, UpstreamRequest.empty())).isSameAs(outcome);

        assertThat(read(GOODS)).isEqualTo("2");
        assertThat(read(SIZES)).isEqualTo("2");
        assertThat(read(TARIFFS)).isEqualTo("1");
        assertThat(settling()).isEqualTo(2);
    }

    static Stream<Outcome> outcomesThatChangedNothing() {
        return Stream.of(
            new Outcome.Rejected(400, "no"),
            new Outcome.NotFound("none"),
            new Outcome.Unauthorised(401, "who"),
            new Outcome.RateLimited(Duration.ofMinutes(1)),
            new Outcome.NotModified()
        );
    }

    @ParameterizedTest
    @MethodSource("outcomesThatChangedNothing")
    void keepsEverythingAfterACallThatWasRefused(Outcome outcome) {
        upstream.outcome = outcome;

        call(UPLOAD, UpstreamRequest.empty());

        assertThat(Stream.of(GOODS, SIZES, TARIFFS).map(this::read)).containsOnly("1");
        assertThat(settling()).isZero();
    }

    @Test
    void reachesOnlyTheAnswersWithTheTagThatTheCallNames() {
        call(CLUB, new UpstreamRequest(Map.of("nmId", "7"), Map.of(), null));

        assertThat(read(GOODS)).isEqualTo("2");
        assertThat(read(SIZES)).isEqualTo("1");
    }

    @Test
    void reachesAllAnswersWhenTheCallDoesNotSayWhich() {
        call(CLUB, UpstreamRequest.empty());

        assertThat(read(GOODS)).isEqualTo("2");
        assertThat(read(SIZES)).isEqualTo("2");
    }

    @Test
    void theCallSucceedsThoughTheStoreIsAway() {
        pool.close();
        upstream.outcome = new Outcome.Ok(200, new byte[0], null);

        assertThat(call(UPLOAD, UpstreamRequest.empty())).isInstanceOf(Outcome.Ok.class);
    }

    private static CachedEndpoint goods(String id, Set<String> tags) {
        return new CachedEndpoint(endpoint(id), POLICY, tags).invalidatedBy(
            new MutationRule(UPLOAD.id()),
            new MutationRule(CLUB.id(), "good:{nmId}")
        );
    }

    private static Endpoint endpoint(String id) {
        return Endpoint.get(id, "wb", "/" + id, GROUP);
    }

    private Outcome call(Endpoint endpoint, UpstreamRequest request) {
        return gateway.call(shop, endpoint, request, Priority.INTERACTIVE, Duration.ofSeconds(1));
    }

    /** How often the endpoint was asked until now. */
    private String read(CachedEndpoint endpoint) {
        CacheAnswer<String> answer = cached.read(shop, endpoint, UpstreamRequest.empty(), body ->
            new String(body, StandardCharsets.UTF_8)
        );
        return answer.orThrow().value();
    }

    private int settling() {
        return JdbcClient.create(pool)
            .sql("SELECT count(*) FROM cache.deferred_invalidation WHERE tenant = :shop")
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    /** Answers reads with how often they were made, and other calls as it is told to. */
    private static final class Upstream implements UpstreamGateway {

        private final Map<String, AtomicInteger> reads = Map.of(
            GOODS.endpoint().id(),
            new AtomicInteger(),
            SIZES.endpoint().id(),
            new AtomicInteger(),
            TARIFFS.endpoint().id(),
            new AtomicInteger()
        );
        private volatile Outcome outcome = new Outcome.Ok(200, new byte[0], null);

        @Override
        public Outcome call(
            ShopId shop,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            AtomicInteger read = reads.get(endpoint.id());
            return read == null
                ? outcome
                : new Outcome.Ok(200, ("" + read.incrementAndGet()).getBytes(StandardCharsets.UTF_8), null);
        }

        @Override
        public Outcome call(
            Credential credential,
            Endpoint endpoint,
            UpstreamRequest request,
            Priority priority,
            Duration patience
        ) {
            return outcome;
        }

        @Override
        public Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
            return Map.of();
        }
    }
}
