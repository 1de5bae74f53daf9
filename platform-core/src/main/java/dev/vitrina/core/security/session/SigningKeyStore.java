package dev.vitrina.core.security.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code platform.signing_key}. */
@Repository
class SigningKeyStore {

    private final JdbcClient jdbc;

    SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(String kid, Instant createdAt) {}

    /** Youngest first. */
    List<Known> all() {
        return jdbc
            .sql("select kid, created_at from platform.signing_key order by created_at desc, kid")
            .query((row, number) ->
                new Known(row.getString("kid"), row.getObject("created_at", OffsetDateTime.class).toInstant())
            )
            .list();
    }

    /** As {@link #all}; no other replica changes the keys until the transaction ends. */
    List<Known> lockAll() {
        jdbc.sql("lock table platform.signing_key in share row exclusive mode").update();
        return all();
    }

    void insert(String kid) {
        // Two keys made in one transaction would have the same now().
        jdbc
            .sql("insert into platform.signing_key (kid, created_at) values (:kid, clock_timestamp())")
            .param("kid", kid)
            .update();
    }

    void delete(String kid) {
        jdbc.sql("delete from platform.signing_key where kid = :kid").param("kid", kid).update();
    }
}
