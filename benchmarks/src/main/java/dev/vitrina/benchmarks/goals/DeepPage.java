package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.products.DeepPages;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.engine.CacheEngine;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * G17, a page of 50 at any depth of a mirror of 200,000 cards of 3 kB, asked as the product list asks, and the same rows by
 * OFFSET.
 */
final class DeepPage implements Goal {

    private static final long SHOP = 9_001;

    @Override
    public List<String> ids() {
        return List.of("G17");
    }

    @Override
    public List<Result> measure(Lab lab) throws Exception {
        int cards = lab.amount(200_000, 10_000);
        Result.Builder result = Result.of(
            "G17",
            "page of 50 at a random depth of a mirror of %,d cards of 3 kB".formatted(cards),
            "p99 at most 5 ms"
        );
        lab.server().execute("CREATE SCHEMA p_wb_products");
        lab.server().migrate("db/changelog.yaml");
        // For the connections to come: a plan made for an empty table would hold up the whole run.
        lab.server().execute("ALTER DATABASE postgres SET statement_timeout = '60s'");
        try (HikariDataSource pool = lab.server().pool(6); CacheEngine engine = CacheEngine.on(pool).start()) {
            JdbcClient jdbc = JdbcClient.create(pool);
            DeepPages pages = new DeepPages(SHOP, cards, engine.mirrors(), jdbc);
            boolean loaded = load(lab, pages, result);
            lab.server().execute("VACUUM (ANALYZE) p_wb_products.card");
            pages.walk();
            Random random = new Random(5);
            int rounds = lab.amount(1_000, 100);
            double[] keyset = new double[rounds];
            double[] offset = new double[lab.amount(30, 5)];
            for (int i = 0; i < rounds; i++) {
                keyset[i] = pages.page(random.nextDouble()) / 1e6;
            }
            for (int i = 0; i < offset.length; i++) {
                offset[i] = offset(jdbc, (int) (0.75 * cards));
            }
            result.beside(
                "OFFSET %,d".formatted((int) (0.75 * cards)),
                String.format(Locale.ROOT, "%.1f ms", Quartiles.of(offset).median())
            );
            double p99 = Quartiles.quantile(keyset, 0.99);
            return List.of(
                result.verdict(
                    String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", Quartiles.of(keyset).median(), p99),
                    p99 <= 5 && loaded
                )
            );
        }
    }

    /** Whether the load ended: its rows are there in any case. */
    private static boolean load(Lab lab, DeepPages pages, Result.Builder result) {
        long began = System.nanoTime();
        boolean ended = true;
        try {
            pages.fill();
        } catch (CacheStoreException e) {
            ended = false;
        } finally {
            lab.server().execute("ALTER DATABASE postgres RESET statement_timeout");
        }
        result.note(
            String.format(
                Locale.ROOT,
                ended
                    ? "The cards were loaded in %.0f s."
                    : "Their load was given up after %.0f s, in a statement of a minute.",
                (System.nanoTime() - began) / 1e9
            )
        );
        return ended;
    }

    /** Milliseconds. */
    private static double offset(JdbcClient jdbc, int rows) {
        long began = System.nanoTime();
        jdbc
            .sql(
                "SELECT id, doc::text FROM p_wb_products.card WHERE shop_id = ? ORDER BY updated_at DESC, id DESC LIMIT 50 OFFSET ?"
            )
            .params(SHOP, rows)
            .query()
            .listOfRows();
        return (System.nanoTime() - began) / 1e6;
    }
}
