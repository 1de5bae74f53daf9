package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product is killed with SIGKILL in mid-sync, again and again, while the catalogue changes. */
@Timeout(600)
class CrashIT {

    private static final String SELLER = "nordflax";
    private static final String CARDS_LIST = "/wb-content/content/v2/get/cards/list";
    private static final int CARDS = 4_000;
    /** Of each kind of run. The engine's own MirrorCrashTest dies thousands of times; here a whole host starts after each. */
    private static final int KILLS = Integer.getInteger("vitrina.crash.kills", 1);
    /** More than the pages that a kill waits for. */
    private static final int EDITED = 1_000;
    private static final long SEED = Long.getLong("vitrina.crash.seed", 20_261_123L);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Holds each page back, so that a sync lasts long enough to be killed in the middle. */
    private static final Duration PAGE_DELAY = Duration.ofMillis(60);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    Path directory;

    private WbSandbox sandbox;
    private WildberriesRecorder wildberries;
    private Database database;

    @BeforeEach
    void startSurroundings() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).cards(CARDS).build());
        wildberries = new WildberriesRecorder(sandbox.port(), PAGE_DELAY);
        database = Database.start();
    }

    @AfterEach
    void stopSurroundings() {
        database.close();
        wildberries.close();
        sandbox.close();
    }

    @Test
    void mirrorEqualsWildberriesHoweverOftenItIsKilledInMidSync() {
        Launch launch = Launch.of(Repository.here().jar(), directory)
            .shortLived()
            // How long a dead host's job waits is a matter of the settings, and not what is asked here.
            .with("vitrina.jobs.heartbeat", "250ms")
            .with("vitrina.jobs.poll", "250ms")
            .with(Repository.here().developmentPlugins())
            .with(database.properties())
            .with(SandboxUpstreams.of(wildberries::baseUrl))
            .withOutput(Repository.here().root().resolve("app/target/crash-host.log"));
        Product product = Product.start(launch);
        try {
            String shop = connect(product);
            CardMirror mirror = new CardMirror(database.dataSource(), shop, sandbox, SELLER);

            for (int kill = 1; kill <= KILLS; kill++) {
                int rowsBefore = mirror.size();
                product = killInMidSync(product, launch);
                assertThat(mirror.size())
                    .as("rows after kill %s", kill)
                    .isGreaterThanOrEqualTo(rowsBefore)
                    .isLessThan(CARDS);
            }
            awaitIdle(product, shop);
            mirror.assertEqualsWildberries();

            for (int kill = 1; kill <= KILLS; kill++) {
                sandbox.control().editRandom(SELLER, EDITED, random.nextLong());
                sandbox.control().add(SELLER, 20);
                startSync(product, shop, "INCREMENTAL");
                product = killInMidSync(product, launch);
            }
            awaitIdle(product, shop);
            assertThat(lastMode(product, shop)).isEqualTo("INCREMENTAL");
            mirror.assertEqualsWildberries();

            for (int kill = 1; kill <= KILLS; kill++) {
                changeCatalogue();
                startSync(product, shop, "FULL");
                product = killInMidSync(product, launch);
            }
            reconcile(product, shop);
            mirror.assertEqualsWildberries();
        } finally {
            product.close();
        }
    }

    private String connect(Product product) {
        try (ShopClient client = new ShopClient(product.url())) {
            return client.connect("Основной", sandbox.tokens().getFirst().token());
        }
    }

    /** Lets the sync, which goes on by itself after each start, take a random number of pages and kills it at a random moment of the next. */
    private Product killInMidSync(Product product, Launch launch) {
        long seen = wildberries.count(CARDS_LIST);
        int pages = random.nextInt(1, 7);
        Awaitility.await()
            .alias("the sync goes on by itself for " + pages + " pages")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> wildberries.count(CARDS_LIST) >= seen + pages);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(0, 90)).toNanos());
        product.kill();
        return Product.start(launch);
    }

    private void changeCatalogue() {
        sandbox.control().editRandom(SELLER, 150, random.nextLong());
        sandbox.control().trashRandom(SELLER, 25, random.nextLong());
        sandbox.control().add(SELLER, 20);
    }

    private static void startSync(Product product, String shop, String mode) {
        try (ShopClient client = new ShopClient(product.url())) {
            client.inShop(shop).sync(mode);
        }
    }

    private static String lastMode(Product product, String shop) {
        try (ShopClient client = new ShopClient(product.url())) {
            return client.inShop(shop).status().at("/lastRun/mode").asString();
        }
    }

    private static void awaitIdle(Product product, String shop) {
        try (ShopClient client = new ShopClient(product.url())) {
            client.inShop(shop).awaitIdle(PATIENCE);
        }
    }

    private static void reconcile(Product product, String shop) {
        try (ShopClient client = new ShopClient(product.url())) {
            client.inShop(shop).reconcile(PATIENCE);
        }
    }
}
