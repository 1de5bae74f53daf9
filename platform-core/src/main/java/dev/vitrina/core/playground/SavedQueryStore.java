package dev.vitrina.core.playground;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code platform.saved_query}. */
@Repository
class SavedQueryStore {

    private final JdbcClient jdbc;

    SavedQueryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedQuery> ofUser(long userId) {
        return jdbc
            .sql("select * from platform.saved_query where user_id = :user order by lower(name)")
            .param("user", userId)
            .query(SavedQueryStore::query)
            .list();
    }

    /** Instead of the one of that name; empty when it would be one more than {@code most}. */
    Optional<SavedQuery> save(long userId, String name, String document, @Nullable String variables, int most) {
        return jdbc
            .sql(
                """
                insert into platform.saved_query (user_id, name, document, variables)
                select :user, :name, :document, :variables
                where (select count(*) from platform.saved_query
                       where user_id = :user and lower(name) <> lower(:name)) < :most
                on conflict (user_id, lower(name)) do update set
                    name = excluded.name, document = excluded.document, variables = excluded.variables, saved_at = now()
                returning *
                """
            )
            .param("user", userId)
            .param("name", name)
            .param("document", document)
            .param("variables", variables)
            .param("most", most)
            .query(SavedQueryStore::query)
            .optional();
    }

    /** Whether the user had it. */
    boolean delete(long userId, long id) {
        return (
            jdbc
                .sql("delete from platform.saved_query where id = :id and user_id = :user")
                .param("id", id)
                .param("user", userId)
                .update() >
            0
        );
    }

    private static SavedQuery query(ResultSet row, int number) throws SQLException {
        return new SavedQuery(
            row.getLong("id"),
            row.getString("name"),
            row.getString("document"),
            row.getString("variables"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant()
        );
    }
}
