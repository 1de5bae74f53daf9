package dev.vitrina.core.notification;

import dev.vitrina.api.change.ChangeSetState;
import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.ChangeSetEndListener;
import org.springframework.stereotype.Component;

/** Says which change sets were not applied, or in part, until they end otherwise. */
@Component
class ChangeSetNotifications implements ChangeSetEndListener {

    private final Notifications notifications;

    ChangeSetNotifications(NotificationCentre centre) {
        this.notifications = centre.of(NotificationSource.HOST);
    }

    @Override
    public void returnWaits(WaitingReturn set) {
        notifications.raise(
            new Notification(
                set.shop(),
                returnKey(set.id()),
                Severity.CRITICAL,
                NotificationTexts.of("change-return-waits.title", set.title()),
                NotificationTexts.of("change-return-waits.text"),
                new Notification.Action("/changes/" + set.id(), NotificationTexts.of("change-set-failed.action")),
                set.readPermission()
            )
        );
    }

    @Override
    public void ended(EndedSet set) {
        notifications.resolve(set.shop(), returnKey(set.id()));
        String key = key(set.id());
        if (set.state() == ChangeSetState.FAILED || set.state() == ChangeSetState.PARTLY_FAILED) {
            notifications.raise(failed(key, set));
        } else {
            notifications.resolve(set.shop(), key);
        }
    }

    @Override
    public void forgotten(ShopId shop, long id) {
        notifications.resolve(shop, key(id));
        notifications.resolve(shop, returnKey(id));
    }

    private static String returnKey(long id) {
        return "change-return-waits " + id;
    }

    private static String key(long id) {
        return "change-set-failed " + id;
    }

    private static Notification failed(String key, EndedSet set) {
        String title = set.state() == ChangeSetState.FAILED
            ? "change-set-failed.title"
            : "change-set-partly-failed.title";
        return new Notification(
            set.shop(),
            key,
            Severity.WARNING,
            NotificationTexts.of(title, set.title()),
            NotificationTexts.of("change-set-failed.text", set.applied(), set.failed()),
            new Notification.Action("/changes/" + set.id(), NotificationTexts.of("change-set-failed.action")),
            set.readPermission()
        );
    }
}
