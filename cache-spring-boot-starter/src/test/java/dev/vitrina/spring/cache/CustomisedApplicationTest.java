package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.spring.cache.actuate.CacheEngineEndpoint;
import dev.vitrina.spring.cache.adapter.CacheCodec;
import dev.vitrina.spring.cache.adapter.CacheTenant;
import dev.vitrina.spring.cache.adapter.FailureClassifier;
import dev.vitrina.spring.cache.metrics.MeteredCache;
import dev.vitrina.spring.cache.metrics.ObservedCache;
import io.micrometer.context.ContextRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application with beans of its own for all that may be replaced, and with the actuator. */
class CustomisedApplicationTest {

    private static final String CONTEXT_KEY = "customised-application-test";
    private static final ThreadLocal<String> OF_THE_THREAD = new ThreadLocal<>();
    private static final Replicas REPLICAS = new Replicas();
    private static final ConfigurableApplicationContext APPLICATION = REPLICAS.start(
        new Class<?>[] { Beans.class },
        "management.endpoints.web.exposure.include=cacheengine",
        "cache.engine.defaults.coherence=eventual",
        "cache.engine.caches.texts.value-type=java.lang.String"
    );

    private final Origin origin = REPLICAS.origin();
    private final Shop shop = APPLICATION.getBean(Shop.class);
    private final Beans beans = APPLICATION.getBean(Beans.class);
    private final MeterRegistry meters = APPLICATION.getBean(MeterRegistry.class);
    private final String id = UUID.randomUUID().toString();

    @Configuration
    static class Beans {

        volatile long tenant;
        final List<Observation.Context> loads = new CopyOnWriteArrayList<>();

        @Bean
        CacheTenant tenant() {
            return () -> tenant;
        }

        @Bean
        CacheCodec bytes() {
            return new CacheCodec("bytes", Codec.bytes());
        }

        @Bean
        FailureClassifier classifier() {
            return (cache, thrown) ->
                new FailureClassifier.Verdict(
                    thrown instanceof IllegalArgumentException ? FailureKind.REJECTED : FailureKind.UNAVAILABLE,
                    Duration.ofHours(1)
                );
        }

        @Bean
        ObservationHandler<Observation.Context> recorder() {
            return new ObservationHandler<>() {
                @Override
                public boolean supportsContext(Observation.Context context) {
                    return true;
                }

                @Override
                public void onStop(Observation.Context context) {
                    if (ObservedCache.LOAD.equals(context.getName())) {
                        loads.add(context);
                    }
                }
            };
        }
    }

