package dev.vitrina.benchmarks.goals;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.products.DeepPages;
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
        try (HikariDataSource pool = lab.server().pool(6); CacheEngine engine = CacheEngine.on(pool).start()) {
            JdbcClient jdbc = JdbcClient.create(pool);
            DeepPages pages = new DeepPages(SHOP, cards, engine.mirrors(), jdbc);
            pages.fill();
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
                    p99 <= 5
                )
            );
        }
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
