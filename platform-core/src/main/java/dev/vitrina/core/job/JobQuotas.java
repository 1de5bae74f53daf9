package dev.vitrina.core.job;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.contribution.PluginQuotas.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many jobs of one plugin may be active at once, over all replicas. Thread-safe. */
final class JobQuotas {

    private final JobStore store;
    private final ConcurrentMap<String, Share> shares = new ConcurrentHashMap<>();

    JobQuotas(JobStore store) {
        this.store = store;
    }

    /** @return takes it back, unless a newer version of the plugin is there */
    Runnable register(PluginContributions plugin) {
        List<String> types = plugin.jobDefinitions().stream().map(JobDefinition::type).toList();
        Share share = new Share(types, plugin.quotas());
        types.forEach(type -> shares.put(type, share));
        return () -> types.forEach(type -> shares.remove(type, share));
    }

    /**
     * Lets another job of a type begin. Two that ask at the same time may both be let in with one place left.
     *
     * @throws VitrinaException when its plugin has as many active as it may
     */
    void admit(String type) {
        Share share = shares.get(type);
        if (share == null) {
            return;
        }
        PluginQuotas quotas = share.quotas;
        long active = store.active(share.types);
        quotas.use(Kind.JOBS, active);
        if (active >= quotas.limit(Kind.JOBS)) {
            quotas.exceeded(Kind.JOBS, "a job " + type + " was refused");
            throw new VitrinaException(
                ErrorCode.RATE_LIMITED,
                "The plugin %s has %d jobs under way, as many as it may".formatted(quotas.plugin(), active),
                Map.of("plugin", quotas.plugin(), "quota", Kind.JOBS.manifestName())
            );
        }
    }

    /** No record: a plugin that starts anew has its equal, which the old one's withdrawal must leave alone. */
    private static final class Share {

        private final List<String> types;
        private final PluginQuotas quotas;

        private Share(List<String> types, PluginQuotas quotas) {
            this.types = types;
            this.quotas = quotas;
        }
    }
}
