package dev.vitrina.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.testing.PlatformDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts on two replicas. */
class EventTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String listener = "test/listener-" + NAMES.incrementAndGet();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private PlatformDatabase database;
    private EventReplica first;
    private EventReplica second;

    @BeforeEach
    void start() {
        database = PlatformDatabase.create();
        first = new EventReplica(database.pool());
        second = new EventReplica(database.pool());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void eachFactIsHeardOnceInTheCluster() {
        onBoth(event -> heard.add(event.text()));

        IntStream.range(0, 50).forEach(i -> (i % 2 == 0 ? first : second).publisher.publish(fact(i % 5, "fact " + i)));

        await()
            .atMost(SOON)
            .until(() -> heard.size() >= 50);
        await()
            .during(Duration.ofMillis(500))
            .atMost(SOON)
            .until(() -> heard.size() == 50);
        assertThat(heard).doesNotHaveDuplicates();
        assertThat(first.store.waiting()).isZero();
    }

    @Test
    void isHeardAfterTheCommitAndNeverAfterARollBack() {
        onBoth(event -> heard.add(event.text()));
        DataSource plugins = new DelegatingDataSource(first.pool);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(plugins));

        transaction.executeWithoutResult(status -> {
            first.publisher.publish(fact(1, "rolled back"));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            first.publisher.publish(fact(1, "committed"));
            new JdbcTemplate(plugins).execute("SELECT pg_sleep(0.4)");
            assertThat(heard).as("before the commit").isEmpty();
        });

        await()
            .atMost(SOON)
            .until(() -> !heard.isEmpty());
        await()
            .during(Duration.ofMillis(500))
            .atMost(SOON)
            .until(() -> heard.equals(List.of("committed")));
    }

    @Test
    void aListenerThatFailsIsAskedAgainAndOnlyItsShopWaits() {
        AtomicInteger failures = new AtomicInteger(3);
        onBoth(event -> {
            if (event.text().equals("hard") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            heard.add(event.text());
        });

        first.publisher.publish(fact(1, "hard"));
        first.publisher.publish(fact(1, "after hard"));
        first.publisher.publish(fact(2, "other shop"));

        await()
            .atMost(SOON)
            .until(() -> heard.size() == 3);
        assertThat(heard.indexOf("hard")).isLessThan(heard.indexOf("after hard"));
        assertThat(heard.getFirst()).isEqualTo("other shop");
    }

    @Test
    void aListenerThatNeverReturnsLeavesPlacesToTheOthers() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger stuck = new AtomicInteger();
        Listener hanging = new Listener(event -> {
            stuck.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        first.listeners.register(listener + "-hangs", hanging);
        IntStream.range(0, 12).forEach(shop -> first.publisher.publish(fact(shop, "to the one that hangs")));
        await()
            .atMost(SOON)
            .until(() -> stuck.get() >= 2);

        first.listeners.register(listener, new Listener(event -> heard.add(event.text())));
        first.publisher.publish(fact(20, "to all"));

        await()
            .atMost(SOON)
            .until(() -> heard.contains("to all"));
        assertThat(stuck.get()).as("of four places").isLessThan(4);
        end.countDown();
    }

    @Test
    void keepsTheOrderOfAShop() {
        Map<ShopId, List<Integer>> order = new ConcurrentHashMap<>();
        onBoth(event -> order.computeIfAbsent(event.shopId(), id -> new CopyOnWriteArrayList<>()).add(event.number()));

        IntStream.range(0, 60).forEach(i -> first.publisher.publish(new Fact(new ShopId((i % 3) + 1), "", i)));

        await()
            .atMost(SOON)
            .until(() -> order.values().stream().mapToInt(List::size).sum() == 60);
        assertThat(order.values()).allSatisfy(numbers -> assertThat(new ArrayList<>(numbers)).isSorted());
    }

    @Test
    void aFactIsHeardByAnotherReplicaWhenItsListenersReplicaIsKilled() throws Exception {
        Process process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledListener.class.getName(),
            database.url(),
            listener
        )
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            first.store.subscribe(listener, Fact.class.getName());
            first.publisher.publish(fact(1, "survivor"));
            assertThat(out.lines().anyMatch(line -> line.equals("TAKEN"))).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        onBoth(event -> heard.add(event.text()));

        await()
            .atMost(SOON)
            .until(() -> heard.equals(List.of("survivor")));
    }

    @Test
    void aListenerThatIsAwayForAWhileMissesNothing() {
        Runnable away = first.listeners.register(listener, new Listener(event -> heard.add(event.text())));
        away.run();
        first.publisher.publish(fact(1, "while away"));

        first.listeners.register(listener, new Listener(event -> heard.add(event.text())));

        await()
            .atMost(SOON)
            .until(() -> heard.equals(List.of("while away")));
    }

    @Test
    void aFactThatNobodyCanDigestIsGivenUpSoThatTheNextOnesPass() {
        second.close();
        second = new EventReplica(database.pool(), 2);
        second.listeners.register(
            listener,
            new Listener(event -> {
                if (event.text().equals("poison")) {
                    throw new StackOverflowError();
                }
                heard.add(event.text());
            })
        );

        second.publisher.publish(fact(1, "poison"));
        second.publisher.publish(fact(1, "food"));

        await()
            .atMost(SOON)
            .until(() -> heard.equals(List.of("food")));
    }

    @Test
    void oldFactsAreForgotten() {
        first.store.subscribe(listener, Fact.class.getName());
        first.publisher.publish(fact(1, "old"));

        first.store.deleteOlderThan(Duration.ZERO);

        assertThat(first.store.waiting()).isZero();
    }

    private void onBoth(Consumer<Fact> work) {
        first.listeners.register(listener, new Listener(work));
        second.listeners.register(listener, new Listener(work));
    }

    private static Fact fact(int shop, String text) {
        return new Fact(new ShopId(shop + 1L), text, 0);
    }

    record Fact(ShopId shopId, String text, int number) implements DomainEvent {}

    record Listener(Consumer<Fact> work) implements EventListener<Fact> {
        @Override
        public Class<Fact> eventType() {
            return Fact.class;
        }

        @Override
        public void on(Fact event) {
            work.accept(event);
        }
    }
}
