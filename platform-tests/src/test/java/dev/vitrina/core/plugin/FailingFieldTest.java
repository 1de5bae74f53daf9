package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A field that fails, and one that takes its time: neither takes more of the host than it may, and their neighbours go on. */
@HostTest
@DirtiesContext
class FailingFieldTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.in(directory, properties);
        properties.add("vitrina.plugins.fields.failures", () -> "5");
        properties.add("vitrina.plugins.fields.rest", () -> "2s");
        properties.add("vitrina.plugins.fields.concurrent", () -> "3");
        properties.add("vitrina.plugins.development", () ->
            TestPlugin.named("moody")
                .java("Config", "@Configuration class Config { @Bean Controls controls() { return new Controls(); } }")
                .java(
                    "Controls",
                    """
                    @Controller class Controls {
                      private final java.util.concurrent.atomic.AtomicInteger inside = new java.util.concurrent.atomic.AtomicInteger();
                      private volatile int most;
                      private volatile boolean well;
                      @QueryMapping String moodyFails(@Argument boolean refuses) {
                        if (refuses) throw new VitrinaException(ErrorCode.CONFLICT, "no");
                        if (!well) throw new IllegalStateException("in a mood");
                        return "well";
                      }
                      @QueryMapping String moodyGood() { return "good"; }
                      @MutationMapping boolean moodyCheerUp() { return well = true; }
                      @QueryMapping int moodySlow() throws Exception {
                        int now = inside.incrementAndGet();
                        synchronized (this) { most = Math.max(most, now); }
                        Thread.sleep(20);
                        inside.decrementAndGet();
                        return most;
                      }
                    }
                    """
                )
                .graphql(
                    """
                    extend type Query {
                      moodyFails(refuses: Boolean! = false): String @requiresPermission(permission: "moody:use")
                      moodyGood: String @requiresPermission(permission: "moody:use")
                      moodySlow: Int @requiresPermission(permission: "moody:use")
                    }
                    extend type Mutation { moodyCheerUp: Boolean @requiresPermission(permission: "moody:use") }
                    """
                )
                .in(directory)
        );
    }

    @Test
    void aFieldThatFailsTooOftenRestsAndComesBack() {
        Client client = client();
        for (int call = 0; call < 10; call++) {
            assertThat(client.graphql("{ moodyFails(refuses: true) }").errorCode())
                .as("a refusal is an answer")
                .isEqualTo("CONFLICT");
        }

        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> client.graphql("{ moodyFails }").errorCode().equals("PLUGIN_UNAVAILABLE"));
        Client.Answer resting = client.graphql("{ moodyFails moodyGood }");

        assertThat(resting.data("moodyGood").asString()).isEqualTo("good");
        assertThat(resting.body().path("errors").path(0).path("extensions").path("plugin").asString()).isEqualTo(
            "moody"
        );
        assertThat(
            resting.body().path("errors").path(0).path("extensions").path("retryAfterSeconds").asInt()
        ).isPositive();
        client.graphql("mutation { moodyCheerUp }");
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> client.graphql("{ moodyFails }").data("moodyFails").asString("").equals("well"));
    }

    @Test
    void noMoreFieldsWorkAtOnceThanMay() throws Exception {
        Client client = client();
        List<Integer> most = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(call -> threads.submit(() -> client.graphql("{ moodySlow }").data("moodySlow").asInt()))
                .toList();
            for (Future<Integer> answer : answers) {
                most.add(answer.get());
            }
        }

        assertThat(most)
            .allMatch(seen -> seen >= 1 && seen <= 3)
            .contains(3);
    }

    private Client client() {
        Client client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
        return client;
    }
}
