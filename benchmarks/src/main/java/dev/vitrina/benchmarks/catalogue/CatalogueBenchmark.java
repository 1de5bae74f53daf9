package dev.vitrina.benchmarks.catalogue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.ProductClient;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.products.mirror.CardMirror;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.SellerPlan;
import dev.vitrina.sandbox.WbSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One shop of each size, synced through the whole product from simulated Wildberries without quotas into a host with a small heap
 * ({@code -Dhost.heap=}, 256m); then read, exported and worked in. Arguments: {@code sizes=10000,100000,1000000} and what to measure beside
 * the sync, {@code pages}, {@code counts}, {@code facets}, {@code export}, {@code archive}, {@code users}; none means all.
 */
public final class CatalogueBenchmark {

    private static final String SIZES = "sizes=";
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final int USERS = 32;
    private static final int TURNS = 4;
    private static final String DATABASE = "catalogue";

    private final Report report;
    private final Database database;
    private final Set<String> chosen;

    private CatalogueBenchmark(Report report, Database database, Set<String> chosen) {
        this.report = report;
        this.database = database;
        this.chosen = chosen;
    }

    public static void main(String[] arguments) throws IOException {
        String sizes = "sizes=10000,100000,1000000";
        List<String> chosen = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(SIZES)) {
                sizes = argument;
            } else {
                chosen.add(argument);
            }
        }
        int[] cards = List.of(sizes.substring(SIZES.length()).split(","))
            .stream()
            .mapToInt(Integer::parseInt)
            .toArray();
        try (Database database = Database.start()) {
            Report report = new Report("catalogue", Machine.facts(database));
            new CatalogueBenchmark(report, database, Set.copyOf(chosen)).run(cards);
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    private void run(int[] sizes) throws IOException {
        List<SellerPlan> sellers = new ArrayList<>();
        sellers.add(seller(0, 10_000)); // for the JVM to get warm with
        IntStream.range(0, sizes.length).forEach(i -> sellers.add(seller(i + 1, sizes[i])));
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).sellers(sellers).build();
        Path directory = Files.createTempDirectory("vitrina-catalogue");
        try (
            WbSandbox sandbox = WbSandbox.start(settings);
            Product product = Product.start(launch(directory, sandbox));
            ProductClient client = ProductClient.admin(product.url());
            HikariDataSource pool = pool()
        ) {
            List<Long> shops = sync(product, client, sandbox, sellers);
            JdbcClient jdbc = JdbcClient.create(pool);
            // What autovacuum does within a minute.
            jdbc.sql("VACUUM (ANALYZE) p_wb_products.card").update();
            report.add("database, cards with their indexes", mebibytes(jdbc, "p_wb_products.card"), "MiB");
            List<Sample> samples = shops
                .stream()
                .skip(1)
                .map(shop -> Sample.of(jdbc, shop))
                .toList();
            read(pool, jdbc, samples);
            if (wants("export")) {
                for (String format : List.of("CSV", "XLSX")) {
                    new Exporting(report, product, client).all(format, samples);
                }
            }
            if (wants("archive")) {
                new Archiving(report, product, client).archive(samples);
            }
            if (wants("users")) {
                users(client, samples);
            }
            report.add("most memory held by the host since", Machine.peakMebibytes(product.pid()), "MiB");
        }
    }

    private boolean wants(String part) {
        return chosen.isEmpty() || chosen.contains(part);
    }

    private List<Long> sync(Product product, ProductClient client, WbSandbox sandbox, List<SellerPlan> sellers) {
        List<Long> shops = new ArrayList<>();
        double smallest = 0;
        for (int i = 0; i < sellers.size(); i++) {
            Machine.forgetPeak(product.pid());
            double processor = Machine.processorSeconds(product.pid());
            String shop = FirstSync.connect(client, "Shop " + i, sandbox.tokens().get(i).token());
            FirstSync sync = FirstSync.await(client, shop, sellers.get(i).cards(), PATIENCE);
            var _ = client.sibling().inShop(shop).query("mutation { productsSyncPause { errors { code } } }");
            shops.add(Long.parseLong(shop));
            if (i > 0) {
                smallest = smallest == 0 ? sync.cardsPerSecond() : smallest;
                String what = String.format(Locale.ROOT, "first sync of %,d cards", sync.rows());
                report.add(what, sync.cardsPerSecond(), "cards/s");
                report.add("... beside the smallest", sync.cardsPerSecond() / smallest, "x", "1: linear");
                if (sync.half() > 0) {
                    report.add("... second half / first half", sync.seconds() / sync.half() - 1, "x", "1: linear");
                }
                double spent = Machine.processorSeconds(product.pid()) - processor;
                report.add("... processor time of the host for a card", (spent / sync.rows()) * 1e6, "us");
                report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB", "flat");
            }
        }
        return shops;
    }

    private void read(HikariDataSource pool, JdbcClient jdbc, List<Sample> samples) {
        PageSource<dev.vitrina.products.card.CardPage.Sent> none = query ->
            new PageSource.PageResult.Page<>(List.of(), query.cursor(), true);
        try (CacheEngine engine = CacheEngine.on(pool).start()) {
            Reading reading = new Reading(report, jdbc, engine.mirrors().mirror(CardMirror.withoutLag(none)), samples);
            if (wants("pages")) {
                reading.pages(40);
            }
            if (wants("counts")) {
                reading.counts(10);
            }
            if (wants("facets")) {
                reading.facets(8);
            }
        }
    }

    /** The two largest catalogues in turns. */
    private void users(ProductClient client, List<Sample> samples) {
        for (int seconds : new int[] { 1, 0 }) {
            Duration thinks = Duration.ofSeconds(seconds);
            List<Sample> largest = samples.subList(Math.max(0, samples.size() - 2), samples.size());
            List<Users.Waited> waited = largest
                .stream()
                .map(_ -> new Users.Waited())
                .toList();
            for (int turn = 0; turn < TURNS; turn++) {
                for (int i = 0; i < largest.size(); i++) {
                    Users users = new Users(client, USERS);
                    waited.get(i).add(users.work(List.of(largest.get(i)), Duration.ofSeconds(10), thinks, turn));
                }
            }
            for (int i = 0; i < largest.size(); i++) {
                String what = "%d users at %,d cards, %s".formatted(
                    USERS,
                    largest.get(i).cards(),
                    thinks.isZero() ? "without a pause" : "a request a second each"
                );
                waited.get(i).report(report, what);
            }
        }
    }

    private static double mebibytes(JdbcClient jdbc, String table) {
        return (
            jdbc.sql("SELECT pg_total_relation_size(CAST(? AS regclass))").param(table).query(Long.class).single() /
            1_048_576.0
        );
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource(DATABASE));
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private Launch launch(Path directory, WbSandbox sandbox) {
        return Launch.of(Repository.here().jar(), directory)
            .with(Repository.here().developmentPlugins())
            .with(database.fresh(DATABASE))
            .with(SandboxUpstreams.of(sandbox))
            .with("vitrina.gateway.quotas", "ignored")
            .withJvmOption("-Xmx" + System.getProperty("host.heap", "256m"));
    }

    static SellerPlan seller(int number, int cards) {
        return new SellerPlan(
            "shop" + number,
            "ООО «Лён " + number + "»",
            "Лён " + number,
            Long.toString(7_700_000_000L + number),
            cards,
            SellerPlan.Token.PERSONAL
        );
    }
}
