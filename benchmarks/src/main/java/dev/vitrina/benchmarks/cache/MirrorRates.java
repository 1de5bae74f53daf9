package dev.vitrina.benchmarks.cache;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.engine.CacheEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Mirror runs in rows per second, against batches of upserts rewritten by pgjdbc; pages of 1,000 rows of 1 KB, a commit each. */
final class MirrorRates {

    private static final int ROWS = 20_000;
    private static final int PAGE = 1_000;
    private static final String FILLER = "абвгд 12345 ".repeat(55);

    private final AtomicLong tenants = new AtomicLong(1);
    private volatile long revision;

    record Item(long id, long version) {
        String document() {
            return "{\"id\": " + id + ", \"version\": " + version + ", \"text\": \"" + FILLER + "\"}";
        }

        String name() {
            return "item " + id;
        }
    }

    void run(BenchmarkDatabase database) throws SQLException {
        database.execute("CREATE SCHEMA bench");
        for (String table : List.of("mirrored", "raw")) {
            database.execute(
                """
                CREATE TABLE bench.%s (shop_id bigint, id bigint, doc json NOT NULL, content_hash bytea, source_version text,
                    synced_at timestamptz, name text, number bigint, PRIMARY KEY (shop_id, id))
                """.formatted(table)
            );
        }
        try (HikariDataSource pool = database.pool(6); CacheEngine engine = CacheEngine.on(pool).start()) {
            Mirror mirror = engine.mirrors().mirror(definition());
            new Ratios()
                .add("raw rewritten batches", () -> rowsPerSecond(() -> upsertAll(pool, tenants.incrementAndGet())))
                .add("mirror", () ->
                    rowsPerSecond(() -> mirror.sync(tenants.incrementAndGet(), SyncMode.FULL, page -> {}))
                )
                .print("First load of a mirror", "rows/s", 1, 5);
            long tenant = tenants.incrementAndGet();
            upsertAll(pool, tenant);
            mirror.sync(tenant, SyncMode.FULL, page -> {});
            new Ratios()
                .add("raw rewritten batches", () -> rowsPerSecond(() -> upsertAll(pool, tenant)))
                .add("mirror", () -> {
                    revision++;
                    return rowsPerSecond(() -> mirror.sync(tenant, SyncMode.FULL, page -> {}));
                })
                .print("Full run over a mirror, a tenth changed", "rows/s", 1, 5);
        }
    }

    private MirrorDefinition<Item> definition() {
        return new MirrorDefinition<>(
            "bench/items",
            "bench.mirrored",
            Item::id,
            Item::document,
            item -> "%06d".formatted(item.version()),
            List.of(new MirrorColumn<>("name", "text", Item::name), new MirrorColumn<>("number", "bigint", Item::id)),
            this::page,
            0.5
        );
    }

    private PageResult<Item> page(PageQuery query) {
        long from = query.cursor() == null ? 0 : Long.parseLong(query.cursor());
        return new Page<>(items(from), Long.toString(from + PAGE), from + PAGE >= ROWS);
    }

    /** Another tenth of the rows changes with each revision. */
    private List<Item> items(long from) {
        return LongStream.range(from, from + PAGE)
            .mapToObj(id -> new Item(id, (revision + 10 - (id % 10)) / 10))
            .toList();
    }

    private void upsertAll(HikariDataSource pool, long tenant) {
        String sql = """
            INSERT INTO bench.raw (shop_id, id, doc, content_hash, source_version, synced_at, name, number)
            VALUES (?, ?, ?::json, ?, ?, now(), ?, ?)
            ON CONFLICT (shop_id, id) DO UPDATE SET doc = excluded.doc, content_hash = excluded.content_hash,
                source_version = excluded.source_version, synced_at = excluded.synced_at, name = excluded.name,
                number = excluded.number
            """;
        byte[] hash = new byte[16];
        try (
            Connection connection = pool.getConnection();
            PreparedStatement statement = connection.prepareStatement(sql)
        ) {
            connection.setAutoCommit(false);
            for (long from = 0; from < ROWS; from += PAGE) {
                for (Item item : items(from)) {
                    statement.setLong(1, tenant);
                    statement.setLong(2, item.id());
                    statement.setString(3, item.document());
                    statement.setBytes(4, hash);
                    statement.setString(5, Long.toString(item.version()));
                    statement.setString(6, item.name());
                    statement.setLong(7, item.id());
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double rowsPerSecond(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (ROWS * 1e9) / (System.nanoTime() - began);
    }
}
