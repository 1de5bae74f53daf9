package dev.vitrina.products.alert;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The alerts of a shop's catalogue: one of each cause, until it is over. */
public final class CatalogueAlerts {

    private static final String PERMISSION = "wb-products:read";
    private static final String CATALOGUE = "/products";
    private static final String CHANGES = "/products/changes";
    private static final String ERRORS = "/health";
    private static final String TOKENS = "/tokens";
    private static final int NAMED = 3;

    /** The same in every language and time zone. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(
        ZoneOffset.UTC
    );

    private final Notifications notifications;
    private final Texts texts;

    public CatalogueAlerts(Notifications notifications, Texts texts) {
        this.notifications = notifications;
        this.texts = texts;
    }

    /** What keeps a catalogue from being up to date. Of these there is one at a time. */
    public enum Cause {
        /** Wildberries accepts the token no more. */
        TOKEN_REFUSED("sync-token-refused", Severity.CRITICAL, TOKENS),
        /** It accepts the token, but not for cards. */
        CONTENT_FORBIDDEN("sync-content-forbidden", Severity.CRITICAL, TOKENS),
        /** It refuses the request itself. */
        REFUSED("sync-refused", Severity.WARNING, CATALOGUE),
        /** It has not been read for long, for whatever passing reason. */
        STUCK("sync-stuck", Severity.WARNING, CATALOGUE);

        private final String key;
        private final Severity severity;
        private final String path;

        Cause(String key, Severity severity, String path) {
            this.key = key;
            this.severity = severity;
            this.path = path;
        }
    }

    /** The catalogue cannot be read now. */
    public void unread(ShopId shop, Cause cause, String message) {
        insteadOfOthers(shop, cause);
        raise(shop, cause.key, cause.severity, cause.path, message);
    }

    /**
     * Nothing has come for long. The reason of the last try is not in it: it changes from one to the next, and people would be told anew.
     *
     * @param since when it was read last
     */
    public void stuck(ShopId shop, Instant since) {
        insteadOfOthers(shop, Cause.STUCK);
        raise(shop, Cause.STUCK.key, Cause.STUCK.severity, Cause.STUCK.path, TIME.format(since));
    }

    private void insteadOfOthers(ShopId shop, Cause cause) {
        for (Cause other : Cause.values()) {
            if (other != cause) {
                notifications.resolve(shop, other.key);
            }
        }
    }

    /** The catalogue was read. */
    public void read(ShopId shop) {
        for (Cause cause : Cause.values()) {
            notifications.resolve(shop, cause.key);
        }
    }

    /**
     * A complete walk through the catalogue found cards gone, or none: then the alert of an earlier one is history.
     *
     * @param gone some of them
     */
    public void removed(ShopId shop, long count, List<Gone> gone) {
        if (count == 0) {
            notifications.resolve(shop, "cards-removed");
            return;
        }
        String names = String.join(", ", gone.stream().limit(NAMED).map(Gone::name).toList());
        String path = gone.size() == 1 ? CATALOGUE + "/" + gone.getFirst().nmId() + "?tab=history" : CHANGES;
        raise(shop, "cards-removed", Severity.WARNING, path, count, count > NAMED ? names + ", …" : names);
    }

    /** Wildberries found errors in cards that it had taken. @param vendorCodes of these */
    public void errors(ShopId shop, List<String> vendorCodes) {
        String names = String.join(", ", vendorCodes.stream().limit(NAMED).toList());
        int count = vendorCodes.size();
        raise(shop, "card-errors", Severity.WARNING, ERRORS, count, count > NAMED ? names + ", …" : names);
    }

    /** Of those that were told of, none is left. */
    public void noErrors(ShopId shop) {
        notifications.resolve(shop, "card-errors");
    }

    /** @param name what people know it by */
    public record Gone(long nmId, String name) {}

    private void raise(ShopId shop, String key, Severity severity, String path, Object... arguments) {
        String texted = "alert." + key;
        notifications.raise(
            new Notification(
                shop,
                key,
                severity,
                Notification.inEveryLanguage(texts, texted + ".title", arguments),
                Notification.inEveryLanguage(texts, texted + ".text", arguments),
                new Notification.Action(path, Notification.inEveryLanguage(texts, texted + ".action")),
                PERMISSION
            )
        );
    }
}
