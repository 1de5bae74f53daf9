package dev.vitrina.core.plugin.change;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.StartStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What runtimes have brought to the parts of the host. Used by the one thread that works on plugins. */
final class Contributions {

    private final List<ContributionRegistrar> registrars;
    private final Map<PluginRuntime, List<Registration>> registrations = new IdentityHashMap<>();
    /** By plugin id: whose contributions count, as far as the host knows; none when handing them round broke off. */
    private final Map<String, PluginRuntime> latest = new HashMap<>();

    Contributions(List<ContributionRegistrar> registrars) {
        this.registrars = List.copyOf(registrars);
    }

    /** Whether the host would take what a plugin brings, beside that of the others. Changes nothing. */
    void check(PluginRuntime runtime, Collection<PluginRuntime> others) throws PluginStartException {
        List<PluginContributions> beside = others.stream().map(PluginRuntime::contributions).toList();
        try {
            registrars.forEach(registrar -> registrar.check(runtime.contributions(), beside));
        } catch (RuntimeException | LinkageError refused) {
            throw refusal(refused);
        }
    }

    /**
     * Hands round what a plugin brings, also again where another version of it had taken over since; does nothing for one that counts
     * already. When a part refuses, none keeps anything.
     */
    void register(PluginRuntime runtime) throws PluginStartException {
        String id = runtime.plugin().id();
        if (latest.get(id) != runtime) {
            latest.remove(id);
            // Earlier registrations of this runtime are forgotten, not withdrawn: they would withdraw what is registered now.
            registrations.put(runtime, handRound(runtime));
            latest.put(id, runtime);
        }
    }

    /** Takes back what a plugin has brought. */
    void withdraw(PluginRuntime runtime) {
        latest.remove(runtime.plugin().id(), runtime);
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
        } catch (RuntimeException | LinkageError refused) {
            mine.forEach(Registration::withdraw);
            throw refusal(refused);
        }
    }

    private static PluginStartException refusal(Throwable refused) {
        return new PluginStartException(StartStep.CONTRIBUTE, String.valueOf(refused.getMessage()), refused);
    }
}
