package dev.vitrina.cache.mirror;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it will be stored.
 *
 * @param document the document in UTF-8, encoded once for its hash and for its way to PostgreSQL
 * @param hash     XXH3 of 128 bits over the document and the derived columns, names included, so that a release that derives
 *                 another column rewrites rows whose document is the same; it tells a change from none, and guards nothing
 * @param columns  the derived columns as PostgreSQL text, in the definition's order
 */
@SuppressWarnings("ArrayRecordComponent") // images are not compared, and the bytes are only passed on
record RowImage(long id, String version, byte[] document, String hash, List<@Nullable String> columns) {
    static <R> RowImage of(MirrorDefinition<R> definition, R row) {
        byte[] document = PostgresText.json(definition.document().apply(row)).getBytes(StandardCharsets.UTF_8);
        HashStream128 hash = Hashing.xxh3_128().hashStream().putByteArray(document);
        @Nullable
        String[] columns = new @Nullable String[definition.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            MirrorColumn<R> column = definition.columns().get(i);
            columns[i] = PostgresText.of(column.value().apply(row));
            hash.putString(column.name()).putNullable(columns[i], (text, sink) -> sink.putString(text));
        }
        return new RowImage(
            definition.id().applyAsLong(row),
            definition.sourceVersion().apply(row),
            document,
            bytea(hash.get()),
            Arrays.asList(columns)
        );
    }

    private static String bytea(HashValue128 hash) {
        return "\\x" + HexFormat.of().formatHex(hash.toByteArray());
    }
}
