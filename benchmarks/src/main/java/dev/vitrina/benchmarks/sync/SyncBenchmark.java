package dev.vitrina.benchmarks.sync;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.SellerPlan;
import dev.vitrina.sandbox.WbSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Syncs catalogues through the whole product: sandbox, gateway, quota, mirror, PostgreSQL. Arguments choose what is measured:
 * {@code quota}, {@code throughput}, {@code memory}; none means all.
 */
public final class SyncBenchmark {

    private static final int CARDS = 12_000;
    private static final int MANY_CARDS = 100_000;
    private static final int THROUGHPUT_SHOPS = 4;

    /** What Spring Boot's Maven plugin adds unless it is told not to (its {@code optimizedLaunch}). */
    private static final String OPTIMIZED_LAUNCH = "-XX:TieredStopAtLevel=1";

    private final Report report;
    private final Database database;
    private final Path directory;

    private SyncBenchmark(Report report, Database database, Path directory) {
        this.report = report;
        this.database = database;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        Set<String> chosen = arguments.length == 0 ? Set.of("quota", "throughput", "memory") : Set.of(arguments);
        Path directory = Files.createTempDirectory("vitrina-sync");
        try (Database database = Database.start()) {
            Report report = new Report("sync", Machine.facts(database));
            SyncBenchmark benchmark = new SyncBenchmark(report, database, directory);
            if (chosen.contains("throughput")) {
                benchmark.throughput();
            }
            if (chosen.contains("memory")) {
                benchmark.memory();
            }
            if (chosen.contains("quota")) {
                benchmark.quota();
            }
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    /** Under WB's real quota: the time beside the least that the quota allows. */
    private void quota() {
        try (
            WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(CARDS).build());
            Product product = Product.start(launch("quota", sandbox))
        ) {
            SyncedShop shop = SyncedShop.connect(product, sandbox, 0);
            CatalogueQuota quota = CatalogueQuota.CARD_LIST;
            report.add("12,000 cards under WB's quota", shop.seconds(), "s");
            report.add("... the quota's floor", quota.floorSeconds(CARDS), "s");
            report.add("... time / floor", shop.seconds() / quota.floorSeconds(CARDS), "x", "<= 1.05");
            report.add("... requests / least possible", (double) shop.requests() / quota.pages(CARDS), "x", "1.00");
            report.add("... token pasted to whole catalogue", shop.secondsSincePasted(), "s");
        }
    }

    /**
     * Without quotas, in a JVM as {@code mvn spring-boot:run} starts it and in one as {@code java -jar} does. In both the first
     * shop meets a cold JVM; in the second the later ones meet one whose second compiler still takes its share of the processors.
     */
    private void throughput() {
        List<SellerPlan> sellers = IntStream.rangeClosed(1, THROUGHPUT_SHOPS).mapToObj(SyncBenchmark::seller).toList();
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).sellers(sellers).build();
        try (WbSandbox sandbox = WbSandbox.start(settings)) {
            Launch jar = launch("throughput", sandbox).with("vitrina.gateway.quotas", "ignored");
            Launch run = launch("throughput-run", sandbox).with("vitrina.gateway.quotas", "ignored");
            throughput("mvn spring-boot:run", run.withJvmOption(OPTIMIZED_LAUNCH), sandbox);
            throughput("java -jar", jar, sandbox);
        }
    }

    private void throughput(String how, Launch launch, WbSandbox sandbox) {
        try (Product product = Product.start(launch)) {
            for (int number = 0; number < THROUGHPUT_SHOPS; number++) {
                SyncedShop shop = SyncedShop.connect(product, sandbox, number);
                String what = "12,000 cards without quotas, %s, shop %d".formatted(how, number + 1);
                report.add(what, CARDS / shop.seconds(), "cards/s", ">= 3,000");
            }
        }
    }

    /** A large catalogue in a small heap. */
    private void memory() {
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).cards(MANY_CARDS).build();
        try (
            WbSandbox sandbox = WbSandbox.start(settings);
            Product product = Product.start(
                launch("memory", sandbox).with("vitrina.gateway.quotas", "ignored").withJvmOption("-Xmx256m")
            )
        ) {
            SyncedShop shop = SyncedShop.connect(product, sandbox, 0);
            report.add("100,000 cards with -Xmx256m", shop.seconds(), "s", "completes");
            report.add("... rows mirrored", shop.rows(), "rows", "100,000");
            report.add("... speed", MANY_CARDS / shop.seconds(), "cards/s");
            report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB");
        }
    }

    private Launch launch(String name, WbSandbox sandbox) {
        return Launch.of(Repository.here().jar(), directory.resolve(name))
            .with(Repository.here().developmentPlugins())
            .with(database.fresh(name))
            .with(SandboxUpstreams.of(sandbox));
    }

    private static SellerPlan seller(int number) {
        return new SellerPlan(
            "shop" + number,
            "ООО «Лён " + number + "»",
            "Лён " + number,
            "770000000" + number,
            CARDS,
            SellerPlan.Token.PERSONAL
        );
    }
}
