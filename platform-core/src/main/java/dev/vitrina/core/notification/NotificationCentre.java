package dev.vitrina.core.notification;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Raises notifications, and says who sees which. Thread-safe. */
@Component
class NotificationCentre {

    /** There is one of each kind and shop: more than these nobody reads. */
    private static final int MOST = 500;

    private final NotificationStore store;
    private final AccessRules access;

    NotificationCentre(NotificationStore store, AccessRules access) {
        this.store = store;
        this.access = access;
    }

    /** As one source has it: the host's or a plugin's keys stay apart. */
    Notifications of(String source) {
        return new Notifications() {
            @Override
            public void raise(Notification notification) {
                store.raise(source, notification, null);
            }

            @Override
            public void resolve(@Nullable ShopId shop, String key) {
                store.resolve(source, shop, key);
            }
        };
    }

    void raise(String source, Notification notification, UUID job) {
        store.raise(source, notification, job);
    }

    /** What the caller may see, what stands first. */
    List<Raised> visible(Caller caller, boolean resolved) {
        return store
            .latest(caller.userId(), caller.mayEnterAll() ? null : caller.shops(), resolved, MOST)
            .stream()
            .filter(raised -> isFor(caller, raised))
            .toList();
    }

    private boolean isFor(Caller caller, Raised raised) {
        return raised.permission() == null || access.permits(caller, raised.permission(), raised.shop());
    }

    /** @param ids only these; null for all that the caller may see */
    void read(Caller caller, @Nullable List<Long> ids) {
        List<Long> seen = visible(caller, true)
            .stream()
            .map(Raised::id)
            .filter(id -> ids == null || ids.contains(id))
            .toList();
        store.read(caller.userId(), seen);
    }
}
