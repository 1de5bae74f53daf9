package dev.vitrina.products;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.products.alert.CatalogueAlerts;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.trouble.CardErrors;
import dev.vitrina.products.trouble.ErrorPlaces;
import dev.vitrina.products.trouble.ErrorWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What people are told, wired. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    CatalogueAlerts catalogueAlerts(Notifications notifications, Texts texts) {
        return new CatalogueAlerts(notifications, texts);
    }

    @Bean
    ErrorPlaces errorPlaces(JdbcClient jdbc) {
        return new ErrorPlaces(jdbc);
    }

    @Bean
    JobDefinition errorWatch(
        UpstreamGateway gateway,
        JsonMapper json,
        Envelope envelope,
        ErrorPlaces places,
        CardErrors shown,
        CatalogueAlerts alerts
    ) {
        return new ErrorWatch(new ErrorList(gateway, json, envelope), places, shown, alerts).definition();
    }
}
