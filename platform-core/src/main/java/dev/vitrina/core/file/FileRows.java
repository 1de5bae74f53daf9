package dev.vitrina.core.file;

import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code platform.file} and {@code platform.file_chunk}. Each call is a transaction of its own. */
@Repository
class FileRows {

    /** Longer than any writing takes: what is not whole by then never will be. */
    private static final Duration UNFINISHED = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FileRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who may have a file: the user who sent it, or those whom its plugin lets. */
    sealed interface Owner {
        record User(long id) implements Owner {}

        /** @param permission who holds it in the file's shop may have it */
        record Plugin(String id, String permission) implements Owner {}
    }

    record OwnedFile(StoredFile file, Owner owner) {}

    /**
     * What all files of an owner may have together: a user's in all shops, a plugin's in one.
     *
     * @param most bytes
     */
    record Quota(Owner owner, ShopId shop, long most) {
        /** Files that count together have one name. */
        private String name() {
            return switch (owner) {
                case Owner.User(long id) -> "file quota of user " + id;
                case Owner.Plugin(String id, String permission) -> "file quota of plugin " + id + " in shop " + shop;
            };
        }
    }

    /** Bytes of the files that count, whole or under way. */
    long kept(Quota quota) {
        JdbcClient.StatementSpec sum = switch (quota.owner()) {
            case Owner.User(long id) -> sum("owner_id = :owner").param("owner", id);
            case Owner.Plugin(String id, String permission) -> sum("plugin_id = :owner and shop_id = :shop")
                .param("owner", id)
                .param("shop", quota.shop().value());
        };
        return sum.query(Long.class).single();
    }

    private JdbcClient.StatementSpec sum(String whose) {
        return jdbc.sql(
            "select coalesce(sum(size), 0) from platform.file where %s and expires_at > now()".formatted(whose)
        );
    }

    void begin(UUID id, ShopId shop, Owner owner, String name, String contentType, Duration keepFor) {
        Owner.User user = owner instanceof Owner.User person ? person : null;
        Owner.Plugin plugin = owner instanceof Owner.Plugin code ? code : null;
        jdbc
            .sql(
                """
                insert into platform.file (id, shop_id, owner_id, plugin_id, permission, name, content_type, expires_at)
                values (:id, :shop, :owner, :plugin, :permission, :name, :type, now() + make_interval(secs => :seconds))
                """
            )
            .param("id", id)
            .param("shop", shop.value())
            .param("owner", user == null ? null : user.id())
            .param("plugin", plugin == null ? null : plugin.id())
            .param("permission", plugin == null ? null : plugin.permission())
            .param("name", name)
            .param("type", contentType)
            .param("seconds", (double) keepFor.toSeconds())
            .update();
    }

    /**
     * The size counts as it grows, and one file of a quota grows at a time: many at once do not grow over it together.
     *
     * @return false when there is no room for it
     */
    boolean append(UUID id, int number, byte[] bytes, Quota quota) {
        return transaction.execute(status -> {
            lock(quota);
            if (kept(quota) + bytes.length > quota.most()) {
                return false;
            }
            append(id, number, bytes);
            return true;
        });
    }

    /** Until the transaction ends. A statement of its own: the sum must see what was written while this waited. */
    private void lock(Quota quota) {
        var unused = jdbc
            .sql("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
            .param("name", quota.name())
            .query(Integer.class)
            .single();
    }

    private void append(UUID id, int number, byte[] bytes) {
        jdbc
            .sql(
                """
                with grown as (update platform.file set size = size + :length where id = :id returning id)
                insert into platform.file_chunk (file_id, number, bytes) select id, :number, :bytes from grown
                """
            )
            .param("id", id)
            .param("number", number)
            .param("bytes", bytes)
            .param("length", bytes.length)
            .update();
    }

    /** From now on it is there for others; empty when it was deleted meanwhile, with its shop for example. */
    Optional<StoredFile> complete(UUID id) {
        return jdbc
            .sql("update platform.file set complete = true where id = :id returning *")
            .param("id", id)
            .query(FileRows::file)
            .optional()
            .map(OwnedFile::file);
    }

    Optional<OwnedFile> find(UUID id) {
        return jdbc
            .sql("select * from platform.file where id = :id and complete and expires_at > now()")
            .param("id", id)
            .query(FileRows::file)
            .optional();
    }

    byte@Nullable [] chunk(UUID id, int number) {
        return jdbc
            .sql("select bytes from platform.file_chunk where file_id = :id and number = :number")
            .param("id", id)
            .param("number", number)
            .query(byte[].class)
            .optional()
            .orElse(null);
    }

    void delete(UUID id) {
        jdbc.sql("delete from platform.file where id = :id").param("id", id).update();
    }

    void deleteExpired() {
        jdbc
            .sql(
                """
                delete from platform.file
                where expires_at <= now()
                   or (not complete and created_at < now() - make_interval(secs => :unfinished))
                """
            )
            .param("unfinished", (double) UNFINISHED.toSeconds())
            .update();
    }

    private static OwnedFile file(ResultSet row, int number) throws SQLException {
        String plugin = row.getString("plugin_id");
        return new OwnedFile(
            new StoredFile(
                row.getString("id"),
                new ShopId(row.getLong("shop_id")),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()
            ),
            plugin == null
                ? new Owner.User(row.getLong("owner_id"))
                : new Owner.Plugin(plugin, row.getString("permission"))
        );
    }
}
