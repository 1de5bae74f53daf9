package dev.vitrina.core.notification;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables {@code platform.notification} and {@code notification_read}. */
@Repository
class NotificationStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    NotificationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One statement: who has read it before has not read what is new. */
    void raise(String source, Notification notification, @Nullable UUID job) {
        Notification.Action action = notification.action();
        jdbc
            .sql(
                """
                with raised as (
                    insert into platform.notification as known
                        (shop_id, source, key, severity, title, body, path, label, permission, job_id)
                    values (:shop, :source, :key, :severity, :title::jsonb, :body::jsonb, :path, :label::jsonb, :permission, :job)
                    on conflict (source, key, (coalesce(shop_id, 0))) where resolved_at is null do update set
                        severity = excluded.severity, title = excluded.title, body = excluded.body, path = excluded.path,
                        label = excluded.label, permission = excluded.permission, job_id = excluded.job_id, raised_at = now()
                    where (known.severity, known.title, known.body, known.path, known.label, known.permission, known.job_id)
                        is distinct from (excluded.severity, excluded.title, excluded.body, excluded.path, excluded.label,
                            excluded.permission, excluded.job_id)
                    returning id
                )
                delete from platform.notification_read using raised where notification_id = raised.id
                """
            )
            .param("shop", value(notification.shop()))
            .param("source", source)
            .param("key", notification.key())
            .param("severity", notification.severity().name())
            .param("title", json.writeValueAsString(notification.title()))
            .param("body", json.writeValueAsString(notification.text()))
            .param("path", action == null ? null : action.path())
            .param("label", json.writeValueAsString(action == null ? Map.of() : action.label()))
            .param("permission", notification.permission())
            .param("job", job)
            .update();
    }

    void resolve(String source, @Nullable ShopId shop, String key) {
        jdbc
            .sql(
                """
                update platform.notification set resolved_at = now()
                where source = :source and key = :key and coalesce(shop_id, 0) = :shop and resolved_at is null
                """
            )
            .param("source", source)
            .param("key", key)
            .param("shop", shop == null ? 0 : shop.value())
            .update();
    }

    /**
     * The latest, what stands before what is over.
     *
     * @param shops of these; null for all, with those of no shop
     */
    List<Raised> latest(long user, @Nullable Collection<ShopId> shops, boolean resolved, int most) {
        return jdbc
            .sql(
                """
                select notification.*, notification_read.user_id is not null as read
                from platform.notification
                left join platform.notification_read on notification_id = notification.id and user_id = :user
                where (:all or shop_id = any (:shops)) and (:resolved or resolved_at is null)
                order by resolved_at is not null, raised_at desc, id desc
                limit :most
                """
            )
            .param("user", user)
            .param("all", shops == null)
            .param("shops", shops == null ? new Long[0] : shops.stream().map(ShopId::value).toArray(Long[]::new))
            .param("resolved", resolved)
            .param("most", most)
            .query(this::raised)
            .list();
    }

    void read(long user, Collection<Long> ids) {
        jdbc
            .sql(
                """
                insert into platform.notification_read (user_id, notification_id)
                select :user, id from platform.notification where id = any (:ids)
                on conflict do nothing
                """
            )
            .param("user", user)
            .param("ids", ids.toArray(Long[]::new))
            .update();
    }

    void deleteResolved(Duration age) {
        jdbc
            .sql("delete from platform.notification where resolved_at < now() - make_interval(secs => :age)")
            .param("age", (double) age.toSeconds())
            .update();
    }

    private static @Nullable Long value(@Nullable ShopId shop) {
        return shop == null ? null : shop.value();
    }

    private Raised raised(ResultSet row, int number) throws SQLException {
        long shop = row.getLong("shop_id");
        ShopId of = row.wasNull() ? null : new ShopId(shop);
        OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new Raised(
            row.getLong("id"),
            of,
            Severity.valueOf(row.getString("severity")),
            json.readValue(row.getString("title"), TEXTS),
            json.readValue(row.getString("body"), TEXTS),
            row.getString("path"),
            json.readValue(row.getString("label"), TEXTS),
            row.getString("permission"),
            row.getObject("job_id", UUID.class),
            row.getObject("raised_at", OffsetDateTime.class).toInstant(),
            resolved == null ? null : resolved.toInstant(),
            row.getBoolean("read")
        );
    }
}
