package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The product's own plugins upgraded and rolled back, and a sample installed and removed, again and again while eight users read the
 * catalogue: no request of theirs fails and no class stays. Runs by night ({@code -Pnightly}), or when it is named; a cycle is four changes.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class PluginCyclesIT {

    private static final int CYCLES = Integer.getInteger("vitrina.plugin.cycles", 2);
    private static final int USERS = 8;
    private static final Duration THINKING = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READ = """
        { me { email }
          products(first: 5) { totalCount nodes { nmId title } }
          pricingGoods { items { nmId } }
          mediaLinks(nmId: "10000001", photoCount: 1) { photos { __typename } } }
        """;

    @TempDir
    Path directory;

    @Test
    void noUserNoticesAndNoClassStays() throws Exception {
        try (
            WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).cards(300).build());
            Database database = Database.start();
            Product product = Product.start(launch(sandbox, database));
            ShopClient admin = new ShopClient(product.url());
            PluginChanges changes = new PluginChanges(product.url())
        ) {
            String shop = admin.connect("Основной", sandbox.tokens().getFirst().token());
            admin.inShop(shop).awaitIdle(PATIENCE);
            AtomicBoolean stop = new AtomicBoolean();
            try (ExecutorService users = Executors.newFixedThreadPool(USERS)) {
                List<Future<Integer>> read = new ArrayList<>();
                for (int user = 0; user < USERS; user++) {
                    read.add(users.submit(() -> readUntil(stop, product.url(), shop)));
                }
                try {
                    for (int cycle = 0; cycle < CYCLES; cycle++) {
                        changes.install(FirstPartyZip.of("wb-pricing").as("0.2." + cycle, directory));
                        changes.install(SamplePackage.of(sample(), directory.resolve("hello" + cycle)));
                        changes.change("pluginRollBack", "id: \"wb-pricing\"");
                        changes.change("pluginRemove", "id: \"hello\"");
                    }
                } finally {
                    stop.set(true); // or the users read for ever
                }
                for (Future<Integer> answers : read) {
                    assertThat(answers.get(60, TimeUnit.SECONDS)).as("answers of one user").isPositive();
                }
            }
            awaitNoLoader(product);
            Metrics metrics = Metrics.of(product.url());
            double swap =
                metrics.value("vitrina_plugin_swap_seconds_sum") / metrics.value("vitrina_plugin_swap_seconds_count");
            System.out.printf(
                "%d changes: swap %.1f us on average, longest drain lately %.0f ms%n",
                4 * CYCLES,
                swap * 1e6,
                metrics.value("vitrina_plugin_drain_seconds_max") * 1e3
            );
            assertThat(metrics.text())
                .as("the time of a plugin's field, under the plugin's name")
                .containsPattern("graphql_datafetcher_seconds_count\\{.*plugin=\"wb-pricing\"");
        }
    }

    private Launch launch(WbSandbox sandbox, Database database) {
        return Launch.of(Repository.here().jar(), directory)
            .withJvmOption("-XX:SoftRefLRUPolicyMSPerMB=0")
            .with("vitrina.plugins.directory", FirstPartyZip.all(directory.resolve("plugins")).toString())
            .with("vitrina.plugins.unsigned", "true")
            .with("vitrina.metrics.open-to-this-machine", "true")
            .with(database.fresh("cycles"))
            .with(SandboxUpstreams.of(sandbox))
            .withOutput(Repository.here().root().resolve("app/target/plugin-cycles-host.log"));
    }

    private static Path sample() {
        return Repository.here().root().resolve("samples/hello-plugin");
    }

    private static int readUntil(AtomicBoolean stop, URI url, String shop) {
        int answers = 0;
        try (ShopClient user = new ShopClient(url).inShop(shop)) {
            while (!stop.get()) {
                JsonNode data = user.query(READ); // throws when there is an error in the answer
                assertThat(data.path("products").path("totalCount").asInt()).isPositive();
                answers++;
                LockSupport.parkNanos(THINKING.toNanos()); // people think, and other tests live on this machine too
            }
        }
        return answers;
    }

    private static void awaitNoLoader(Product product) {
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .untilAsserted(() -> {
                collectGarbage(product.pid());
                assertThat(Metrics.of(product.url()).value("vitrina_plugin_loaders_alive"))
                    .as("loaders of ended plugins that are still in memory")
                    .isZero();
            });
    }

    private static void collectGarbage(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        assertThat(process.waitFor()).isZero();
    }

    /** What the host tells at {@code /actuator/prometheus}. */
    private record Metrics(String text) {
        static Metrics of(URI url) throws IOException, InterruptedException {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(url.resolve("/actuator/prometheus")).build();
                return new Metrics(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            }
        }

        double value(String name) {
            Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{.*\\})? (\\S+)$").matcher(text);
            assertThat(line.find()).as("%s in %s", name, text).isTrue();
            return Double.parseDouble(line.group(1));
        }
    }
}
