package dev.vitrina.core.plugin.operation;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.page.ItemList;
import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.core.job.ExclusiveJobs;
import dev.vitrina.core.plugin.operation.PluginJob.Act;
import dev.vitrina.core.plugin.state.DesiredPlugin;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.PluginTrust;
import dev.vitrina.core.plugin.store.UploadStore;
import dev.vitrina.core.plugin.store.UploadStore.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Plugins over GraphQL. What changes one is a job; one at a time in the cluster, as a change of one may start others anew. */
@Controller
class PluginController {

    private static final String BUSY = "Another plugin is being changed: wait for the end of that job, or cancel it";

    private final PluginViews views;
    private final PluginJob work;
    private final ExclusiveJobs jobs;
    private final PluginStatuses statuses;
    private final DesiredStore desired;
    private final UploadStore uploads;
    private final PluginProperties properties;

    PluginController(
        PluginViews views,
        PluginJob work,
        ExclusiveJobs jobs,
        PluginStatuses statuses,
        DesiredStore desired,
        UploadStore uploads,
        PluginProperties properties
    ) {
        this.views = views;
        this.work = work;
        this.jobs = jobs;
        this.statuses = statuses;
        this.desired = desired;
        this.uploads = uploads;
        this.properties = properties;
    }

    record Input(String id) {}

    record InstallInput(String digest) {}

    record RollBackInput(String id, @Nullable String digest) {}

    record PurgeInput(String id, String confirmation) {}

    record Payload(@Nullable Job job, List<UserError> errors) {
        static Payload refused(String code, String message, String... path) {
            return new Payload(null, List.of(UserError.at(code, message, path)));
        }
    }

    @QueryMapping
    ItemList<PluginView> plugins(Locale locale) {
        List<PluginView> items = views.all(locale);
        return new ItemList<>(items, items.size());
    }

    @QueryMapping
    @Nullable
    PluginView plugin(@Argument String id, Locale locale) {
        return views.find(id, locale);
    }

    /** Asked of the plugin only where somebody asks for it: its checks may take their time. */
    @SchemaMapping(typeName = "Plugin", field = "health")
    List<PluginHealth.Status> health(PluginView plugin) {
        return views.health(plugin.id());
    }

    @MutationMapping
    Payload pluginInstall(@Argument InstallInput input) {
        Optional<Upload> upload = uploads.find(input.digest());
        if (upload.isEmpty()) {
            return Payload.refused("NOT_FOUND", "There is no such package; upload it, or upload it again", "digest");
        }
        if (upload.get().trust() == PluginTrust.UNSIGNED && !properties.unsigned()) {
            return Payload.refused("FORBIDDEN", PluginStore.UNSIGNED, "digest");
        }
        return start(Act.INSTALL, upload.get().plugin(), input.digest());
    }

    @MutationMapping
    Payload pluginEnable(@Argument Input input) {
        return startKnown(Act.ENABLE, input.id(), null);
    }

    @MutationMapping
    Payload pluginDisable(@Argument Input input) {
        return startKnown(Act.DISABLE, input.id(), null);
    }

    @MutationMapping
    Payload pluginRollBack(@Argument RollBackInput input) {
        // Decided now: a job that is begun anew after a crash must not go forward again.
        String former = desired.all().getOrDefault(input.id(), DesiredPlugin.UNSAID).previousDigest();
        String target = input.digest() == null ? former : input.digest();
        if (target == null) {
            return Payload.refused("NOT_FOUND", "There is no earlier version of it to go back to", "id");
        }
        Optional<Upload> upload = uploads.find(target);
        if (upload.isPresent() && upload.get().installedAt() == null) {
            return Payload.refused("NOT_FOUND", "This version was never installed; install it", "digest");
        }
        return startKnown(Act.ROLL_BACK, input.id(), target);
    }

    @MutationMapping
    Payload pluginRemove(@Argument Input input) {
        return startKnown(Act.REMOVE, input.id(), null);
    }

    @MutationMapping
    Payload pluginPurge(@Argument PurgeInput input) {
        return input.confirmation().equals(input.id())
            ? startKnown(Act.PURGE, input.id(), null)
            : Payload.refused("INVALID_INPUT", "Write the plugin's id once more to confirm", "confirmation");
    }

    private Payload startKnown(Act act, String id, @Nullable String digest) {
        boolean known = statuses.find(id).isPresent() || desired.all().containsKey(id);
        return known ? start(act, id, digest) : Payload.refused("NOT_FOUND", "There is no such plugin", "id");
    }

    private Payload start(Act act, String id, @Nullable String digest) {
        return jobs
            .startUnlessActive(PluginJob.TYPE, null, work.input(act, id, digest))
            .map(job -> new Payload(job, List.of()))
            .orElseGet(() -> Payload.refused("CONFLICT", BUSY));
    }
}
