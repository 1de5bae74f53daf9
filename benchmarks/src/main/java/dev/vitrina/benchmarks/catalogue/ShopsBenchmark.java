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
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.SellerPlan;
import dev.vitrina.sandbox.WbSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many shops on one machine, all of them of one operator: first syncs as many at a time as the host runs, then runs by schedule, and people
 * who read meanwhile. Without quotas, so that the host is what holds it up. Arguments: shops, cards of each, minutes of runs by schedule;
 * 100, 10,000 and 6 otherwise. {@code -Dhost.heap=} is the host's heap, 512m.
 */
public final class ShopsBenchmark {

    private static final String DATABASE = "shops";
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final int USERS = 32;
    private static final int EDITED = 20;

    private final Report report;
    private final int cards;

    private ShopsBenchmark(Report report, int cards) {
        this.report = report;
        this.cards = cards;
    }

    public static void main(String[] arguments) throws IOException {
        int shops = number(arguments, 0, 100);
        int cards = number(arguments, 1, 10_000);
        int minutes = number(arguments, 2, 6);
        Path directory = Files.createTempDirectory("vitrina-shops");
        List<SellerPlan> sellers = IntStream.range(0, shops)
            .mapToObj(i -> CatalogueBenchmark.seller(i, cards))
            .toList();
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).sellers(sellers).build();
        try (
            Database database = Database.start();
            WbSandbox sandbox = WbSandbox.start(settings);
            Product product = Product.start(launch(directory, database, sandbox));
            ProductClient client = ProductClient.admin(product.url());
            HikariDataSource pool = pool(database)
        ) {
            Report report = new Report("shops", Machine.facts(database));
            ShopsBenchmark benchmark = new ShopsBenchmark(report, cards);
            JdbcClient jdbc = JdbcClient.create(pool);
            List<Sample> samples = benchmark.first(product, client, sandbox, jdbc, shops);
            benchmark.scheduled(product, client, sandbox, jdbc, samples, Duration.ofMinutes(minutes));
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    /** All shops at once; people read while the later half comes in. */
    private List<Sample> first(Product product, ProductClient client, WbSandbox sandbox, JdbcClient jdbc, int shops) {
        double processor = Machine.processorSeconds(product.pid());
        long begun = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < shops; i++) {
            ids.add(FirstSync.connect(client, "Shop " + i, sandbox.tokens().get(i).token()));
        }
        report.add("%d tokens pasted".formatted(shops), (System.nanoTime() - begun) / 1e9, "s");
        await(jdbc, shops / 2);
        List<Sample> early = complete(jdbc)
            .stream()
            .limit(10)
            .map(shop -> Sample.of(jdbc, shop))
            .toList();
        Users.Waited waited = new Users(client, USERS).work(early, Duration.ofSeconds(20), Duration.ofSeconds(1), 1);
        await(jdbc, shops);
        double seconds = (System.nanoTime() - begun) / 1e9;
        report.add("%d first syncs of %,d cards, all over after".formatted(shops, cards), seconds, "s");
        report.add("... together", ((double) shops * cards) / seconds, "cards/s");
        double spent = Machine.processorSeconds(product.pid()) - processor;
        report.add("... processor time of the host for a card", (spent / shops / cards) * 1e6, "us");
        report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB");
        waited.report(report, "%d users, a request a second each, meanwhile".formatted(USERS));
        size(jdbc);
        long rows = jdbc.sql("SELECT count(*) FROM p_wb_products.card").query(Long.class).single();
        report.add("... cards in it", rows, "", String.valueOf((long) shops * cards));
        return ids
            .stream()
            .limit(20)
            .map(shop -> Sample.of(jdbc, Long.parseLong(shop)))
            .toList();
    }

