package dev.vitrina.pricing.competitor;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.competitor.UndercutStore.Undercut;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Finds goods that rivals undercut, and tells people once of each price. Thread-safe. */
public final class Undercuts {

    private static final String KEY = "competitor-undercuts";
    private static final String PAGE = "/p/wb-pricing/competitors";
    private static final int NAMED = 3;

    /** A rival that goes up and down again to the same price within this time is no news. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final UndercutStore store;
    private final CompetitorSettings settings;
    private final Notifications notifications;
    private final Texts texts;
    private final Clock clock;

    public Undercuts(
        UndercutStore store,
        CompetitorSettings settings,
        Notifications notifications,
        Texts texts,
        Clock clock
    ) {
        this.store = store;
        this.settings = settings;
        this.notifications = notifications;
        this.texts = texts;
        this.clock = clock;
    }

    /** Finds them by what is known now. What ages goes, too: an undercutting that is not sure any more is none. */
    void find(ShopId shop) {
        Instant now = clock.instant();
        store.find(shop, settings.undercutPercent(), now.minus(settings.freshFor()), now);
        long count = store.count(shop);
        if (count == 0) {
            notifications.resolve(shop, KEY);
        } else if (store.hasUntold(shop)) {
            tell(shop, count);
        }
        // After people were told: a crash in between tells them twice rather than never.
        store.told(shop, now, REMEMBERED);
    }

    /** Nothing is known any more. */
    void clear(ShopId shop) {
        store.clear(shop);
        notifications.resolve(shop, KEY);
    }

    private void tell(ShopId shop, long count) {
        List<Undercut> dearest = store.dearest(shop, NAMED);
        String names = dearest.stream().map(Undercuts::name).collect(Collectors.joining(", "));
        String listed = count > NAMED ? names + ", …" : names;
        notifications.raise(
            new Notification(
                shop,
                KEY,
                Severity.WARNING,
                Notification.inEveryLanguage(texts, "competitor.alert.title", count),
                Notification.inEveryLanguage(texts, "competitor.alert.text", listed),
                new Notification.Action(PAGE, Notification.inEveryLanguage(texts, "competitor.alert.action")),
                "wb-pricing:read"
            )
        );
    }

    /** With how much cheaper the rival is. */
    private static String name(Undercut of) {
        BigDecimal gap = Comparison.gap(BigDecimal.valueOf(of.own()), BigDecimal.valueOf(of.rival()));
        String code = of.vendorCode();
        String name = code == null || code.isBlank() ? Long.toString(of.nmId()) : code;
        return name + " (−" + gap.stripTrailingZeros().toPlainString() + " %)";
    }
}
