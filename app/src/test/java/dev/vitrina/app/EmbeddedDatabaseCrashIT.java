package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The same with the PostgreSQL that the product starts itself, whose files and process a kill leaves as they are. */
@Timeout(400)
class EmbeddedDatabaseCrashIT {

    private static final String SELLER = "nordflax";
    private static final String CARDS_LIST = "/wb-content/content/v2/get/cards/list";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void nextStartFindsItsDataAfterKillsThatLeaveAServerOrAStalePidFile() throws IOException {
        try (
            WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).cards(2_000).build());
            WildberriesRecorder wildberries = new WildberriesRecorder(sandbox.port(), Duration.ofMillis(100))
        ) {
            Launch launch = Launch.of(Repository.here().jar(), directory)
                .shortLived()
                // How long a dead host's job waits is a matter of the settings, and not what is asked here.
                .with("vitrina.jobs.heartbeat", "250ms")
                .with("vitrina.jobs.poll", "250ms")
                .with(Repository.here().developmentPlugins())
                .with("vitrina.data-directory", directory.resolve("data").toString())
                .with(SandboxUpstreams.of(wildberries::baseUrl))
                .withOutput(Repository.here().root().resolve("app/target/embedded-crash-host.log"));
            Product first = Product.start(launch);
            String shop = connect(first, sandbox);
            awaitPages(wildberries, 3);
            first.kill();
            assertThat(postmaster()).as("PostgreSQL, which outlives the killed host").matches(ProcessHandle::isAlive);

            Product second = Product.start(launch);
            awaitPages(wildberries, 3);
            ProcessHandle server = postmaster();
            second.kill();
            server.destroyForcibly();
            server.onExit().join();
            assertThat(postmasterFile()).as("the file that the killed PostgreSQL leaves").exists();

            try (Product third = Product.start(launch); ShopClient client = new ShopClient(third.url())) {
                client.inShop(shop).awaitIdle(PATIENCE);
                new CardMirror(dataSource(), shop, sandbox, SELLER).assertEqualsWildberries();
                server = postmaster();
            }
            // pg_ctl waits until the server has let go of its files; the process ends a moment later.
            assertThat(server.onExit()).as("PostgreSQL after an orderly stop").succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static String connect(Product product, WbSandbox sandbox) {
        try (ShopClient client = new ShopClient(product.url())) {
            return client.connect("Основной", sandbox.tokens().getFirst().token());
        }
    }

    private static void awaitPages(WildberriesRecorder wildberries, int pages) {
        long seen = wildberries.count(CARDS_LIST);
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> wildberries.count(CARDS_LIST) >= seen + pages);
    }

    private DataSource dataSource() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] { "127.0.0.1" });
        source.setPortNumbers(new int[] { Integer.parseInt(postmasterLines().get(3).strip()) });
        source.setDatabaseName("vitrina");
        source.setUser("vitrina");
        source.setPassword(Files.readString(directory.resolve("data/postgres/password")).strip());
        return source;
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterLines().getFirst().strip())).orElseThrow();
    }

    /** Its lines: process id, data directory, start time, port (PostgreSQL manual, "postmaster.pid"). */
    private List<String> postmasterLines() throws IOException {
        return Files.readAllLines(postmasterFile());
    }

    private Path postmasterFile() {
        return directory.resolve("data/postgres/data/postmaster.pid");
    }
}