    /** Runs as the schedule has them, while cards are edited at Wildberries and people read. */
    private void scheduled(
        Product product,
        ProductClient client,
        WbSandbox sandbox,
        JdbcClient jdbc,
        List<Sample> samples,
        Duration time
    ) {
        sandbox
            .control()
            .sellers()
            .forEach(seller -> {
                var _ = sandbox.control().editRandom(seller.key(), EDITED, 1);
            });
        Machine.forgetPeak(product.pid());
        double processor = Machine.processorSeconds(product.pid());
        long firstRun = jdbc.sql("SELECT coalesce(max(id), 0) FROM cache.sync_run").query(Long.class).single();
        Users users = new Users(client, USERS);
        CompletableFuture<Users.Waited> waited = CompletableFuture.supplyAsync(() ->
            users.work(samples, time, Duration.ofSeconds(1), 2)
        );
        Users.Waited all = waited.join();
        report.add("runs by schedule in " + time, runs(jdbc, firstRun, "true"), "");
        report.add("... completed", runs(jdbc, firstRun, "outcome = 'COMPLETED'"), "");
        report.add("... shops without one", idle(jdbc, firstRun), "", "0");
        report.add("... cards that changed", number(jdbc, firstRun, "sum(updated)"), "");
        report.add("... a run's time, p50", 1e3 * seconds(jdbc, firstRun, 0.5), "ms");
        report.add("... p99", 1e3 * seconds(jdbc, firstRun, 0.99), "ms");
        double spent = Machine.processorSeconds(product.pid()) - processor;
        report.add("... share of one processor that the host took", (100 * spent) / time.toSeconds(), "%");
        report.add("... most memory held by the host", Machine.peakMebibytes(product.pid()), "MiB");
        all.report(report, "%d users, a request a second each, meanwhile".formatted(USERS));
        size(jdbc);
    }

    private void size(JdbcClient jdbc) {
        report.add("database", mebibytes(jdbc, "pg_database_size(current_database())"), "MiB");
        report.add("... cards", mebibytes(jdbc, "pg_table_size('p_wb_products.card')"), "MiB");
        report.add("... their indexes", mebibytes(jdbc, "pg_indexes_size('p_wb_products.card')"), "MiB");
    }

    private static double mebibytes(JdbcClient jdbc, String size) {
        return jdbc.sql("SELECT " + size).query(Long.class).single() / 1_048_576.0;
    }

    private static void await(JdbcClient jdbc, int shops) {
        long begun = System.nanoTime();
        while (complete(jdbc).size() < shops) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("only %d shops are complete".formatted(complete(jdbc).size()));
            }
            FirstSync.pause(Duration.ofSeconds(1));
        }
    }

    private static List<Long> complete(JdbcClient jdbc) {
        return jdbc
            .sql("SELECT tenant FROM cache.mirror_state WHERE mirror = ? AND complete ORDER BY tenant")
            .param("wb-products/cards")
            .query((row, _) -> row.getLong(1))
            .list();
    }

    private static double runs(JdbcClient jdbc, long after, String condition) {
        return number(jdbc, after, "count(*) FILTER (WHERE " + condition + ")");
    }

    private static double number(JdbcClient jdbc, long after, String what) {
        return jdbc
            .sql("SELECT coalesce(" + what + ", 0) FROM cache.sync_run WHERE mirror = ? AND id > ?")
            .params("wb-products/cards", after)
            .query(Double.class)
            .single();
    }

    private static double seconds(JdbcClient jdbc, long after, double share) {
        return number(
            jdbc,
            after,
            "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at))"
        );
    }

    private static double idle(JdbcClient jdbc, long after) {
        return jdbc
            .sql(
                """
                SELECT count(*) FROM cache.mirror_state s WHERE s.mirror = ? AND NOT EXISTS (
                    SELECT 1 FROM cache.sync_run r WHERE r.mirror = s.mirror AND r.tenant = s.tenant AND r.id > ?)
                """
            )
            .params("wb-products/cards", after)
            .query(Double.class)
            .single();
    }

    private static HikariDataSource pool(Database database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource(DATABASE));
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static Launch launch(Path directory, Database database, WbSandbox sandbox) {
        return Launch.of(Repository.here().jar(), directory)
            .with(Repository.here().developmentPlugins())
            .with(database.fresh(DATABASE))
            .with(SandboxUpstreams.of(sandbox))
            .with("vitrina.gateway.quotas", "ignored")
            .withJvmOption("-Xmx" + System.getProperty("host.heap", "512m"));
    }
}
