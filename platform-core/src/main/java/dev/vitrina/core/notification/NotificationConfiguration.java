package dev.vitrina.core.notification;

import dev.vitrina.api.notification.Notifications;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How plugins have the centre, and how it is kept small. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    OwnService<Notifications> notificationsOfPlugins(NotificationCentre centre) {
        return new OwnService<>(Notifications.class, plugin -> centre.of(plugin.id()));
    }

    @Bean
    Chore forgetResolvedNotifications(NotificationStore store) {
        return new Chore("forget-resolved-notifications", Duration.ofHours(6), () -> store.deleteResolved(KEPT));
    }
}
