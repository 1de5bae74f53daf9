package dev.vitrina.core.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code platform.saved_view} and {@code platform.default_view}. */
@Repository
class SavedViewStore {

    private static final String VISIBLE = """
        select v.*, d.view_id is not null as by_default
        from platform.saved_view v
            left join platform.default_view d on d.user_id = :user and d.list = v.list and d.view_id = v.id
        where (v.user_id = :user or v.shop_id = cast(:shop as bigint))
        """;

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The viewer's own, then the team's, each by name. */
    List<SavedView> visible(Viewer viewer, String list) {
        return select(VISIBLE + " and v.list = :list order by v.shop_id is not null, lower(v.name)", viewer)
            .param("list", list)
            .query(SavedViewStore::view)
            .list();
    }

    Optional<SavedView> find(Viewer viewer, long id) {
        return select(VISIBLE + " and v.id = :id", viewer).param("id", id).query(SavedViewStore::view).optional();
    }

    /**
     * Adds one.
     *
     * @return its id; empty when its owner has {@code most} of the list already
     * @throws DuplicateKeyException when its owner has one of that name
     */
    Optional<Long> add(Viewer viewer, Draft draft, int most) {
        return owned(
            """
            insert into platform.saved_view (user_id, shop_id, list, name, state, changed_by)
            select :owner, :team, :list, :name, cast(:state as jsonb), :by
            where (select count(*) from platform.saved_view
                   where list = :list and (user_id = :owner or shop_id = :team)) < :most
            returning id
            """,
            viewer,
            draft
        )
            .param("list", draft.list())
            .param("most", most)
            .query(Long.class)
            .optional();
    }

    /**
     * Replaces what stands at the version.
     *
     * @return whether there was such a version of one that the viewer may change
     * @throws DuplicateKeyException when its owner has another one of that name
     */
    boolean change(Viewer viewer, long id, long version, Draft draft) {
        String sql = """
            update platform.saved_view set
                user_id = :owner, shop_id = :team, name = :name, state = cast(:state as jsonb),
                version = version + 1, changed_at = now(), changed_by = :by
            where id = :id and version = :version and list = :list
              and (user_id = :user or (:mayShare and shop_id = cast(:shop as bigint)))
            """;
        return (
            owned(sql, viewer, draft)
                .param("id", id)
                .param("version", version)
                .param("list", draft.list())
                .param("user", viewer.userId())
                .param("shop", viewer.shopId())
                .param("mayShare", viewer.mayShare())
                .update() >
            0
        );
    }

    /** Whether there was one that the viewer may delete. */
    boolean delete(Viewer viewer, long id) {
        return (
            jdbc
                .sql(
                    """
                    delete from platform.saved_view
                    where id = :id and (user_id = :user or (:mayShare and shop_id = cast(:shop as bigint)))
                    """
                )
                .param("id", id)
                .param("user", viewer.userId())
                .param("shop", viewer.shopId())
                .param("mayShare", viewer.mayShare())
                .update() >
            0
        );
    }

    void setDefault(long userId, String list, long viewId) {
        jdbc
            .sql(
                """
                insert into platform.default_view (user_id, list, view_id) values (:user, :list, :view)
                on conflict (user_id, list) do update set view_id = excluded.view_id
                """
            )
            .param("user", userId)
            .param("list", list)
            .param("view", viewId)
            .update();
    }

    void clearDefault(long userId, String list) {
        jdbc
            .sql("delete from platform.default_view where user_id = :user and list = :list")
            .param("user", userId)
            .param("list", list)
            .update();
    }

    /** What is saved of a view. */
    record Draft(String list, String name, String state, boolean shared) {}

    private JdbcClient.StatementSpec owned(String sql, Viewer viewer, Draft draft) {
        @Nullable
        Long owner = draft.shared() ? null : viewer.userId();
        @Nullable
        Long team = draft.shared() ? viewer.shopId() : null;
        return jdbc
            .sql(sql.replace(":owner", "cast(:owner as bigint)").replace(":team", "cast(:team as bigint)"))
            .param("owner", owner)
            .param("team", team)
            .param("name", draft.name())
            .param("state", draft.state())
            .param("by", viewer.email());
    }

    private JdbcClient.StatementSpec select(String sql, Viewer viewer) {
        return jdbc.sql(sql).param("user", viewer.userId()).param("shop", viewer.shopId());
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
            row.getLong("id"),
            row.getString("list"),
            row.getString("name"),
            row.getString("state"),
            row.getObject("shop_id") != null,
            row.getBoolean("by_default"),
            row.getLong("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            row.getString("changed_by")
        );
    }
}
