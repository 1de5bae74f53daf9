package dev.vitrina.products.mirror;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Wildberries took a change of a tag, and cards up to {@code after} show it.
 *
 * @param name  null for a tag that was deleted
 * @param color as Wildberries writes it; null with the name
 */
public record TagChanged(ShopId shop, long tag, @Nullable String name, @Nullable String color, long after) implements
    DomainEvent {
    public static TagChanged renamed(ShopId shop, long tag, String name, String color) {
        return new TagChanged(shop, tag, name, color, Long.MIN_VALUE);
    }

    public static TagChanged deleted(ShopId shop, long tag) {
        return new TagChanged(shop, tag, null, null, Long.MIN_VALUE);
    }

    TagChanged goingOn(long last) {
        return new TagChanged(shop, tag, name, color, last);
    }
}
