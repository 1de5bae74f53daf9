package dev.vitrina.core.plugin.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploaded packages in {@code platform.plugin_package}: every replica takes them from there. */
public final class UploadStore {

    private static final String COLUMNS = "digest, plugin_id, version, trust, uploaded_at, uploaded_by, installed_at";

    private final JdbcClient jdbc;
    private final PluginStore files;

    public UploadStore(JdbcClient jdbc, PluginStore files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** @param installedAt null while it is only uploaded */
    public record Upload(
        String digest,
        String plugin,
        String version,
        PluginTrust trust,
        Instant uploadedAt,
        @Nullable String uploadedBy,
        @Nullable Instant installedAt
    ) {}

    /** Keeps a package; does nothing for one that is kept, but for its day, which begins anew. */
    public void add(PluginStore.Opened opened, Path zip, @Nullable String uploadedBy) throws IOException {
        PluginPackage plugin = opened.content();
        jdbc
            .sql(
                """
                INSERT INTO platform.plugin_package (digest, plugin_id, version, trust, content, uploaded_by)
                VALUES (:digest, :plugin, :version, :trust, :content, :by)
                ON CONFLICT (digest) DO UPDATE SET uploaded_at = now(), trust = excluded.trust
                """
            )
            .param("digest", plugin.digest())
            .param("plugin", plugin.id())
            .param("version", plugin.version())
            .param("trust", opened.trust().name())
            .param("content", Files.readAllBytes(zip))
            .param("by", uploadedBy)
            .update();
    }

    public Optional<Upload> find(String digest) {
        return jdbc
            .sql("SELECT " + COLUMNS + " FROM platform.plugin_package WHERE digest = :digest")
            .param("digest", digest)
            .query(UploadStore::upload)
            .optional();
    }

    public List<String> digests() {
        return jdbc
            .sql("SELECT digest FROM platform.plugin_package")
            .query((row, number) -> row.getString(1))
            .list();
    }

    /** Those that were installed once, the newest first. */
    public List<Upload> installed() {
        return jdbc
            .sql(
                "SELECT " +
                COLUMNS +
                " FROM platform.plugin_package WHERE installed_at IS NOT NULL ORDER BY installed_at DESC"
            )
            .query(UploadStore::upload)
            .list();
    }

    /** The package on this replica's disk, fetched and unpacked if need be. */
    public PluginPackage open(Upload upload) throws PackageRefusedException {
        Optional<PluginPackage> known = files.unpacked(upload.plugin(), upload.version(), upload.digest());
        return known.isPresent() ? known.get() : fetch(upload);
    }

    private PluginPackage fetch(Upload upload) throws PackageRefusedException {
        try {
            Path zip = Files.createTempFile("vitrina-plugin", ".zip");
            try {
                jdbc
                    .sql("SELECT content FROM platform.plugin_package WHERE digest = :digest")
                    .param("digest", upload.digest())
                    .query((RowCallbackHandler) row -> write(row.getBinaryStream("content"), zip));
                var unused = files.open(zip, PluginOrigin.UPLOAD);
                return files
                    .unpacked(upload.plugin(), upload.version(), upload.digest())
                    .orElseThrow(() -> new PackageRefusedException("It is another package than was uploaded"));
            } finally {
                Files.deleteIfExists(zip);
            }
        } catch (IOException failed) {
            throw new PackageRefusedException("It cannot be unpacked: " + failed.getMessage());
        }
    }

    private static void write(InputStream content, Path zip) {
        try (content) {
            Files.write(zip, content.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Keeps a package for good: it serves. Of a plugin's packages that served, the newest few are kept. */
    public void installed(String digest, int keep) {
        jdbc
            .sql("UPDATE platform.plugin_package SET installed_at = now() WHERE digest = :digest")
            .param("digest", digest)
            .update();
        jdbc
            .sql(
                """
                DELETE FROM platform.plugin_package old
                USING platform.plugin p
                WHERE old.plugin_id = (SELECT plugin_id FROM platform.plugin_package WHERE digest = :digest)
                  AND p.id = old.plugin_id
                  AND old.installed_at IS NOT NULL
                  AND NOT old.digest = ANY (array_remove(ARRAY[:digest, p.desired_digest, p.previous_digest], NULL))
                  AND old.digest NOT IN (SELECT digest FROM platform.plugin_package newer
                                         WHERE newer.plugin_id = old.plugin_id AND newer.installed_at IS NOT NULL
                                         ORDER BY newer.installed_at DESC LIMIT :keep)
                """
            )
            .param("digest", digest)
            .param("keep", keep)
            .update();
    }

    /** Drops a plugin's packages. */
    public void deleteOf(String plugin) {
        jdbc.sql("DELETE FROM platform.plugin_package WHERE plugin_id = :plugin").param("plugin", plugin).update();
    }

    /** Drops what was uploaded and never installed. */
    public void expire(Duration keep) {
        jdbc
            .sql(
                """
                DELETE FROM platform.plugin_package
                WHERE installed_at IS NULL AND uploaded_at < now() - make_interval(secs => :seconds)
                """
            )
            .param("seconds", keep.toSeconds())
            .update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        Timestamp installed = row.getTimestamp("installed_at");
        return new Upload(
            row.getString("digest"),
            row.getString("plugin_id"),
            row.getString("version"),
            PluginTrust.valueOf(row.getString("trust")),
            row.getTimestamp("uploaded_at").toInstant(),
            row.getString("uploaded_by"),
            installed == null ? null : installed.toInstant()
        );
    }
}
