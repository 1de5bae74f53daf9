package dev.vitrina.benchmarks.goals;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The ways in which people fill a table page by page, with a hash of each row so that equal ones are not written again. */
final class RawLoad {

    static final String TABLE = "bench.raw_mirror";
    static final String BATCHES = "rewritten batches";
    static final String COPY = "COPY, then merge";
    static final int ROWS = 20_000;
    static final int PAGE = 1_000;

    private static final String FILLER = "абвгд 12345 ".repeat(55);
    private static final String CONFLICT = """
        ON CONFLICT (shop_id, id) DO UPDATE SET doc = excluded.doc, content_hash = excluded.content_hash,
            source_version = excluded.source_version, synced_at = excluded.synced_at, name = excluded.name,
            number = excluded.number
        WHERE t.content_hash IS DISTINCT FROM excluded.content_hash
        """;

    private final DataSource dataSource;

    RawLoad(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A row of the origin. */
    record Item(long id, long version) {
        /** A tenth of the rows, another one each time, changes with every revision. */
        static List<Item> page(long from, long revision) {
            return LongStream.range(from, from + PAGE)
                .mapToObj(id -> new Item(id, (revision + 10 - (id % 10)) / 10))
                .toList();
        }

        String document() {
            return "{\"id\": " + id + ", \"version\": " + version + ", \"text\": \"" + FILLER + "\"}";
        }

        String name() {
            return "item " + id;
        }
    }

    void batches(long tenant, LongFunction<List<Item>> pages) {
        String sql =
            "INSERT INTO " +
            TABLE +
            " AS t (shop_id, id, doc, content_hash, source_version, synced_at, name, number)" +
            " VALUES (?, ?, ?::json, ?, ?, now(), ?, ?) " +
            CONFLICT;
        inPages(pages, (connection, items) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Item item : items) {
                    String document = item.document();
                    statement.setLong(1, tenant);
                    statement.setLong(2, item.id());
                    statement.setString(3, document);
                    statement.setBytes(4, hash(document));
                    statement.setString(5, Long.toString(item.version()));
                    statement.setString(6, item.name());
                    statement.setLong(7, item.id());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    void copy(long tenant, LongFunction<List<Item>> pages) {
        inPages(pages, (connection, items) -> {
            StringBuilder rows = new StringBuilder();
            for (Item item : items) {
                String document = item.document();
                rows.append(tenant).append('\t').append(item.id()).append('\t').append(document);
                rows.append("\t\\\\x").append(HexFormat.of().formatHex(hash(document)));
                rows.append('\t').append(item.version()).append('\t').append(item.name()).append('\n');
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                    "CREATE TEMP TABLE IF NOT EXISTS page (shop_id bigint, id bigint, doc json, content_hash bytea," +
                    " source_version text, name text) ON COMMIT DELETE ROWS"
                );
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY page FROM STDIN", new StringReader(rows.toString()));
                statement.executeUpdate(
                    "INSERT INTO " +
                    TABLE +
                    " AS t (shop_id, id, doc, content_hash, source_version, synced_at, name, number)" +
                    " SELECT shop_id, id, doc, content_hash, source_version, now(), name, id FROM page " +
                    CONFLICT
                );
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @FunctionalInterface
    private interface PageWork {
        void write(Connection connection, List<Item> items) throws SQLException;
    }

    private void inPages(LongFunction<List<Item>> pages, PageWork work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (long from = 0; from < ROWS; from += PAGE) {
                work.write(connection, pages.apply(from));
                connection.commit();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(String document) {
        try {
            return MessageDigest.getInstance("MD5").digest(document.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
