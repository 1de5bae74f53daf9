package dev.vitrina.api.notification;

import dev.vitrina.api.shop.ShopId;
import org.jspecify.annotations.Nullable;

/** Tells people, and takes it back once it is over. Keys are the plugin's own. Thread-safe; part of no transaction. */
public interface Notifications {
    /** Raised again, it counts as unread once more only where it says something else than before. */
    void raise(Notification notification);

    /** It is over; nothing happens when it was not raised. */
    void resolve(@Nullable ShopId shop, String key);
}
