package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.loading.Verdict;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.Optional;
import java.util.Set;

/** Writes down how plugins stand after a change. */
public final class StatusReport {

    private static final String STUCK = "It did not end when told; restart the host when you can";
    private static final String OLD_STUCK = "Its former version did not end when told; restart the host when you can";

    private final PluginStatuses statuses;

    public StatusReport(PluginStatuses statuses) {
        this.statuses = statuses;
    }

    /** Tells of those that serve no more while their last requests end. */
    void leaving(Lineup before, Lineup now) {
        for (PluginRuntime runtime : before.all()) {
            if (now.find(runtime.plugin().id()).isEmpty()) {
                statuses.change(runtime.plugin(), PluginState.DRAINING, null);
            }
        }
    }

    void changed(ChangePlan plan, Lineup lineup, Lineup before, Set<String> stuck) {
        for (PluginPackage wanted : plan.goal().packages()) {
            String id = wanted.id();
            Optional<PluginRuntime> serves = lineup.find(id);
            if (serves.isPresent()) {
                serves(wanted, serves.get().plugin(), plan, stuck.contains(id));
            } else if (stuck.contains(id)) {
                String failed = plan
                    .refusal(wanted)
                    .map(refusal -> "Step %s failed: %s. ".formatted(refusal.step(), refusal.getMessage()))
                    .orElse("");
                statuses.change(wanted, PluginState.QUARANTINED, failed + STUCK);
            } else {
                absent(wanted, plan);
            }
        }
        for (PluginRuntime runtime : before.all()) {
            PluginPackage left = runtime.plugin();
            if (
                plan
                    .goal()
                    .packages()
                    .stream()
                    .noneMatch(wanted -> wanted.id().equals(left.id()))
            ) {
                boolean quarantined = stuck.contains(left.id());
                statuses.change(
                    left,
                    quarantined ? PluginState.QUARANTINED : PluginState.INSTALLED,
                    quarantined ? STUCK : null
                );
            }
        }
    }

    private void serves(PluginPackage wanted, PluginPackage serving, ChangePlan plan, boolean oldStuck) {
        String failure = plan
            .refusal(wanted)
            .filter(refusal -> !serving.equals(wanted))
            .map(refusal ->
                "Version %s failed in step %s: %s. Version %s serves on".formatted(
                    wanted.version(),
                    refusal.step(),
                    refusal.getMessage(),
                    serving.version()
                )
            )
            .orElse(null);
        statuses.change(serving, PluginState.ACTIVE, failure == null && oldStuck ? OLD_STUCK : failure);
    }

    private void absent(PluginPackage wanted, ChangePlan plan) {
        Optional<PluginStartException> refusal = plan.refusal(wanted);
        if (refusal.isPresent()) {
            statuses.failed(wanted, refusal.get().step(), String.valueOf(refusal.get().getMessage()));
            return;
        }
        Verdict obstacle = plan.obstacle(wanted.id()).orElse(new Verdict.Compatible());
        switch (obstacle) {
            case Verdict.Waiting(String reason) -> statuses.change(wanted, PluginState.WAITING_FOR_DEPENDENCY, reason);
            case Verdict.Incompatible(String reason) -> statuses.change(wanted, PluginState.INCOMPATIBLE, reason);
            case Verdict.Compatible() -> statuses.change(wanted, PluginState.VERIFIED, null);
        }
    }
}
