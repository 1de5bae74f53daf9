package dev.vitrina.core.security.user;

import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code platform.app_user} and {@code platform.shop_grant}. */
@Repository
class UserStore {

    private static final String SELECT = """
        select u.*,
               array(select shop_id from platform.shop_grant g where g.user_id = u.id order by shop_id) as grant_shops,
               array(select role from platform.shop_grant g where g.user_id = u.id order by shop_id) as grant_roles
        from platform.app_user u
        """;
    private static final String MATCHES = """
        where (cast(:search as text) is null or strpos(email, lower(:search)) > 0 or strpos(lower(name), lower(:search)) > 0)
        """;

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from platform.app_user)").query(Boolean.class).single();
    }

    Optional<User> find(long id) {
        return jdbc.sql(SELECT + "where u.id = :id").param("id", id).query(UserStore::user).optional();
    }

    Optional<User> findByEmail(String email) {
        return jdbc.sql(SELECT + "where u.email = :email").param("email", email).query(UserStore::user).optional();
    }

    Optional<String> passwordHash(long id) {
        return jdbc
            .sql("select password_hash from platform.app_user where id = :id")
            .param("id", id)
            .query(String.class)
            .optional();
    }

    List<User> page(PageRequest page, @Nullable String search) {
        return jdbc
            .sql(SELECT + MATCHES + "order by u.email limit :size offset :offset")
            .param("search", search)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(UserStore::user)
            .list();
    }

    int count(@Nullable String search) {
        return jdbc
            .sql("select count(*) from platform.app_user " + MATCHES)
            .param("search", search)
            .query(Integer.class)
            .single();
    }

    /** Empty when the email is taken. */
    Optional<Long> insert(String email, String name, String passwordHash, Role role) {
        return jdbc
            .sql(
                """
                insert into platform.app_user (email, name, password_hash, role)
                values (:email, :name, :hash, :role) on conflict (email) do nothing returning id
                """
            )
            .param("email", email)
            .param("name", name)
            .param("hash", passwordHash)
            .param("role", role.name())
            .query(Long.class)
            .optional();
    }

    void update(long id, String name, Role role, boolean disabled) {
        jdbc
            .sql("update platform.app_user set name = :name, role = :role, disabled = :disabled where id = :id")
            .param("name", name)
            .param("role", role.name())
            .param("disabled", disabled)
            .param("id", id)
            .update();
    }

    void updatePassword(long id, String passwordHash) {
        jdbc
            .sql("update platform.app_user set password_hash = :hash where id = :id")
            .param("hash", passwordHash)
            .param("id", id)
            .update();
    }

    void noteLogin(long id) {
        jdbc.sql("update platform.app_user set last_login_at = now() where id = :id").param("id", id).update();
    }

    void delete(long id) {
        jdbc.sql("delete from platform.app_user where id = :id").param("id", id).update();
    }

    void replaceGrants(long id, Map<ShopId, Role> grants) {
        jdbc.sql("delete from platform.shop_grant where user_id = :id").param("id", id).update();
        grants.forEach((shop, role) ->
            jdbc
                .sql("insert into platform.shop_grant (user_id, shop_id, role) values (:user, :shop, :role)")
                .param("user", id)
                .param("shop", shop.value())
                .param("role", role.name())
                .update()
        );
    }

    /** Those of the ids that are shops. */
    List<Long> existingShops(List<Long> ids) {
        return ids.isEmpty()
            ? List.of()
            : jdbc
                .sql("select id from platform.shop where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** The administrators who can sign in, locked: two who remove each other at the same moment take turns. */
    List<Long> lockActiveAdmins() {
        return jdbc
            .sql("select id from platform.app_user where role = 'ADMIN' and not disabled order by id for update")
            .query((row, number) -> row.getLong(1))
            .list();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
            row.getLong("id"),
            row.getString("email"),
            row.getString("name"),
            Role.valueOf(row.getString("role")),
            grants(row.getArray("grant_shops"), row.getArray("grant_roles")),
            row.getBoolean("disabled"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("last_login_at", OffsetDateTime.class))
        );
    }

    private static Map<ShopId, Role> grants(Array shops, Array roles) throws SQLException {
        Long[] ids = (Long[]) shops.getArray();
        String[] names = (String[]) roles.getArray();
        Map<ShopId, Role> grants = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            grants.put(new ShopId(ids[i]), Role.valueOf(names[i]));
        }
        return grants;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
