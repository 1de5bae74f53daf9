package dev.vitrina.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.SyncMode;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(30)
class ReadAheadTest {

    private static final PageQuery QUERY = new PageQuery(1, SyncMode.FULL, "7", Priority.MIRROR);
    private static final PageResult<String> PAGE = new PageResult.Failed<>(FailureKind.UNAVAILABLE, "a result", null);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @AfterEach
    void leaveTheThreadAsItWas() {
        MDC.clear();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void asksOnAVirtualThreadThatIsGoneWhenThePageIsTaken() {
        try (ReadAhead<String> ahead = new ReadAhead<>(this::answering)) {
            ahead.begin(QUERY);

            assertThat(ahead.take()).isSameAs(PAGE);

            assertThat(thread.get()).satisfies(used -> {
                    assertThat(used.isVirtual()).isTrue();
                    assertThat(used.isAlive()).isFalse();
                });
        }
    }

    @Test
    void asksUnderTheLogTagsAndTheClassLoaderOfTheRun() throws Exception {
        AtomicReference<@Nullable Map<String, String>> tags = new AtomicReference<>();
        AtomicReference<@Nullable ClassLoader> loader = new AtomicReference<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        MDC.put("shop", "7");
        try (URLClassLoader plugin = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(plugin);
            ReadAhead<String> ahead = new ReadAhead<>(query -> {
                tags.set(MDC.getCopyOfContextMap());
                loader.set(Thread.currentThread().getContextClassLoader());
                return PAGE;
            });

            ahead.begin(QUERY);
            ahead.take();

            assertThat(tags.get()).isEqualTo(Map.of("shop", "7"));
            assertThat(loader.get()).isSameAs(plugin);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void closingInterruptsTheSourceAndWaitsUntilItHasReturned() throws InterruptedException {
        ReadAhead<String> ahead = new ReadAhead<>(this::waiting);
        ahead.begin(QUERY);
        asked.await();

        ahead.close();

        assertThat(interrupted).isTrue();
        assertThat(thread.get()).satisfies(used -> assertThat(used.isAlive()).isFalse());
    }

    @Test
    void anInterruptionOfTheRunReachesTheSourceWhoseAnswerCounts() {
        Thread run = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
                ReadAheadTest.await(asked);
                run.interrupt();
            });
        try (ReadAhead<String> ahead = new ReadAhead<>(this::waiting)) {
            ahead.begin(QUERY);

            assertThat(ahead.take()).isSameAs(PAGE);
        }

        assertThat(interrupted).isTrue();
        assertThat(Thread.interrupted()).as("the run's thread stays interrupted").isTrue();
    }

    @Test
    void aRunThatIsInterruptedAlreadyAsksAsSuch() {
        try (ReadAhead<String> ahead = new ReadAhead<>(this::waiting)) {
            Thread.currentThread().interrupt();
            ahead.begin(QUERY);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(ahead.take()).isSameAs(PAGE);
        }

        assertThat(interrupted).isTrue();
    }

    @Test
    void whatTheSourceThrowsIsThrownWhenThePageIsTaken() {
        ReadAhead<String> failing = new ReadAhead<>(throwing(new IllegalStateException("no")));
        failing.begin(QUERY);
        assertThatThrownBy(failing::take).isInstanceOf(IllegalStateException.class).hasMessage("no");

        ReadAhead<String> broken = new ReadAhead<>(query -> {
            throw new NoClassDefFoundError("gone");
        });
        broken.begin(QUERY);
        assertThatThrownBy(broken::take).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void readsOnePageAtATime() {
        try (ReadAhead<String> ahead = new ReadAhead<>(this::waiting)) {
            assertThatThrownBy(ahead::take).isInstanceOf(IllegalStateException.class);
            ahead.begin(QUERY);

            assertThatThrownBy(() -> ahead.begin(QUERY)).isInstanceOf(IllegalStateException.class);
        }
    }

    private PageResult<String> answering(PageQuery query) {
        thread.set(Thread.currentThread());
        return PAGE;
    }

    private PageResult<String> waiting(PageQuery query) {
        thread.set(Thread.currentThread());
        asked.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.set(true);
        }
        return PAGE;
    }

    private static PageSource<String> throwing(RuntimeException exception) {
        return query -> {
            throw exception;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
