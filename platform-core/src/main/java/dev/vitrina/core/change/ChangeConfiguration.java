package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.job.Chore;
import dev.vitrina.core.job.ExclusiveJobs;
import dev.vitrina.core.job.JobCatalogue;
import dev.vitrina.core.job.JobRefusal;
import dev.vitrina.core.time.DatabaseTime;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the change sets together. */
@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

    private static final String STOP_THERE =
        "This job works on change sets: stop or repeat the change set on its own page instead.";

    @Bean
    ChangeKinds changeKinds() {
        return new ChangeKinds();
    }

    @Bean
    ChangeParts changeParts(
        JdbcTemplate jdbc,
        JdbcClient client,
        PlatformTransactionManager transactions,
        AuditLog audit,
        ObjectProvider<ChangeSetEndListener> listeners,
        DatabaseTime time
    ) {
        return ChangeParts.of(
            jdbc,
            client,
            new TransactionTemplate(transactions),
            audit,
            listeners.orderedStream().toList(),
            time::now
        );
    }

    @Bean
    ChangeWorkers changeWorkers(ChangeParts parts, JobCatalogue catalogue, ExclusiveJobs jobs) {
        return new ChangeWorkers(catalogue, jobs, parts.open(), parts::work);
    }

    @Bean
    ChangeContributions changeContributions(ChangeKinds kinds, ChangeWorkers workers) {
        return new ChangeContributions(kinds, workers);
    }

    @Bean
    ChangeDesk changeDesk(ChangeParts parts, ChangeKinds kinds, ChangeWorkers workers, ChangeProperties properties) {
        return parts.desk(kinds, workers, properties.maxRows());
    }

    @Bean
    SendingSwitch sendingSwitch(ChangeParts parts, ChangeWorkers workers) {
        return parts.sending(workers);
    }

    @Bean
    OwnService<ChangeSets> changeSetsOfPlugins(ChangeDesk desk, ObjectProvider<ChangeAccess> access) {
        return new OwnService<>(ChangeSets.class, plugin -> new PluginChangeSets(plugin.id(), desk, access::getObject));
    }

    @Bean
    ChangeReading changeReading(JdbcClient jdbc) {
        return new ChangeReading(jdbc);
    }

    @Bean
    ChangeGroups changeGroups(JdbcClient jdbc) {
        return new ChangeGroups(jdbc);
    }

    @Bean
    JobRefusal changeJobsAreStoppedOnTheirPages() {
        return new JobRefusal(ChangeWorkers.TYPE, STOP_THERE);
    }

    /** Looked up late: the workers start jobs, and what runs jobs runs this. */
    @Bean
    Chore wakeChangeWorkers(ObjectProvider<ChangeWorkers> workers) {
        return new Chore("wake-change-workers", Duration.ofSeconds(10), () -> workers.getObject().wakeAll());
    }

    /** Looked up late, as above. */
    @Bean
    Chore takeChangeSetsBack(
        ChangeParts parts,
        ChangeKinds kinds,
        ObjectProvider<ChangeWorkers> workers,
        ChangeProperties properties
    ) {
        return new Chore("take-change-sets-back", Duration.ofSeconds(5), () ->
            parts.returns(kinds, workers.getObject()::wake, properties.maxRows()).run()
        );
    }

    @Bean
    Chore forgetEndedChangeSets(ChangeParts parts, ChangeProperties properties) {
        return new Chore("forget-ended-change-sets", Duration.ofHours(6), () -> {
            parts.transaction().executeWithoutResult(status -> parts.ending().forget(properties.retention()));
        });
    }

    @Bean
    EventListener<ShopDisconnected> forgetChangeSetsOfRemovedShop(ChangeParts parts) {
        return new OnDisconnected(parts.sets(), parts.stops());
    }

    private record OnDisconnected(ChangeSetStore sets, SendingStops stops) implements EventListener<ShopDisconnected> {
        @Override
        public Class<ShopDisconnected> eventType() {
            return ShopDisconnected.class;
        }

        @Override
        public void on(ShopDisconnected event) {
            sets.forget(event.shopId());
            var unused = stops.goOn(event.shopId());
        }
    }
}
