package dev.vitrina.pricing.history;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.history.PricePeriod.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of periods, read for many goods at once. */
public final class HistoryReads {

    private final JdbcClient jdbc;
    private final GoodJson json;

    public HistoryReads(JdbcClient jdbc, GoodJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All periods of these goods: good by good, the oldest first. */
    public List<PricePeriod> of(ShopId shop, Collection<Long> nmIds) {
        return List.copyOf(
            jdbc
                .sql(
                    """
                    SELECT doc::text, lower(valid), upper(valid), source, change_set FROM p_wb_pricing.price_period
                    WHERE shop_id = :shop AND nm_id = ANY (CAST(:ids AS bigint[])) ORDER BY nm_id, lower(valid)
                    """
                )
                .param("shop", shop.value())
                .param("ids", nmIds.toArray(Long[]::new))
                .query((row, _) -> period(row))
                .list()
        );
    }

    private PricePeriod period(ResultSet row) throws SQLException {
        OffsetDateTime to = row.getObject(3, OffsetDateTime.class);
        return new PricePeriod(
            json.stored(Objects.requireNonNull(row.getString(1))),
            row.getObject(2, OffsetDateTime.class).toInstant(),
            to == null ? null : to.toInstant(),
            Source.valueOf(row.getString(4)),
            row.getObject(5, Long.class)
        );
    }
}
