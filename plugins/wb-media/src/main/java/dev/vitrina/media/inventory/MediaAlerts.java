package dev.vitrina.media.inventory;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;

/** Tells people of photos and videos that a check found missing or broken, until a check finds none. */
class MediaAlerts {

    private static final String KEY = "media-trouble";

    private final Notifications notifications;
    private final Texts texts;

    MediaAlerts(Notifications notifications, Texts texts) {
        this.notifications = notifications;
        this.texts = texts;
    }

    /** @param cards how many of the shop's cards have such */
    void checked(ShopId shop, long cards) {
        if (cards == 0) {
            notifications.resolve(shop, KEY);
            return;
        }
        notifications.raise(
            new Notification(
                shop,
                KEY,
                Severity.WARNING,
                Notification.inEveryLanguage(texts, "alert.media-trouble.title", cards),
                Notification.inEveryLanguage(texts, "alert.media-trouble.text"),
                new Notification.Action("/media", Notification.inEveryLanguage(texts, "alert.media-trouble.action")),
                "wb-media:read"
            )
        );
    }
}
