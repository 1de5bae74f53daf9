package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.change.ChangeListener;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.PluginStatus;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.store.PluginPackage;

/**
 * Counts the starts of the host that a plugin does not survive, or that do not survive it: a start counts from its first step on until
 * it has passed, so that also a crash in it is counted, and against nobody else.
 */
final class StartCounter implements ChangeListener {

    private final ReplicaStore replicas;

    StartCounter(ReplicaStore replicas) {
        this.replicas = replicas;
    }

    @Override
    public void before(PluginPackage plugin, StartStep step) {
        if (step == StartStep.LOAD || step == StartStep.START) {
            replicas.startBegins(plugin.id(), plugin.version());
        }
    }

    @Override
    public void started(PluginPackage plugin) {
        replicas.startPassed(plugin.id());
    }

    /** Settles the count when the whole start is over. */
    void settle(PluginPackage plugin, PluginStatus status) {
        if (status.state() == PluginState.ACTIVE) {
            replicas.startSucceeded(plugin.id());
        } else if (status.failedStep() == StartStep.COMPOSE) {
            replicas.startBegins(plugin.id(), plugin.version()); // it had passed until then
        }
    }
}
