package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees of a start, good or bad. */
@Timeout(300)
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    @Test
    void bannerSaysWhereToGoHowToSignInAndWhatToPaste() {
        Launch launch = demo().without("vitrina.admin.email").without("vitrina.admin.password");

        try (Product product = Product.start(launch)) {
            Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> product.output().contains("Vitrina is ready"));
            String output = product.output();

            assertThat(output).contains("Dashboard   http://localhost:" + launch.port());
            assertThat(output).contains("Playground  http://localhost:" + launch.port() + "/playground");
            assertThat(output).containsPattern("Sign in     admin@vitrina.local / \\S{12,} \\(shown once\\)");
            assertThat(output).contains("(12,000 cards, personal token)", "(800 cards, personal token)");
            assertThat(output).contains("(150 cards, base token)", "expired token)");
            assertThat(output).containsPattern("(?m)^ +ey[\\w-]+\\.[\\w-]+\\.[\\w-]+$");
        }
    }

    @Test
    void takenPortEndsTheStartWithASentenceThatNamesTheProperty() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String output = refused(demo().withPort(taken.getLocalPort()));

            assertThat(output).contains("server.port", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void takenSandboxPortEndsTheStartWithASentenceThatNamesTheProperty() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            String output = refused(demo().with("vitrina.sandbox.port", port));

            assertThat(output).contains("vitrina.sandbox.port", port);
        }
    }

    @Test
    void wrongValueEndsTheStartWithASentenceThatNamesTheProperty() {
        assertThat(refused(demo().with("vitrina.sandbox.port", "eighty"))).contains("vitrina.sandbox.port", "eighty");
    }

    @Test
    void unusableUpstreamAddressEndsTheStartWithASentenceThatNamesTheProperty() {
        String output = refused(demo().with("vitrina.upstreams.wb-content.base-url", "not an address"));

        assertThat(output).containsPattern("vitrina\\.upstreams\\S*wb-content\\S*base-url").contains("not an address");
    }

    @Test
    void unreachableDatabaseEndsTheStartWithASentenceThatNamesTheProperty() {
        String url = "jdbc:postgresql://127.0.0.1:" + Launch.freePort() + "/nowhere";
        String output = refused(demo().with("spring.datasource.url", url));

        assertThat(output).contains("spring.datasource.url");
    }

    private Launch demo() {
        return Launch.of(Repository.here().jar(), directory)
            .shortLived()
            .with(Repository.here().developmentPlugins())
            .with("vitrina.sandbox.enabled", "true")
            .with("vitrina.sandbox.port", "0")
            .with("vitrina.data-directory", directory.resolve("data").toString());
    }

    /** Starts what cannot start: it must end by itself, with an exit code that says so and without a stack trace. */
    private static String refused(Launch launch) {
        Product product = Product.begin(launch);
        int exit = product.awaitExit(PATIENCE);

        assertThat(exit).isNotZero();
        assertThat(product.output()).doesNotContain("\tat org.springframework.boot.SpringApplication.run");
        return product.output();
    }
}
