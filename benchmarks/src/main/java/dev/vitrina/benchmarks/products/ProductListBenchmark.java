package dev.vitrina.benchmarks.products;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Machine;
import dev.vitrina.benchmarks.product.Report;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.cache.engine.CacheEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A page of 50 cards with its exact count: at 12,000 cards and at 500,000, in one table, in turns, so that what else the machine
 * does meets both alike. Optional argument: rounds.
 */
public final class ProductListBenchmark {

    private static final int FEW = 12_000;
    private static final int MANY = 500_000;
    private static final int WARM_UP = 30;

    private final Report report;
    private final int rounds;

    private ProductListBenchmark(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        try (Database database = Database.start(); HikariDataSource pool = pool(database)) {
            Report report = new Report("products", Machine.facts(database));
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("CREATE SCHEMA cache").update();
            jdbc.sql("CREATE SCHEMA p_wb_products").update();
            for (String script : new String[] {
                "/dev/vitrina/cache/001-entries.sql",
                "/dev/vitrina/cache/002-mirrors.sql",
                "/dev/vitrina/cache/003-set-aside.sql",
                "/dev/vitrina/cache/004-endpoint-activity.sql",
                "/dev/vitrina/cache/005-deferred-invalidations.sql",
                "/dev/vitrina/cache/006-mirror-changes.sql",
                "/dev/vitrina/cache/007-failure-generation.sql",
                "/dev/vitrina/cache/008-awaited-leases.sql",
                "/dev/vitrina/cache/009-mirror-fences.sql",
                "/dev/vitrina/cache/011-mirror-seen-pages.sql",
                "/dev/vitrina/cache/012-mirror-seen-at.sql",
                "/db/001-card.sql",
                "/db/002-kinds.sql",
                "/db/003-document.sql",
                "/db/004-document-storage.sql",
                "/db/005-search.sql",
            }) {
                jdbc.sql(resource(script)).update();
            }
            try (CacheEngine engine = CacheEngine.on(pool).start()) {
                new ProductListBenchmark(report, rounds).run(
                    new CatalogueUnderTest(1, FEW, engine.mirrors(), jdbc),
                    new CatalogueUnderTest(2, MANY, engine.mirrors(), jdbc),
                    jdbc
                );
            }
            report.write(Repository.here().root().resolve("benchmarks/target"));
        }
    }

    private void run(CatalogueUnderTest few, CatalogueUnderTest many, JdbcClient jdbc) {
        few.fill();
        report.add("Mirror of 500,000 cards of 3 kB filled", MANY / many.fill(), "cards/s");
        // What autovacuum does within a minute.
        jdbc.sql("VACUUM (ANALYZE) p_wb_products.card").update();
        few.prepare();
        many.prepare();
        double[][] all = { new double[0], new double[0] };
        for (Question question : Question.values()) {
            measure(question, few, many, WARM_UP);
            double[][] times = measure(question, few, many, rounds);
            compare(question.words, times);
            for (int i = 0; i < 2; i++) {
                all[i] = concat(all[i], times[i]);
            }
        }
        compare("all questions together", all);
    }

    private static double[][] measure(Question question, CatalogueUnderTest few, CatalogueUnderTest many, int rounds) {
        SplittableRandom random = new SplittableRandom(question.ordinal());
        double[][] times = new double[2][rounds];
        for (int i = 0; i < rounds; i++) {
            times[0][i] = few.ask(question, random);
            times[1][i] = many.ask(question, random);
        }
        return times;
    }

    private void compare(String what, double[][] times) {
        for (double share : new double[] { 0.5, 0.99 }) {
            String quantile = share == 0.5 ? "p50" : "p99";
            double few = quantile(times[0], share) / 1_000;
            double many = quantile(times[1], share) / 1_000;
            report.add(what + ", " + quantile + " at 12,000 cards", few, "ms");
            report.add("... at 500,000", many, "ms");
            report.add("... ratio", many / few, "x", "<= 2");
        }
    }

    private static double quantile(double[] times, double share) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private static double[] concat(double[] one, double[] other) {
        return Stream.of(one, other).flatMapToDouble(Arrays::stream).toArray();
    }

    private static HikariDataSource pool(Database database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ProductListBenchmark.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
