package dev.vitrina.products;

import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.text.Texts;
import dev.vitrina.products.alert.CatalogueAlerts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people are told, wired. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    CatalogueAlerts catalogueAlerts(Notifications notifications, Texts texts) {
        return new CatalogueAlerts(notifications, texts);
    }
}
