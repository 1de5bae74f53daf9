package dev.vitrina.media.inventory;

import dev.vitrina.api.shop.ShopId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code check_run}: where the check of a shop is, so that it goes on after a crash. */
class CheckRuns {

    private final JdbcClient jdbc;

    CheckRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cursor of the slice that comes next; null for the first */
    record Place(@Nullable String cursor, long done, long troubled) {
        static final Place START = new Place(null, 0, 0);
    }

    Place of(ShopId shop, String job) {
        return find(shop, job).orElse(Place.START);
    }

    private Optional<Place> find(ShopId shop, String job) {
        return jdbc
            .sql("SELECT next, done, troubled FROM check_run WHERE shop_id = :shop AND job_id = :job")
            .param("shop", shop.value())
            .param("job", job)
            .query((row, number) -> new Place(row.getString("next"), row.getLong("done"), row.getLong("troubled")))
            .optional();
    }

    void save(ShopId shop, String job, Place place) {
        jdbc
            .sql(
                """
                INSERT INTO check_run (shop_id, job_id, next, done, troubled) VALUES (:shop, :job, :next, :done, :troubled)
                ON CONFLICT (shop_id) DO UPDATE SET job_id = excluded.job_id, next = excluded.next, done = excluded.done,
                    troubled = excluded.troubled
                """
            )
            .param("shop", shop.value())
            .param("job", job)
            .param("next", place.cursor())
            .param("done", place.done())
            .param("troubled", place.troubled())
            .update();
    }
}
