package dev.vitrina.pricing.strategy;

import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.strategy.model.Breaker;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people of strategies that were stopped, until somebody has resumed or deleted them. */
final class StrategyAlerts {

    static final String PERMISSION = "wb-pricing:strategies";

    private final Notifications notifications;
    private final Texts texts;

    StrategyAlerts(Notifications notifications, Texts texts) {
        this.notifications = notifications;
        this.texts = texts;
    }

    void stopped(Strategy strategy, Breaker.Trip trip) {
        notifications.raise(
            new Notification(
                strategy.shop(),
                key(strategy.id()),
                Severity.CRITICAL,
                Notification.inEveryLanguage(texts, "strategy.alert.title", strategy.name()),
                why(trip),
                new Notification.Action(
                    "/p/wb-pricing/strategies",
                    Notification.inEveryLanguage(texts, "strategy.alert.action")
                ),
                PERMISSION
            )
        );
    }

    void over(ShopId shop, long strategy) {
        notifications.resolve(shop, key(strategy));
    }

    private Map<String, String> why(Breaker.Trip trip) {
        return Stream.of("en", "ru", "zh").collect(
            Collectors.toMap(language -> language, language -> why(texts, Locale.forLanguageTag(language), trip))
        );
    }

    static String why(Texts texts, Locale language, Breaker.Trip trip) {
        return texts.in(language, "strategy.stop." + trip.cause(), trip.arguments().toArray());
    }

    private static String key(long strategy) {
        return "strategy-stopped-" + strategy;
    }
}
