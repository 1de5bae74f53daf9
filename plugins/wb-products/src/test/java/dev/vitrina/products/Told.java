package dev.vitrina.products;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.alert.CatalogueAlerts;
import dev.vitrina.test.KeyTexts;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Remembers what stands in the notification centre. */
public final class Told implements Notifications {

    private final Map<String, Notification> standing = new ConcurrentSkipListMap<>();

    public CatalogueAlerts alerts() {
        return new CatalogueAlerts(this, new KeyTexts());
    }

    /** By key. */
    public Map<String, Notification> standing() {
        return Map.copyOf(standing);
    }

    /** One that stands there. */
    public Notification one(String key) {
        return Objects.requireNonNull(standing.get(key), key);
    }

    @Override
    public void raise(Notification notification) {
        standing.put(notification.key(), notification);
    }

    @Override
    public void resolve(@Nullable ShopId shop, String key) {
        standing.remove(key);
    }
}