    @BeforeAll
    static void registerContext() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(CONTEXT_KEY, OF_THE_THREAD);
    }

    @AfterAll
    static void stop() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(CONTEXT_KEY);
        REPLICAS.close();
    }

    @AfterEach
    void mend() {
        beans.tenant = 0;
        beans.loads.clear();
        origin.failWith(null);
    }

    @Test
    void aTenantNeverSeesAnothersEntriesNorForgetsThem() {
        beans.tenant = 1;
        cache("texts").put(id, "one's");
        beans.tenant = 2;
        assertThat(cache("texts").get(id)).isNull();
        cache("texts").put(id, "other's");

        cache("texts").clear();

        assertThat(cache("texts").get(id)).isNull();
        beans.tenant = 1;
        assertThat(cache("texts").get(id, String.class)).isEqualTo("one's");
    }

    @Test
    void aCodecOfTheApplicationTakesThePlaceOfJson() {
        cache("bytes").put(id, new byte[] { 1, 2, 3 });

        assertThat(cache("bytes").get(id, byte[].class)).containsExactly(1, 2, 3);
    }

    @Test
    void theContextOfTheCallerIsThatOfTheLoad() {
        OF_THE_THREAD.set("caller's");
        try {
            assertThat(cache("texts").get(id, OF_THE_THREAD::get)).isEqualTo("caller's");
        } finally {
            OF_THE_THREAD.remove();
        }
    }

    @Test
    void answersAreCountedByWhereTheyWereFound() {
        origin.offer(id, "chair");
        double loaded = answers("products", "origin", "fresh");
        double inMemory = answers("products", "memory", "fresh");
        double missed = answers("plain", "none", "missed");

        shop.find(id);
        shop.find(id);
        shop.find(id);
        shop.findPlain(id);

        assertThat(answers("products", "origin", "fresh")).isEqualTo(loaded + 1);
        assertThat(answers("products", "memory", "fresh")).isEqualTo(inMemory + 2);
        assertThat(answers("plain", "none", "missed")).isEqualTo(missed + 1);
    }

    @Test
    void springBootHasTheUsualMetersOfACache() {
        double hits = meters.get("cache.gets").tag("cache", "texts").tag("result", "hit").functionCounter().count();
        cache("texts").put(id, "text");
        cache("texts").get(id);

        assertThat(
            meters.get("cache.gets").tag("cache", "texts").tag("result", "hit").functionCounter().count()
        ).isEqualTo(hits + 1);
        assertThat(meters.get("cache.puts").tag("cache", "texts").functionCounter().count()).isPositive();
    }

    @Test
    void aLoadIsObservedBelowItsReaderAndTellsNeitherKeyNorValue() {
        origin.offer(id, "chair");
        Observation reader = Observation.start("reader", APPLICATION.getBean(ObservationRegistry.class));
        reader.scoped(() -> shop.find(id));
        reader.stop();
        shop.find(id);

        assertThat(beans.loads)
            .singleElement()
            .satisfies(load -> {
                assertThat(load.getAllKeyValues())
                    .extracting(Object::toString)
                    .anyMatch(tag -> tag.contains("cache") && tag.contains("products"))
                    .anyMatch(tag -> tag.contains("outcome") && tag.contains("loaded"))
                    .noneMatch(tag -> tag.contains(id) || tag.contains("chair"));
                assertThat(Objects.requireNonNull(load.getParentObservation()).getContextView().getName()).isEqualTo(
                    "reader"
                );
            });
    }

    @Test
    void theApplicationSaysWhatAFailureMeans() {
        origin.failWith(new IllegalArgumentException("no such product"));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.find(id));
        origin.failWith(null);

        // An hour it said.
        assertThatIllegalArgumentException().isThrownBy(() -> shop.find(id));
        assertThat(origin.calls(id)).isOne();
        assertThat(beans.loads)
            .singleElement()
            .satisfies(load ->
                assertThat(Objects.requireNonNull(load.getLowCardinalityKeyValue("outcome")).getValue()).isEqualTo(
                    "rejected"
                )
            );
    }

    @Test
    void theEndpointShowsTheEngineAndInvalidatesAKeyOrACache() {
        CacheEngineEndpoint endpoint = APPLICATION.getBean(CacheEngineEndpoint.class);
        cache("texts").put(id, "text");
        cache("texts").put(42, "number");
        cache("texts").put("other", "text");

        assertThat(endpoint.state(null).store()).isEqualTo("reachable");
        assertThat(endpoint.state(null).memoryLimit()).isEqualTo(64 << 20);
        // The memory's own books are kept a moment later.
        await().untilAsserted(() -> assertThat(endpoint.state(null).memory().get("texts")).isPositive());
        assertThat(endpoint.state(null).caches()).containsKey("texts");
        endpoint.invalidate("texts", id, null, null);
        endpoint.invalidate("texts", "42", null, false);
        assertThat(cache("texts").get(id)).isNull();
        assertThat(cache("texts").get(42)).isNull();
        assertThat(cache("texts").get("other")).isNotNull();
        endpoint.invalidate("texts", null, 0L, null);
        assertThat(cache("texts").get("other")).isNull();
        assertThatExceptionOfType(InvalidEndpointRequestException.class).isThrownBy(() ->
            endpoint.invalidate("unheard-of", null, null, null)
        );
    }

    private double answers(String cache, String source, String freshness) {
        var counter = meters
            .find(MeteredCache.ANSWERS)
            .tag("cache", cache)
            .tag("source", source)
            .tag("freshness", freshness)
            .counter();
        return counter == null ? 0 : counter.count();
    }

    private static Cache cache(String name) {
        return Objects.requireNonNull(APPLICATION.getBean(CacheManager.class).getCache(name));
    }
}
