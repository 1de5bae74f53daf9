package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.spring.cache.Origin.Product;
import dev.vitrina.spring.cache.adapter.EngineCache;
import dev.vitrina.spring.cache.adapter.EngineCaches;
import dev.vitrina.spring.cache.adapter.FailureClassifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two applications that cache by Spring's annotations, with one PostgreSQL between them. */
class SpringCacheTest {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final String[] SETTINGS = {
        "cache.engine.caches.brief.fresh=0s",
        "cache.engine.caches.brief.stale-while-revalidate=0s",
        "cache.engine.caches.brief.stale-if-error=1h",
        "cache.engine.caches.texts.value-type=java.lang.String",
        "cache.engine.caches.old-texts.value-type=java.lang.String",
        "cache.engine.caches.old-texts.fresh=0s",
        "cache.engine.caches.looked-at.value-type=java.lang.String",
    };
    private static final Replicas REPLICAS = new Replicas();
    private static final ConfigurableApplicationContext ONE = REPLICAS.start(
        new Class<?>[] { Patient.class },
        SETTINGS
    );
    private static final ConfigurableApplicationContext OTHER = REPLICAS.start(
        new Class<?>[] { Patient.class },
        SETTINGS
    );

    private final Origin origin = REPLICAS.origin();
    private final Shop one = ONE.getBean(Shop.class);
    private final Shop other = OTHER.getBean(Shop.class);
    private final String id = UUID.randomUUID().toString();

    /** Leaves the origin alone after a failure for longer than any test takes. */
    @Configuration(proxyBeanMethods = false)
    static class Patient {

        @Bean
        FailureClassifier classifier() {
            return (cache, thrown) -> new FailureClassifier.Verdict(FailureKind.UNAVAILABLE, Duration.ofHours(1));
        }
    }

    @AfterAll
    static void stop() {
        REPLICAS.close();
    }

    @AfterEach
    void mend() {
        origin.failWith(null);
    }

    @Test
    void theEngineIsTheCacheManager() {
        assertThat(ONE.getBean(CacheManager.class)).isInstanceOf(EngineCaches.class);
    }

    @Test
    void aValueIsLoadedOnceForAllReplicas() {
        Product product = origin.offer(id, "chair");

        assertThat(one.find(id)).isEqualTo(product);
        assertThat(one.find(id)).isEqualTo(product);
        assertThat(other.find(id)).isEqualTo(product);
        assertThat(origin.calls(id)).isOne();
    }

    @Test
    void aValueIsLoadedOnceForAllReplicasWithoutSync() {
        Product product = origin.offer(id, "chair");

        assertThat(one.findPlain(id)).isEqualTo(product);
        assertThat(one.findPlain(id)).isEqualTo(product);
        assertThat(other.findPlain(id)).isEqualTo(product);
        assertThat(origin.calls(id)).isOne();
    }

    @Test
    void aNullIsRememberedLikeAValue() {
        assertThat(one.find(id)).isNull();
        assertThat(other.find(id)).isNull();
        assertThat(origin.calls(id)).isOne();

        assertThat(one.findPlain(id)).isNull();
        assertThat(other.findPlain(id)).isNull();
        assertThat(one.search(id)).isEmpty();
        assertThat(other.search(id)).isEmpty();
        assertThat(origin.calls(id)).isEqualTo(3);
    }

    @Test
    void listsOptionalsAndFuturesAreStoredAsWhatTheyHold() throws Exception {
        Product product = origin.offer(id, "chair");

        assertThat(one.list(id, id)).containsExactly(product, product);
        assertThat(other.list(id, id)).containsExactly(product, product);
        assertThat(origin.calls(id)).isEqualTo(2);
        assertThat(one.search(id)).contains(product);
        assertThat(other.search(id)).contains(product);
        assertThat(origin.calls(id)).isEqualTo(3);
        assertThat(one.findLater(id).get(10, TimeUnit.SECONDS)).isEqualTo(product);
        assertThat(other.findLater(id).get(10, TimeUnit.SECONDS)).isEqualTo(product);
        assertThat(origin.calls(id)).isEqualTo(4);
        assertThat(one.findLaterPlain(id).get(10, TimeUnit.SECONDS)).isEqualTo(product);
        await().untilAsserted(() -> assertThat(cache(OTHER, "laterPlain").get(id)).isNotNull());
        assertThat(other.findLaterPlain(id).get(10, TimeUnit.SECONDS)).isEqualTo(product);
        assertThat(origin.calls(id)).isEqualTo(5);
    }

