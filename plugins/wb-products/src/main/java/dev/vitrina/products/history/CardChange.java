package dev.vitrina.products.history;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.MirrorChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a card; maps to the GraphQL type {@code ProductChange}.
 *
 * @param id         grows with time within a shop
 * @param at         when it was noticed: at Wildberries it happened earlier
 * @param run        the sync that noticed it; null for a card that was read by itself
 * @param title      of a card that is gone, as is {@code vendorCode}; null for others
 * @param fields     of a changed card, what differs; empty where the versions could not be compared
 */
public record CardChange(
    ShopId shop,
    long id,
    long nmId,
    MirrorChange.Kind kind,
    Instant at,
    @Nullable Long run,
    @Nullable String title,
    @Nullable String vendorCode,
    List<FieldChange> fields
) {
    public CardChange {
        fields = List.copyOf(fields);
    }
}
