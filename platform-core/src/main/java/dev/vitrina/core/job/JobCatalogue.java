package dev.vitrina.core.job;

import dev.vitrina.api.job.JobDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kinds of jobs this replica can run now. Thread-safe. */
public final class JobCatalogue {

    private static final Logger log = LoggerFactory.getLogger(JobCatalogue.class);

    private final RunningJobs running;
    private final Duration stopPatience;
    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** @param stopPatience how long running jobs of a plugin that leaves have to end */
    JobCatalogue(RunningJobs running, Duration stopPatience) {
        this.running = running;
        this.stopPatience = stopPatience;
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
            running.interruptAll(run -> run.entry().equals(entry));
        };
    }

    /** What is registered here but for these plugins': to try registrations on. */
    JobCatalogue without(Collection<String> plugins) {
        JobCatalogue trial = new JobCatalogue(running, stopPatience);
        entries.forEach((type, entry) -> {
            if (!plugins.contains(entry.plugin())) {
                trial.entries.put(type, entry);
            }
        });
        return trial;
    }

    /**
     * Waits for the runs of a plugin's jobs that are withdrawn, so that none works in a closed context; gives up after a while. Runs
     * of a newer version go on.
     */
    public void awaitEnd(String plugin) {
        try {
            if (
                !running.awaitEnd(
                    run -> run.entry().plugin().equals(plugin) && !isRegistered(run.entry()),
                    stopPatience
                )
            ) {
                log.warn("Jobs of {} do not end although they were interrupted", plugin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the kind is still worked on by this very definition. */
    boolean isRegistered(Entry entry) {
        return entry.equals(entries.get(entry.definition().type()));
    }

    Optional<Entry> find(String type) {
        return Optional.ofNullable(entries.get(type));
    }

    /** The kinds by name. */
    Set<String> types() {
        return Set.copyOf(entries.keySet());
    }

    List<JobDefinition> scheduled() {
        return entries
            .values()
            .stream()
            .map(Entry::definition)
            .filter(definition -> definition.schedule() != null)
            .toList();
    }

    /** A kind of job and whose it is. */
    record Entry(String plugin, JobDefinition definition) {}
}
