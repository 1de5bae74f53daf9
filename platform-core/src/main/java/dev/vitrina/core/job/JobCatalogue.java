package dev.vitrina.core.job;

import dev.vitrina.api.job.JobDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The kinds of jobs this replica can run now. Thread-safe. */
public final class JobCatalogue {

    private final RunningJobs running;
    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    JobCatalogue(RunningJobs running) {
        this.running = running;
    }

    /**
     * Registers a kind of job.
     *
     * @param plugin whose it is; the same plugin may register it anew
     * @return takes it back: its running jobs are interrupted, and go back to the queue when they end
     * @throws IllegalArgumentException when another plugin has the type
     */
    public Runnable register(String plugin, JobDefinition definition) {
        Entry entry = new Entry(plugin, definition);
        entries.compute(definition.type(), (type, present) -> {
            if (present != null && !present.plugin().equals(plugin)) {
                throw new IllegalArgumentException(
                    "The job " + type + " is declared by " + present.plugin() + " and by " + plugin
                );
            }
            return entry;
        });
        return () -> {
            entries.remove(definition.type(), entry);
            running.interruptAll(run -> run.definition().equals(definition));
        };
    }

    Optional<JobDefinition> find(String type) {
        return Optional.ofNullable(entries.get(type)).map(Entry::definition);
    }

    List<JobDefinition> scheduled() {
        return entries
            .values()
            .stream()
            .map(Entry::definition)
            .filter(definition -> definition.schedule() != null)
            .toList();
    }

    private record Entry(String plugin, JobDefinition definition) {}
}
