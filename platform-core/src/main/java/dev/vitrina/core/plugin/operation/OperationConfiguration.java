package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.graphql.history.SchemaHistory;
import dev.vitrina.core.job.Chore;
import dev.vitrina.core.job.JobCatalogue;
import dev.vitrina.core.job.JobRight;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.setting.PluginPackages;
import dev.vitrina.core.plugin.setting.PluginSettings;
import dev.vitrina.core.plugin.setting.SettingChanges;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.UploadStore;
import dev.vitrina.core.security.HostPermissions;
import dev.vitrina.core.time.DatabaseTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what keeps plugins as they are wanted, and what an operator can do with them. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    private static final String HOST = "platform";

    @Bean
    PluginInventory pluginInventory(PluginStore files, UploadStore uploads, DesiredStore desired) {
        return new PluginInventory(files, uploads, desired);
    }

    @Bean
    PluginKeeper pluginKeeper(
        PluginHost host,
        PluginInventory inventory,
        DesiredStore desired,
        PluginStatuses statuses,
        ReplicaStore replicas
    ) {
        return new PluginKeeper(host, inventory, desired, statuses, replicas);
    }

    /** For the form of its settings. */
    @Bean
    PluginPackages pluginPackages(PluginHost host, PluginInventory inventory) {
        return id -> host.serving(id).or(() -> inventory.take().find(id));
    }

    @Bean
    PluginThread pluginThread(PluginKeeper keeper, PluginProperties properties) {
        return new PluginThread(keeper, properties);
    }

    @Bean
    PluginOperations pluginOperations(
        PluginHost host,
        PluginKeeper keeper,
        PluginInventory inventory,
        DesiredStore desired,
        UploadStore uploads,
        ReplicaStore replicas,
        PluginSchemas schemas,
        SchemaHistory history,
        SettingChanges settings
    ) {
        return new PluginOperations(host, keeper, inventory, desired, uploads, replicas, schemas, history, settings);
    }

    /** Who may not change plugins may not repeat what somebody else has begun with them. */
    @Bean
    JobRight pluginJobRight() {
        return new JobRight(PluginJob.TYPE, HostPermissions.PLUGINS);
    }

    /** For the host's life, so never taken back. */
    @Bean
    PluginJob pluginJob(
        PluginThread thread,
        PluginOperations operations,
        PluginHost host,
        PluginSettings settings,
        JsonMapper json,
        DatabaseTime time,
        JobCatalogue catalogue
    ) {
        PluginJob job = new PluginJob(
            thread,
            operations,
            id -> host.serving(id).map(settings::unaccepted).orElse(List.of()),
            json,
            time::now
        );
        var unused = catalogue.register(HOST, job.definition());
        return job;
    }

    @Bean
    PluginViews pluginViews(
        PluginStatuses statuses,
        PluginHost host,
        DesiredStore desired,
        UploadStore uploads,
        ReplicaStore replicas,
        SchemaGenerations generations,
        PluginSchemas schemas
    ) {
        return new PluginViews(statuses, host, desired, uploads, replicas, generations, schemas);
    }

    @Bean
    PluginUploads pluginUploads(
        PluginStore files,
        UploadStore uploads,
        PluginHost host,
        PluginSettings settings,
        PluginProperties properties
    ) {
        return new PluginUploads(files, uploads, host, settings, properties, Clock.systemUTC());
    }

    @Bean
    Chore forgetUploadedPlugins(UploadStore uploads) {
        return new Chore("forget-uploaded-plugins", Duration.ofHours(1), () -> uploads.expire(PluginUploads.KEPT));
    }
}
