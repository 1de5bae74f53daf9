package dev.vitrina.benchmarks.pricing;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Prices of whole shops through the whole product. Arguments: {@code sizes=10000,50000} and what is measured, {@code check} (a table that is pasted, until its
 * diff is checked, and the pages of that; without quotas) and {@code send} (the mirror's first sync, the check and the sending of the largest, by
 * Wildberries' quota); none means both.
 *
 * <p>How well sending uses the quota is told from the confirmation until the last upload has gone out, while there always is something to send. All methods of
 * prices share one bucket of tokens, so the share is that of <em>all</em> their calls in what the bucket gives in that time, its full burst included: below 1 it
 * stood idle. How many of these calls were uploads is told beside it. A half is the most: each thousand goods is read once more before it goes out, so that
 * nothing is sent over a price that nobody has seen. Asking what became of uploads waits until they are out.
 */
public final class PriceBenchmark {

    private static final String SIZES = "sizes=";
    private static final int WARM = 2_000;
    private static final int TIMES = 3;
    private static final int PAGES = 20;

    private final Report report;
    private final Database database;
    private final Path directory;

    private PriceBenchmark(Report report, Database database, Path directory) {
        this.report = report;
        this.database = database;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        String sizes = "sizes=10000,50000";
        List<String> chosen = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(SIZES)) {
                sizes = argument;
            } else {
                chosen.add(argument);
            }
        }
        Set<String> parts = chosen.isEmpty() ? Set.of("check", "send") : Set.copyOf(chosen);
        int[] goods = List.of(sizes.substring(SIZES.length()).split(","))
            .stream()
            .mapToInt(Integer::parseInt)
            .toArray();
        Path directory = Files.createTempDirectory("vitrina-prices");
        try (Database database = Database.start()) {
            Report report = new Report("prices", Machine.facts(database));
            PriceBenchmark benchmark = new PriceBenchmark(report, database, directory);
            if (parts.contains("check")) {
                benchmark.check(goods);
            }
            if (parts.contains("send")) {
                benchmark.send(goods[goods.length - 1]);
            }
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    private void check(int[] sizes) {
        List<SellerPlan> sellers = new ArrayList<>();
        sellers.add(seller(0, WARM));
        IntStream.range(0, sizes.length).forEach(i -> sellers.add(seller(i + 1, sizes[i])));
        SandboxSettings settings = SandboxSettings.builder().port(0).quotas(false).sellers(sellers).build();
        try (
            WbSandbox sandbox = WbSandbox.start(settings);
            Product product = Product.start(launch("check", sandbox).with("vitrina.gateway.quotas", "ignored"));
            ProductClient client = ProductClient.admin(product.url());
            HikariDataSource pool = pool("check")
        ) {
            JdbcClient jdbc = JdbcClient.create(pool);
            double smallest = 0;
            for (int i = 0; i < sellers.size(); i++) {
                PricedShop shop = PricedShop.connect(client, sandbox, i, sellers.get(i).cards());
                shop.awaitCards();
                jdbc.sql("VACUUM (ANALYZE) p_wb_pricing.good").update();
                jdbc.sql("VACUUM (ANALYZE) p_wb_products.card").update();
                double perRow = check(shop, jdbc, i > 0, product.pid());
                if (i > 0) {
                    smallest = smallest == 0 ? perRow : smallest;
                    report.add("... for a row, beside the smallest", perRow / smallest, "x", "1: linear");
                }
            }
        }
    }

    /** @return seconds for a row */
    private double check(PricedShop shop, JdbcClient jdbc, boolean told, long pid) {
        List<Double> pasted = new ArrayList<>();
        List<Double> checked = new ArrayList<>();
        String last = "";
        int lines = 0;
        double processor = Machine.processorSeconds(pid);
        double server = database.processorSeconds();
        for (int time = 1; time <= TIMES; time++) {
            String table = shop.table(jdbc, time);
            lines = (int) table.lines().count();
            long begun = System.nanoTime();
            last = shop.paste(table);
            pasted.add(seconds(begun));
            var _ = shop.await(last, Set.of("CHECKED"));
            checked.add(seconds(begun));
        }
        double spent = (Machine.processorSeconds(pid) - processor) / TIMES;
        double spentByServer = (database.processorSeconds() - server) / TIMES;
        if (told) {
            String what = String.format(Locale.ROOT, "%,d lines pasted, until the diff is checked", lines);
            report.add(what, median(checked), "s", lines > 40_000 ? "<= 3" : "");
            report.add("... of which until the draft is there", median(pasted), "s");
            report.add("... slowest of " + TIMES, Collections.max(checked), "s");
            report.add("... processor time of the host", spent, "s");
            report.add("... processor time of PostgreSQL", spentByServer, "s");
            pages(shop, last);
        }
        return median(checked) / lines;
    }

    /** A screen's first question of the diff, and what scrolling asks, near the beginning and near the end. */
    private void pages(PricedShop shop, String set) {
        List<Double> first = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            long begun = System.nanoTime();
            var _ = shop.diff(set);
            first.add(seconds(begun) * 1e3);
        }
        report.add("... its first page of 100 rows with counts and findings", median(first), "ms");
        List<Double> times = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            long begun = System.nanoTime();
            page = shop.page(set, after);
            times.add(seconds(begun) * 1e3);
            after = page.path("endCursor").asString();
        } while (page.path("hasNextPage").asBoolean());
        report.add("... pages by scrolling, the first " + PAGES, median(times.subList(0, PAGES)), "ms");
        report.add(
            "... the last " + PAGES,
            median(times.subList(times.size() - PAGES, times.size())),
            "ms",
            "as the first"
        );
    }

    private void send(int goods) {
        SandboxSettings settings = SandboxSettings.builder().port(0).sellers(List.of(seller(0, goods))).build();
        try (
            WbSandbox sandbox = WbSandbox.start(settings);
            Product product = Product.start(launch("send", sandbox));
            ProductClient client = ProductClient.admin(product.url());
            HikariDataSource pool = pool("send")
        ) {
            PriceQuota quota = PriceQuota.PERSONAL;
            long connected = System.nanoTime();
            PricedShop shop = PricedShop.connect(client, sandbox, 0, goods);
            double synced = seconds(connected);
            String what = String.format(Locale.ROOT, "mirror of %,d goods under the quota", goods);
            report.add(what, synced, "s");
            report.add("... time / the quota's floor", synced / quota.floorSeconds(quota.pages(goods)), "x");
            report.add(
                "... calls / least possible",
                (double) shop.calls("goods-filter") / quota.pages(goods),
                "x",
                "1.00"
            );
            shop.awaitCards();
            check(shop, JdbcClient.create(pool), quota);
        }
    }

    private void check(PricedShop shop, JdbcClient jdbc, PriceQuota quota) {
        String table = shop.table(jdbc, 1);
        int lines = (int) table.lines().count();
        shop.sandbox().control().resetCounters();
        long begun = System.nanoTime();
        String set = shop.paste(table);
        JsonNode checked = shop.await(set, Set.of("CHECKED"));
        String what = String.format(Locale.ROOT, "%,d lines pasted, until the diff is checked, under the quota", lines);
        report.add(what, seconds(begun), "s");
        report.add("... calls", shop.calls(), "calls");
        shop.sandbox().control().resetCounters();
        int uploads = quota.uploads(PricedShop.rows(checked, "READY"));
        long confirmed = System.nanoTime();
        shop.confirm(set);
        while (shop.calls("prices-upload") < uploads) {
            PricedShop.pause();
        }
        double sent = seconds(confirmed);
        long calls = shop.calls();
        report.add("... confirmed until the last upload went out", sent, "s");
        report.add("... uploads", shop.calls("prices-upload"), "calls", Integer.toString(uploads));
        report.add("... readings of goods", shop.calls("goods-by-article"), "calls");
        report.add("... all calls / what the quota allows in that time", calls / quota.allowed(sent), "x", ">= 0.95");
        report.add("... uploads among them", (double) shop.calls("prices-upload") / calls, "x", "0.50 at most");
        report.add(
            "... time / floor of a reading and an upload for each thousand",
            sent / quota.floorSeconds(2L * uploads),
            "x",
            "<= 1.05"
        );
        JsonNode ended = shop.await(set, PricedShop.ENDED);
        report.add("... confirmed until all rows are verified", seconds(confirmed), "s");
        report.add("... rows verified", PricedShop.rows(ended, "VERIFIED"), "rows", Integer.toString(lines));
        report.add("... calls until then", shop.calls(), "calls");
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource(name));
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private Launch launch(String name, WbSandbox sandbox) {
        return Launch.of(Repository.here().jar(), directory.resolve(name))
            .with(Repository.here().developmentPlugins())
            .with(database.fresh(name))
            .with(SandboxUpstreams.of(sandbox));
    }

    private static SellerPlan seller(int number, int goods) {
        return new SellerPlan(
            "prices" + number,
            "ООО «Цены " + number + "»",
            "Цены " + number,
            "770000000" + number,
            goods,
            SellerPlan.Token.PERSONAL
        );
    }
}
