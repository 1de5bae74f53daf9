package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the last check found of cards, for the list of products to filter by. */
final class MediaCondition implements CardCondition {

    /** Each with its cards after one, upwards. */
    enum Kind {
        BROKEN_PHOTOS(
            "broken-photos",
            """
            SELECT DISTINCT nm_id FROM asset
            WHERE shop_id = :shop AND state IN ('MISSING', 'BROKEN') AND number > 0 AND nm_id > :after
            ORDER BY nm_id LIMIT :limit
            """
        ),
        BROKEN_VIDEO(
            "broken-video",
            """
            SELECT nm_id FROM asset
            WHERE shop_id = :shop AND state IN ('MISSING', 'BROKEN') AND number = 0 AND nm_id > :after
            ORDER BY nm_id LIMIT :limit
            """
        ),
        /** Within the card or across cards. */
        DUPLICATE_PHOTOS(
            "duplicate-photos",
            """
            SELECT DISTINCT photo.nm_id FROM asset photo
            WHERE photo.shop_id = :shop AND photo.look IS NOT NULL AND photo.nm_id > :after AND EXISTS (
                SELECT FROM asset copy WHERE copy.shop_id = photo.shop_id AND copy.look = photo.look
                AND (copy.nm_id <> photo.nm_id OR copy.number <> photo.number)
            )
            ORDER BY photo.nm_id LIMIT :limit
            """
        ),
        CHECKED(
            "checked",
            "SELECT nm_id FROM card_check WHERE shop_id = :shop AND nm_id > :after ORDER BY nm_id LIMIT :limit"
        );

        private final String name;
        private final String cards;

        Kind(String name, String cards) {
            this.name = name;
            this.cards = cards;
        }

        String id() {
            return "wb-media." + name;
        }
    }

    private final Kind kind;
    private final JdbcClient jdbc;
    private final InventoryChanges changes;
    private final Texts texts;

    MediaCondition(Kind kind, JdbcClient jdbc, InventoryChanges changes, Texts texts) {
        this.kind = kind;
        this.jdbc = jdbc;
        this.changes = changes;
        this.texts = texts;
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public String label(Locale language) {
        return texts.in(language, "condition." + kind.name);
    }

    /** Of a card without broken photos nobody knows more than that none was found; one that was never checked is worth a look. */
    @Override
    public Optional<String> opposite(Locale language) {
        return kind == Kind.CHECKED ? Optional.of(texts.in(language, "condition.unchecked")) : Optional.empty();
    }

    @Override
    public String version(ShopId shop) {
        return changes.version(shop);
    }

    @Override
    public List<Long> nmIds(ShopId shop, long after, int limit) {
        return jdbc
            .sql(kind.cards)
            .param("shop", shop.value())
            .param("after", after)
            .param("limit", limit)
            .query((row, number) -> row.getLong(1))
            .list();
    }

    @Override
    public Optional<Instant> asOf(ShopId shop) {
        return changes.checkedAt(shop);
    }
}
