package dev.vitrina.media.inventory;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code asset}: what the last check of each photo and video found. */
public class AssetStore {

    private final JdbcClient jdbc;
    private final Looks looks;
    private final InventoryChanges changes;

    AssetStore(JdbcClient jdbc, InventoryChanges changes) {
        this.jdbc = jdbc;
        this.looks = new Looks(jdbc);
        this.changes = changes;
    }

    /** Keeps what was found of a card, and forgets what it no longer has. */
    void save(ShopId shop, long nmId, List<Asset> assets) {
        jdbc
            .sql(
                "DELETE FROM asset WHERE shop_id = :shop AND nm_id = :card AND number <> ALL (CAST(:kept AS integer[]))"
            )
            .param("shop", shop.value())
            .param("card", nmId)
            .param("kept", assets.stream().map(Asset::number).toArray(Integer[]::new))
            .update();
        assets.forEach(asset -> save(shop, asset));
        if (assets.isEmpty() || !assets.stream().allMatch(Asset::isUnknown)) {
            jdbc
                .sql(
                    """
                    INSERT INTO card_check (shop_id, nm_id) VALUES (:shop, :card)
                    ON CONFLICT (shop_id, nm_id) DO UPDATE SET checked_at = excluded.checked_at
                    """
                )
                .param("shop", shop.value())
                .param("card", nmId)
                .update();
        }
    }

    private void save(ShopId shop, Asset asset) {
        jdbc
            .sql(
                """
                INSERT INTO asset (shop_id, nm_id, number, address, state, format, width, height, bytes, alike, look, reason, checked_at)
                VALUES (:shop, :card, :number, :address, :state, :format, :width, :height, :bytes, :alike, :look, :reason, :checkedAt)
                ON CONFLICT (shop_id, nm_id, number) DO UPDATE SET address = excluded.address, state = excluded.state,
                    format = excluded.format, width = excluded.width, height = excluded.height, bytes = excluded.bytes,
                    alike = excluded.alike, look = excluded.look, reason = excluded.reason, checked_at = excluded.checked_at
                """
            )
            .param("shop", shop.value())
            .param("card", asset.nmId())
            .param("number", asset.number())
            .param("address", asset.address())
            .param("state", asset.state().name())
            .param("format", asset.format() == null ? null : asset.format().name())
            .param("width", asset.width())
            .param("height", asset.height())
            .param("bytes", asset.bytes())
            .param("alike", asset.alike())
            .param("look", asset.alike() == null ? null : looks.of(shop, asset.alike()))
            .param("reason", asset.reason())
            .param("checkedAt", asset.checkedAt() == null ? null : asset.checkedAt().atOffset(ZoneOffset.UTC))
            .update();
    }

    /** By card, in order of their numbers. */
    Map<Long, List<Asset>> of(ShopId shop, Collection<Long> cards) {
        return jdbc
            .sql(
                "SELECT * FROM asset WHERE shop_id = :shop AND nm_id = ANY (CAST(:cards AS bigint[])) ORDER BY nm_id, number"
            )
            .param("shop", shop.value())
            .param("cards", cards.toArray(Long[]::new))
            .query(AssetStore::asset)
            .list()
            .stream()
            .collect(Collectors.groupingBy(Asset::nmId));
    }

    /** Those of a state, by card and number upwards, after one of them. */
    List<Asset> inState(ShopId shop, AssetState state, long afterCard, int afterNumber, int size) {
        return jdbc
            .sql(
                """
                SELECT * FROM asset WHERE shop_id = :shop AND state = :state AND (nm_id, number) > (:card, :number)
                ORDER BY nm_id, number LIMIT :size
                """
            )
            .param("shop", shop.value())
            .param("state", state.name())
            .param("card", afterCard)
            .param("number", afterNumber)
            .param("size", size)
            .query(AssetStore::asset)
            .list();
    }

    /** What more than one photo of the shop looks like, upwards after one such. A picture of one colour looks like nothing. */
    List<Alike> alike(ShopId shop, @Nullable Long after, int size) {
        return jdbc
            .sql(
                """
                SELECT look, count(*) AS photos FROM asset
                WHERE shop_id = :shop AND look IS NOT NULL AND look > :after
                GROUP BY look HAVING count(*) > 1 ORDER BY look LIMIT :size
                """
            )
            .param("shop", shop.value())
            .param("after", after == null ? Long.MIN_VALUE : after)
            .param("size", size)
            .query((row, number) -> new Alike(row.getLong("look"), row.getLong("photos")))
            .list();
    }

    /** How many cards have a photo or video that is missing or broken. */
    long troubled(ShopId shop) {
        return jdbc
            .sql("SELECT count(DISTINCT nm_id) FROM asset WHERE shop_id = :shop AND state IN ('MISSING', 'BROKEN')")
            .param("shop", shop.value())
            .query(Long.class)
            .single();
    }

    /** Photos that look like these, at most {@code most} of each. */
    Map<Long, List<Asset>> looking(ShopId shop, Collection<Long> alike, int most) {
        return jdbc
            .sql(
                """
                SELECT * FROM (
                    SELECT *, row_number() OVER (PARTITION BY look ORDER BY nm_id, number) AS place FROM asset
                    WHERE shop_id = :shop AND look = ANY (CAST(:looks AS bigint[]))
                ) placed WHERE place <= :most ORDER BY nm_id, number
                """
            )
            .param("shop", shop.value())
            .param("looks", alike.toArray(Long[]::new))
            .param("most", most)
            .query((row, number) -> Map.entry(row.getLong("look"), asset(row, number)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))
            );
    }

    /** Of cards that the shop has no more: a check of them all has not come by since. */
    void forget(ShopId shop, Instant before) {
        for (String table : List.of("asset", "card_check")) {
            jdbc
                .sql("DELETE FROM " + table + " WHERE shop_id = :shop AND checked_at < :before")
                .param("shop", shop.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
        }
        looks.forget(shop);
    }

    /** Of cards whose media were changed: what was found is of other pictures at the same addresses. */
    public void forget(ShopId shop, Collection<Long> cards) {
        changes.with(shop, () ->
            Stream.of("asset", "card_check")
                .mapToInt(table ->
                    jdbc
                        .sql(
                            "DELETE FROM " + table + " WHERE shop_id = :shop AND nm_id = ANY (CAST(:cards AS bigint[]))"
                        )
                        .param("shop", shop.value())
                        .param("cards", cards.toArray(Long[]::new))
                        .update()
                )
                .sum()
        );
    }

    void purge(ShopId shop) {
        for (String table : List.of("asset", "card_check", "check_run", "inventory_version")) {
            jdbc.sql("DELETE FROM " + table + " WHERE shop_id = :shop").param("shop", shop.value()).update();
        }
        looks.forget(shop);
    }

    private static Asset asset(ResultSet row, int number) throws SQLException {
        String format = row.getString("format");
        OffsetDateTime checked = row.getObject("checked_at", OffsetDateTime.class);
        return new Asset(
            row.getLong("nm_id"),
            row.getInt("number"),
            row.getString("address"),
            AssetState.valueOf(row.getString("state")),
            format == null ? null : FileFormat.valueOf(format),
            row.getObject("width", Integer.class),
            row.getObject("height", Integer.class),
            row.getObject("bytes", Long.class),
            row.getObject("alike", Long.class),
            row.getString("reason"),
            checked == null ? null : checked.toInstant()
        );
    }

    /** What photos look like, and how many do. */
    record Alike(long alike, long photos) {}
}
