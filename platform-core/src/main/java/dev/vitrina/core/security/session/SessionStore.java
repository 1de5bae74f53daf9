package dev.vitrina.core.security.session;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code platform.session} and {@code platform.refresh_token}. All lives are judged by the database's clock. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Caller> caller(UUID session) {
        return jdbc
            .sql(
                """
                select u.id, u.email, u.role,
                       array(select shop_id from platform.shop_grant g where g.user_id = u.id order by shop_id) as shops,
                       array(select role from platform.shop_grant g where g.user_id = u.id order by shop_id) as roles
                from platform.session s join platform.app_user u on u.id = s.user_id
                where s.id = :session and s.revoked_at is null and s.expires_at > now() and s.idle_until > now()
                  and not u.disabled
                """
            )
            .param("session", session)
            .query(SessionStore::caller)
            .optional();
    }

    void insert(UUID session, long userId, String address, SessionProperties lives) {
        jdbc
            .sql(
                """
                insert into platform.session (id, user_id, address, idle_until, expires_at)
                values (:id, :user, :address, now() + :idle * interval '1 second', now() + :life * interval '1 second')
                """
            )
            .param("id", session)
            .param("user", userId)
            .param("address", address)
            .param("idle", lives.idle().toSeconds())
            .param("life", lives.life().toSeconds())
            .update();
    }

    void insertToken(byte[] hash, UUID session) {
        jdbc
            .sql("insert into platform.refresh_token (hash, session_id) values (:hash, :session)")
            .param("hash", hash)
            .param("session", session)
            .update();
    }

    /** Reads a refresh token and locks it: two who present it at once take turns. */
    Optional<Refresh> lockToken(byte[] hash, Duration grace) {
        return jdbc
            .sql(
                """
                select s.id, s.user_id, t.used_at is not null as used, t.successor,
                       coalesce(t.used_at > clock_timestamp() - :grace * interval '1 second', false) as just_used,
                       s.revoked_at is null and s.expires_at > now() and s.idle_until > now() and not u.disabled as valid
                from platform.refresh_token t
                join platform.session s on s.id = t.session_id
                join platform.app_user u on u.id = s.user_id
                where t.hash = :hash
                for update of t
                """
            )
            .param("hash", hash)
            .param("grace", grace.toSeconds())
            .query((row, number) ->
                new Refresh(
                    row.getObject("id", UUID.class),
                    row.getLong("user_id"),
                    row.getBoolean("valid"),
                    row.getBoolean("used"),
                    row.getBoolean("just_used"),
                    row.getBytes("successor")
                )
            )
            .optional();
    }

    void markUsed(byte[] hash, byte[] successor) {
        jdbc
            .sql(
                "update platform.refresh_token set used_at = clock_timestamp(), successor = :successor where hash = :hash"
            )
            .param("successor", successor)
            .param("hash", hash)
            .update();
    }

    /** The session was used; successors that are past their grace are not kept. */
    void prolong(UUID session, Duration idle, Duration grace) {
        jdbc
            .sql("update platform.session set idle_until = now() + :idle * interval '1 second' where id = :id")
            .param("idle", idle.toSeconds())
            .param("id", session)
            .update();
        jdbc
            .sql(
                """
                update platform.refresh_token set successor = null
                where session_id = :id and successor is not null
                  and used_at < clock_timestamp() - :grace * interval '1 second'
                """
            )
            .param("id", session)
            .param("grace", grace.toSeconds())
            .update();
    }

    /** For how long a browser should keep the session's cookie. */
    Duration remaining(UUID session) {
        return jdbc
            .sql(
                """
                select greatest(0, floor(extract(epoch from least(idle_until, expires_at) - now())))
                from platform.session where id = :id
                """
            )
            .param("id", session)
            .query((row, number) -> Duration.ofSeconds(row.getLong(1)))
            .single();
    }

    /** Ends a session; one that has ended already keeps its first reason. */
    void revoke(UUID session, String reason) {
        jdbc
            .sql(
                """
                update platform.session set revoked_at = now(), revoked_reason = :reason
                where id = :id and revoked_at is null
                """
            )
            .param("reason", reason)
            .param("id", session)
            .update();
    }

    void revokeAll(long userId, @Nullable UUID except, String reason) {
        jdbc
            .sql(
                """
                update platform.session set revoked_at = now(), revoked_reason = :reason
                where user_id = :user and revoked_at is null and id is distinct from cast(:except as uuid)
                """
            )
            .param("reason", reason)
            .param("user", userId)
            .param("except", except)
            .update();
    }

    /** Removes what ended long ago. */
    void purge() {
        jdbc
            .sql(
                """
                delete from platform.session
                where least(expires_at, idle_until, coalesce(revoked_at, 'infinity')) < now() - interval '30 days'
                """
            )
            .update();
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        Long[] shops = (Long[]) row.getArray("shops").getArray();
        String[] roles = (String[]) row.getArray("roles").getArray();
        Map<ShopId, Role> grants = new HashMap<>();
        for (int i = 0; i < shops.length; i++) {
            grants.put(new ShopId(shops[i]), Role.valueOf(roles[i]));
        }
        return new Caller(row.getLong("id"), row.getString("email"), Role.valueOf(row.getString("role")), grants);
    }

    /**
     * A refresh token and its session.
     *
     * @param valid     whether the session may go on
     * @param used      whether it was exchanged already
     * @param justUsed  whether that was within the grace period
     * @param successor what it was exchanged for, sealed
     */
    record Refresh(
        UUID session,
        long userId,
        boolean valid,
        boolean used,
        boolean justUsed,
        byte@Nullable [] successor
    ) {}
}
