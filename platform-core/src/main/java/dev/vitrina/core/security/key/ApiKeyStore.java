package dev.vitrina.core.security.key;

import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code platform.api_key}. */
@Repository
class ApiKeyStore {

    private static final String SELECT = """
        select k.*, coalesce(k.expires_at <= now(), false) as expired from platform.api_key k
        """;

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key to be. */
    record Draft(
        String name,
        List<String> scopes,
        List<ShopId> shops,
        @Nullable Integer requestsPerMinute,
        @Nullable Instant expiresAt
    ) {}

    /** The one that is good by its hash and its expiry. */
    Optional<ApiKey> findGood(byte[] hash) {
        return jdbc
            .sql(SELECT + "where k.hash = :hash and (k.expires_at is null or k.expires_at > now())")
            .param("hash", hash)
            .query(ApiKeyStore::key)
            .optional();
    }

    Optional<ApiKey> find(long id) {
        return jdbc.sql(SELECT + "where k.id = :id").param("id", id).query(ApiKeyStore::key).optional();
    }

    /** Newest first. */
    List<ApiKey> ofUser(long userId) {
        return jdbc
            .sql(SELECT + "where k.user_id = :user order by k.id desc")
            .param("user", userId)
            .query(ApiKeyStore::key)
            .list();
    }

    int count(long userId) {
        return jdbc
            .sql("select count(*) from platform.api_key where user_id = :user")
            .param("user", userId)
            .query(Integer.class)
            .single();
    }

    /** Empty when the user has a key of this name. */
    Optional<Long> insert(long userId, Draft draft, ApiKeySecret secret) {
        Instant expiresAt = draft.expiresAt();
        return jdbc
            .sql(
                """
                insert into platform.api_key
                    (user_id, name, hash, hint, scopes, shops, requests_per_minute, expires_at)
                values (:user, :name, :hash, :hint, cast(:scopes as text[]), cast(:shops as bigint[]), :rate, :expires)
                on conflict do nothing returning id
                """
            )
            .param("user", userId)
            .param("name", draft.name())
            .param("hash", secret.hash())
            .param("hint", secret.hint())
            .param("scopes", draft.scopes().toArray(String[]::new))
            .param("shops", draft.shops().stream().map(ShopId::value).toArray(Long[]::new))
            .param("rate", draft.requestsPerMinute())
            .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .optional();
    }

    void noteUse(long id) {
        jdbc
            .sql(
                """
                update platform.api_key set last_used_at = now()
                where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')
                """
            )
            .param("id", id)
            .update();
    }

    void delete(long id) {
        jdbc.sql("delete from platform.api_key where id = :id").param("id", id).update();
    }

    void deleteOf(long userId) {
        jdbc.sql("delete from platform.api_key where user_id = :user").param("user", userId).update();
    }

    /** Those that have been expired for longer than that. */
    void deleteExpired(Duration keep) {
        jdbc
            .sql("delete from platform.api_key where expires_at < now() - make_interval(secs => :seconds)")
            .param("seconds", keep.toSeconds())
            .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
            row.getLong("id"),
            row.getLong("user_id"),
            row.getString("name"),
            row.getString("hint"),
            List.of((String[]) row.getArray("scopes").getArray()),
            Stream.of((Long[]) row.getArray("shops").getArray()).map(ShopId::new).toList(),
            row.getObject("requests_per_minute", Integer.class),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("expires_at", OffsetDateTime.class)),
            row.getBoolean("expired"),
            instant(row.getObject("last_used_at", OffsetDateTime.class))
        );
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
