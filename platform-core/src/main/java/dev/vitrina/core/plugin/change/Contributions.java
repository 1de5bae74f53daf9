package dev.vitrina.core.plugin.change;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.StartStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What runtimes have brought to the parts of the host. Used by the one thread that works on plugins. */
final class Contributions {

    private final List<ContributionRegistrar> registrars;
    private final Map<PluginRuntime, List<Registration>> registrations = new IdentityHashMap<>();

    Contributions(List<ContributionRegistrar> registrars) {
        this.registrars = List.copyOf(registrars);
    }

    /** Whether the host would take what a plugin brings, beside that of the others. Changes nothing. */
    void check(PluginRuntime runtime, Collection<PluginRuntime> others) throws PluginStartException {
        List<PluginContributions> beside = others.stream().map(PluginRuntime::contributions).toList();
        try {
            registrars.forEach(registrar -> registrar.check(runtime.contributions(), beside));
        } catch (RuntimeException refused) {
            throw refusal(refused);
        }
    }

    /** Hands round what a plugin brings; does nothing for one that has been. When a part refuses, none keeps anything. */
    void register(PluginRuntime runtime) throws PluginStartException {
        if (!registrations.containsKey(runtime)) {
            registrations.put(runtime, handRound(runtime));
        }
    }

    /** Whether a newer version of the same plugin has been handed round. */
    boolean replaced(PluginRuntime older, PluginRuntime newer) {
        return registrations.containsKey(newer) && newer.plugin().id().equals(older.plugin().id());
    }

    /** Hands round again what a newer version of the plugin had taken over. */
    void restore(PluginRuntime runtime) throws PluginStartException {
        // The old registrations are forgotten, not withdrawn: they would withdraw what is registered now.
        registrations.put(runtime, handRound(runtime));
    }

    /** Takes back what a plugin has brought. */
    void withdraw(PluginRuntime runtime) {
        List<Registration> mine = registrations.remove(runtime);
        if (mine != null) {
            mine.forEach(Registration::withdraw);
        }
    }

    private List<Registration> handRound(PluginRuntime runtime) throws PluginStartException {
        List<Registration> mine = new ArrayList<>();
        try {
            registrars.forEach(registrar -> mine.add(registrar.register(runtime.contributions())));
            return mine;
        } catch (RuntimeException refused) {
            mine.forEach(Registration::withdraw);
            throw refusal(refused);
        }
    }

    private static PluginStartException refusal(RuntimeException refused) {
        return new PluginStartException(StartStep.CONTRIBUTE, String.valueOf(refused.getMessage()), refused);
    }
}
