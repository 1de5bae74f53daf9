package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it will be stored.
 *
 * @param hash    over the document and the derived columns, names included, so that a release that derives another column
 *                rewrites rows whose document is the same
 * @param columns the derived columns as PostgreSQL text, in the definition's order
 */
record RowImage(long id, String version, String document, String hash, List<@Nullable String> columns) {
    private static final int HASH_BYTES = 16;

    static <R> RowImage of(MirrorDefinition<R> definition, R row) {
        MessageDigest digest = sha256();
        String document = PostgresText.json(definition.document().apply(row));
        digest.update(document.getBytes(StandardCharsets.UTF_8));
        @Nullable
        String[] columns = new @Nullable String[definition.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            MirrorColumn<R> column = definition.columns().get(i);
            columns[i] = PostgresText.of(column.value().apply(row));
            digest.update((byte) 0);
            digest.update((column.name() + ":" + columns[i]).getBytes(StandardCharsets.UTF_8));
        }
        return new RowImage(
            definition.id().applyAsLong(row),
            definition.sourceVersion().apply(row),
            document,
            "\\x" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES),
            Arrays.asList(columns)
        );
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