    @Test
    void fiftyCallersOfTwoReplicasCostOneLoad() throws Exception {
        Product product = origin.offer(id, "chair");
        CountDownLatch gate = origin.shut();
        AtomicInteger asked = new AtomicInteger();
        List<CompletableFuture<Product>> answers = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            Shop shop = caller % 2 == 0 ? one : other;
            answers.add(
                CompletableFuture.supplyAsync(
                    () -> {
                        asked.incrementAndGet();
                        return Objects.requireNonNull(shop.find(id));
                    },
                    THREADS
                )
            );
        }
        await().until(() -> asked.get() == 50 && origin.calls(id) == 1);
        gate.countDown();

        for (CompletableFuture<Product> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(product);
        }
        assertThat(origin.calls(id)).isOne();
    }

    @Test
    void anEvictionReachesTheOtherReplica() {
        origin.offer(id, "chair");
        one.find(id);
        other.find(id);
        Product newer = origin.offer(id, "armchair");

        one.forget(id);

        assertThat(one.find(id)).isEqualTo(newer);
        await().untilAsserted(() -> assertThat(other.find(id)).isEqualTo(newer));
        assertThat(origin.calls(id)).isEqualTo(2);
    }

    @Test
    void anEvictionOfAllEntriesReachesTheOtherReplica() {
        origin.offer(id, "chair");
        one.find(id);
        other.find(id);
        Product newer = origin.offer(id, "armchair");

        one.forgetAll();

        assertThat(one.find(id)).isEqualTo(newer);
        await().untilAsserted(() -> assertThat(other.find(id)).isEqualTo(newer));
    }

    @Test
    void anEvictionDuringALoadIsNotLost() throws Exception {
        origin.offer(id, "chair");
        CountDownLatch gate = origin.shut();
        CompletableFuture<?> loading = CompletableFuture.supplyAsync(() -> one.find(id), THREADS);
        await().until(() -> origin.calls(id) == 1);
        one.forget(id);
        gate.countDown();
        loading.get(10, TimeUnit.SECONDS);
        Product newer = origin.offer(id, "armchair");

        assertThat(one.find(id)).isEqualTo(newer);
        assertThat(other.find(id)).isEqualTo(newer);
    }

    @Test
    void aPutReplacesTheValueOnAllReplicas() {
        origin.offer(id, "chair");
        one.find(id);
        other.find(id);
        other.findPlain(id);
        long calls = origin.calls(id);
        Product newer = new Product(id, "armchair", 1);

        one.save(newer);

        assertThat(one.find(id)).isEqualTo(newer);
        await().untilAsserted(() -> assertThat(other.find(id)).isEqualTo(newer));
        await().untilAsserted(() -> assertThat(other.findPlain(id)).isEqualTo(newer));
        assertThat(origin.calls(id)).isEqualTo(calls);
    }

    @Test
    void aPutIsNotUndoneByALoadThatBeganBefore() throws Exception {
        origin.offer(id, "chair");
        CountDownLatch gate = origin.shut();
        CompletableFuture<?> loading = CompletableFuture.supplyAsync(() -> other.find(id), THREADS);
        await().until(() -> origin.calls(id) == 1);
        Product newer = new Product(id, "armchair", 1);

        one.save(newer);
        gate.countDown();
        loading.get(10, TimeUnit.SECONDS);

        assertThat(one.find(id)).isEqualTo(newer);
        await().untilAsserted(() -> assertThat(other.find(id)).isEqualTo(newer));
    }

    @Test
    void whoIsFirstToPutIfAbsentWinsInTheCluster() {
        assertThat(cache(ONE, "texts").putIfAbsent(id, "first")).isNull();
        assertThat(value(cache(OTHER, "texts").putIfAbsent(id, "second"))).isEqualTo("first");
        assertThat(cache(ONE, "texts").get(id, String.class)).isEqualTo("first");
        assertThat(cache(ONE, "texts").evictIfPresent(id)).isTrue();
        assertThat(cache(ONE, "texts").evictIfPresent(id)).isFalse();
    }

    @Test
    void aStaleValueIsServedWhenTheLoadFails() {
        Product product = origin.offer(id, "chair");
        one.findBriefly(id);
        origin.failWith(new IllegalStateException("out of order"));

        assertThat(one.findBriefly(id)).isEqualTo(product);
        assertThat(other.findBriefly(id)).isEqualTo(product);
        // One attempt for all: the failure is everybody's until it is time for the next.
        assertThat(origin.calls(id)).isEqualTo(2);
    }

    @Test
    void whatTheMethodThrowsReachesItsCallers() {
        origin.failWith(new IllegalStateException("out of order"));

        assertThatIllegalStateException()
            .isThrownBy(() -> one.find(id))
            .withMessage("out of order");
        assertThatIllegalStateException()
            .isThrownBy(() -> one.find(id))
            .withMessage("out of order");
        assertThatIllegalStateException()
            .isThrownBy(() -> one.findPlain(id))
            .withMessage("out of order");
        assertThat(one.findLater(id))
            .failsWithin(Duration.ofSeconds(10))
            .withThrowableThat()
            .withMessageContaining("out of order");
    }

    @Test
    void anotherReplicaLearnsTheKindOfTheFailureAndNotItsWords() {
        origin.failWith(new IllegalStateException("out of order"));
        assertThatIllegalStateException().isThrownBy(() -> one.find(id));

        assertThatExceptionOfType(CacheLoadException.class)
            .isThrownBy(() -> other.find(id))
            .withMessageContaining("IllegalStateException")
            .withMessageNotContaining("out of order");
        assertThat(origin.calls(id)).isOne();
    }

    @Test
    void aCallerOfTheCacheGetsTheCauseWrappedAsSpringSays() {
        RuntimeException failure = new IllegalStateException("out of order");

        assertThatExceptionOfType(Cache.ValueRetrievalException.class)
            .isThrownBy(() ->
                cache(ONE, "texts").get(id, () -> {
                        throw failure;
                    })
            )
            .withCause(failure);
    }

    @Test
    void aPutEndsTheWaitAfterAFailure() {
        origin.failWith(new IllegalStateException("out of order"));
        assertThatIllegalStateException().isThrownBy(() -> one.find(id));
        Product product = new Product(id, "chair", 1);

        one.save(product);

        assertThat(one.find(id)).isEqualTo(product);
    }

    @Test
    void retrieveTellsAbsenceFromNothing() throws Exception {
        EngineCache texts = (EngineCache) cache(ONE, "texts");

        assertThat(texts.retrieve(id).get(10, TimeUnit.SECONDS)).isNull();
        assertThat(
            texts.retrieve(id, () -> CompletableFuture.completedFuture("text")).get(10, TimeUnit.SECONDS)
        ).isEqualTo("text");
        assertThat(value((Cache.ValueWrapper) texts.retrieve(id).get(10, TimeUnit.SECONDS))).isEqualTo("text");
        texts.put(id, null);
        assertThat(value((Cache.ValueWrapper) texts.retrieve(id).get(10, TimeUnit.SECONDS))).isNull();
    }

    @Test
    void looksDoNotDisturbLoads() {
        Cache texts = cache(ONE, "texts");
        for (int round = 0; round < 50; round++) {
            String key = id + round;
            List<CompletableFuture<Void>> looks = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> texts.get(key), THREADS))
                .toList();
            assertThat(texts.get(key, () -> "text")).isEqualTo("text");
            CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).join();
        }
    }

    @Test
    void aLookThatFindsNothingLeavesNothingBehind() {
        assertThat(cache(ONE, "looked-at").get(id)).isNull();

        assertThat(
            Databases.number(REPLICAS.database(), "SELECT count(*) FROM cache.entry WHERE endpoint = 'looked-at'")
        ).isZero();
    }

    @Test
    void warmingLoadsWhatWasLoadedAndBringsBackNothingThatWasPut() {
        Cache texts = cache(ONE, "old-texts");
        CacheWarming warming = ONE.getBean(CacheWarming.class);
        texts.put(id, "put");
        assertThat(warming.warm(0L, "old-texts", progress -> {}).loaded()).isZero();

        texts.get(id + "loaded", () -> "loaded");
        assertThat(warming.warm(0L, "old-texts", progress -> {}).loaded()).isOne();
    }

    @Test
    void aKeyWithoutStableTextIsRefused() {
        Object key = new Object();

        assertThatIllegalArgumentException()
            .isThrownBy(() -> cache(ONE, "texts").get(key))
            .withMessageContaining("java.lang.Object has no stable text");
    }

    @Test
    void aCacheOfWhichNothingSaysWhatItHoldsIsRefused() {
        assertThatIllegalStateException()
            .isThrownBy(() -> cache(ONE, "unheard-of").get(id))
            .withMessageContaining("cache.engine.caches.unheard-of.value-type");
    }

    @Test
    void aValueThatCannotBeStoredFailsAndLeavesTheOldOne() {
        Cache texts = cache(ONE, "texts");
        texts.put(id, "text");

        assertThatIllegalArgumentException().isThrownBy(() -> texts.put(id, new Product(id, "chair", 1)));
        assertThat(texts.get(id, String.class)).isEqualTo("text");
    }

    private static Cache cache(ConfigurableApplicationContext replica, String name) {
        return Objects.requireNonNull(replica.getBean(CacheManager.class).getCache(name));
    }

    private static @Nullable Object value(Cache.@Nullable ValueWrapper wrapper) {
        return Objects.requireNonNull(wrapper).get();
    }
}
