package dev.vitrina.core.notification;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.notification.Notification;
import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopCredentialExpiring;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which shops' credentials will expire, until they are replaced. */
@Configuration(proxyBeanMethods = false)
class CredentialNotifications {

    private static final String KEY = "credential-expiring";
    /** Replacing one takes a person with rights at the marketplace: on a weekend there may be none. */
    private static final int SOON = 3;

    @Bean
    EventListener<ShopCredentialExpiring> warnOfExpiringCredential(NotificationCentre centre, ShopDirectory shops) {
        return new On<>(ShopCredentialExpiring.class, event ->
            centre.of(NotificationSource.HOST).raise(expiring(event, name(shops, event.shopId())))
        );
    }

    @Bean
    EventListener<ShopCredentialReplaced> forgetExpiringCredential(NotificationCentre centre) {
        return new On<>(ShopCredentialReplaced.class, event ->
            centre.of(NotificationSource.HOST).resolve(event.shopId(), KEY)
        );
    }

    private static String name(ShopDirectory shops, ShopId shop) {
        return shops.find(shop).map(Shop::sellerName).orElse("");
    }

    private static Notification expiring(ShopCredentialExpiring event, String shop) {
        return new Notification(
            event.shopId(),
            KEY,
            event.daysLeft() < SOON ? Severity.CRITICAL : Severity.WARNING,
            NotificationTexts.of("credential-expiring.title", shop, event.daysLeft()),
            NotificationTexts.of("credential-expiring.text"),
            new Notification.Action("/tokens", NotificationTexts.of("credential-expiring.action")),
            null
        );
    }

    private record On<E extends DomainEvent>(Class<E> eventType, Consumer<E> act) implements EventListener<E> {
        @Override
        public void on(E event) {
            act.accept(event);
        }
    }
}
