package dev.vitrina.pricing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.postgres.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The plugin's tables on a real server, with no host around them. */
public final class PricingDatabase implements AutoCloseable {

    private static final TestServer POSTGRES = TestServer.start();
    private static final AtomicInteger MADE = new AtomicInteger();

    public final HikariDataSource pool;
    public final JdbcClient jdbc;

    public PricingDatabase() {
        String name = "pricing_" + MADE.incrementAndGet();
        POSTGRES.execute("postgres", "CREATE DATABASE " + name);
        POSTGRES.execute(name, "CREATE SCHEMA p_wb_pricing");
        migrate(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.adminUrl(name) + "&options=-c%20search_path=p_wb_pricing,public");
        config.setMaximumPoolSize(4);
        // A database of a class is closed by nobody: a test that failed is run once more in the same JVM. Its connections go by themselves.
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        this.pool = new HikariDataSource(config);
        this.jdbc = JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }

    public void clear(String... tables) {
        for (String table : tables) {
            jdbc.sql("DELETE FROM p_wb_pricing." + table).update();
        }
    }

    /** Goods 1 and on, as right after a shop's first sync: when the planner looked at the mirror and this table last, there were none of it. */
    public void goodsThePlannerHasNotSeen(ShopId shop, int many, String table) {
        good(new ShopId(1), 1, 0, 0, 100);
        jdbc.sql("ANALYZE p_wb_pricing.good, p_wb_pricing." + table).update();
        goods(shop, many);
    }

    private void goods(ShopId shop, int many) {
        good(shop, 1, 0, 0, 100);
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.good (shop_id, id, doc, content_hash, source_version, synced_at, vendor_code, vendor_code_key, currency, discount,
                                               club_discount, price_low, price_high, discounted_low, editable_size_price, bad_turnover)
                SELECT shop_id, more, doc, content_hash, source_version, synced_at, vendor_code, vendor_code_key, currency, discount,
                       club_discount, price_low, price_high, discounted_low, editable_size_price, bad_turnover
                FROM p_wb_pricing.good, generate_series(2, :many) AS more WHERE shop_id = :shop AND id = 1
                """
            )
            .param("shop", shop.value())
            .param("many", many)
            .update();
    }

    /** A good as the mirror keeps it, in place of what there was. Its sizes are called by its id and a digit. @param prices of the sizes, before discount */
    public void good(ShopId shop, long nmId, int discount, int clubDiscount, long... prices) {
        List<Map<String, Object>> sizes = new ArrayList<>();
        for (int at = 0; at < prices.length; at++) {
            BigDecimal price = BigDecimal.valueOf(prices[at]);
            BigDecimal paid = price.multiply(BigDecimal.valueOf(100L - discount)).movePointLeft(2);
            BigDecimal club = paid.multiply(BigDecimal.valueOf(100L - clubDiscount)).movePointLeft(2);
            sizes.add(
                Map.of(
                    "sizeID",
                    nmId * 10 + at,
                    "techSizeName",
                    "S" + at,
                    "price",
                    price,
                    "discountedPrice",
                    paid,
                    "clubDiscountedPrice",
                    club
                )
            );
        }
        Map<String, Object> document = Map.of(
            "nmID",
            nmId,
            "vendorCode",
            "code-" + nmId,
            "currencyIsoCode4217",
            "RUB",
            "discount",
            discount,
            "clubDiscount",
            clubDiscount,
            "editableSizePrice",
            prices.length > 1,
            "sizes",
            sizes
        );
        long low = LongStream.of(prices).min().orElseThrow();
        jdbc
            .sql("DELETE FROM p_wb_pricing.good WHERE shop_id = :shop AND id = :id")
            .param("shop", shop.value())
            .param("id", nmId)
            .update();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.good (shop_id, id, doc, content_hash, source_version, synced_at, vendor_code, vendor_code_key, currency, discount,
                                               club_discount, price_low, price_high, discounted_low, editable_size_price, bad_turnover)
                VALUES (:shop, :id, CAST(:doc AS jsonb), '', '', now(), :code, :code, 'RUB', :discount, :club, :low * 100, :high * 100, :paid, false, false)
                """
            )
            .param("shop", shop.value())
            .param("id", nmId)
            .param("doc", JsonMapper.shared().writeValueAsString(document))
            .param("code", "code-" + nmId)
            .param("discount", discount)
            .param("club", clubDiscount)
            .param("low", low)
            .param("high", LongStream.of(prices).max().orElseThrow())
            .param("paid", low * (100 - discount))
            .update();
    }

    private static void migrate(String database) {
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(POSTGRES.dataSource(database));
        liquibase.setChangeLog("classpath:db/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDefaultSchema("p_wb_pricing");
        liquibase.setLiquibaseSchema("p_wb_pricing");
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }
}
