package dev.vitrina.core.bookmark;

import dev.vitrina.core.bookmark.Bookmark.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code platform.bookmark}. */
@Repository
class BookmarkStore {

    private final JdbcClient jdbc;

    BookmarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<Bookmark> of(long userId, long shopId) {
        return jdbc
            .sql("select * from platform.bookmark where user_id = :user and shop_id = :shop order by at desc")
            .param("user", userId)
            .param("shop", shopId)
            .query(BookmarkStore::bookmark)
            .list();
    }

    /** Whether it could be pinned, or was already: there may be {@code most}. */
    boolean pin(long userId, long shopId, Target target, int most) {
        return (
            put(
                Kind.PIN,
                userId,
                shopId,
                target,
                """
                where (select count(*) from platform.bookmark
                       where user_id = :user and shop_id = :shop and kind = :kind
                         and (subject, target) <> (:subject, :target)) < %d
                """.formatted(most),
                "platform.bookmark.at"
            ) >
            0
        );
    }

    /** Of what was opened, the latest {@code most} stay. */
    @Transactional
    public void visit(long userId, long shopId, Target target, int most) {
        put(Kind.RECENT, userId, shopId, target, "", "excluded.at");
        jdbc
            .sql(
                """
                delete from platform.bookmark
                where user_id = :user and shop_id = :shop and kind = 'RECENT' and at < (
                    select min(at) from (
                        select at from platform.bookmark
                        where user_id = :user and shop_id = :shop and kind = 'RECENT' order by at desc limit :most) latest)
                """
            )
            .param("user", userId)
            .param("shop", shopId)
            .param("most", most)
            .update();
    }

    boolean remove(Kind kind, long userId, long shopId, String subject, String target) {
        return (
            jdbc
                .sql(
                    """
                    delete from platform.bookmark
                    where user_id = :user and shop_id = :shop and kind = :kind and subject = :subject and target = :target
                    """
                )
                .param("user", userId)
                .param("shop", shopId)
                .param("kind", kind.name())
                .param("subject", subject)
                .param("target", target)
                .update() >
            0
        );
    }

    /** What is marked. */
    record Target(String subject, String target, String label) {}

    private int put(Kind kind, long userId, long shopId, Target what, String condition, String at) {
        return jdbc
            .sql(
                """
                insert into platform.bookmark (user_id, shop_id, kind, subject, target, label)
                select :user, :shop, :kind, :subject, :target, :label
                %s
                on conflict (user_id, shop_id, kind, subject, target) do update set label = excluded.label, at = %s
                """.formatted(condition, at)
            )
            .param("user", userId)
            .param("shop", shopId)
            .param("kind", kind.name())
            .param("subject", what.subject())
            .param("target", what.target())
            .param("label", what.label())
            .update();
    }

    private static Bookmark bookmark(ResultSet row, int number) throws SQLException {
        return new Bookmark(
            Kind.valueOf(row.getString("kind")),
            row.getString("subject"),
            row.getString("target"),
            row.getString("label"),
            row.getObject("at", OffsetDateTime.class).toInstant()
        );
    }
}
