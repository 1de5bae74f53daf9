package dev.vitrina.core.plugin.operation;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.core.graphql.generation.SchemaChange;
import dev.vitrina.core.plugin.change.ChangeListener;
import dev.vitrina.core.plugin.change.ChangeOutcome;
import dev.vitrina.core.plugin.change.ChangeOutcome.Done;
import dev.vitrina.core.plugin.change.ChangeOutcome.Refused;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator does with a plugin, as a job: one at a time in the cluster. Begun anew after a crash it comes to the same end, as
 * nothing is written down before all is done.
 */
final class PluginJob {

    static final String TYPE = "platform:plugin-change";

    private final PluginThread thread;
    private final PluginOperations operations;
    private final Function<String, List<String>> notes;
    private final JsonMapper json;
    private final InstantSource clock;

    /** @param notes what an operator should know of a plugin that just went into service, by its id */
    PluginJob(
        PluginThread thread,
        PluginOperations operations,
        Function<String, List<String>> notes,
        JsonMapper json,
        InstantSource clock
    ) {
        this.thread = thread;
        this.operations = operations;
        this.notes = notes;
        this.json = json;
        this.clock = clock;
    }

    /** What an operator does. */
    enum Act {
        INSTALL,
        ENABLE,
        DISABLE,
        ROLL_BACK,
        REMOVE,
        PURGE,
    }

    /** @param digest of the package; null where none is asked for */
    record Input(Act act, String plugin, @Nullable String digest) {}

    JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    String input(Act act, String plugin, @Nullable String digest) {
        return json.writeValueAsString(new Input(act, plugin, digest));
    }

    private JobResult run(JobRun run) {
        Input input = json.readValue(run.input(), Input.class);
        try {
            return result(input, thread.call(() -> act(input, new Following(run))));
        } catch (CancellationException cancelled) {
            return new JobResult.Cancelled();
        } catch (InterruptedException | RejectedExecutionException stopping) {
            Thread.currentThread().interrupt();
            return new JobResult.Waiting(problem("The host stopped"), clock.instant());
        }
    }

    private ChangeOutcome act(Input input, ChangeListener listener) {
        String plugin = input.plugin();
        return switch (input.act()) {
            case INSTALL, ROLL_BACK -> operations.install(plugin, String.valueOf(input.digest()), listener);
            case ENABLE -> operations.enable(plugin, listener);
            case DISABLE -> operations.disable(plugin, listener);
            case REMOVE -> operations.remove(plugin, listener);
            case PURGE -> operations.purge(plugin);
        };
    }

    private JobResult result(Input input, ChangeOutcome outcome) {
        return switch (outcome) {
            case Done done -> new JobResult.Succeeded(told(done, notes.apply(input.plugin())));
            case Refused(String plugin, StartStep step, String reason) -> {
                String who = plugin.equals(input.plugin()) ? "" : plugin + ": ";
                String where = step == null ? "" : " (step " + step + ")";
                yield new JobResult.Failed(problem(who + reason + where));
            }
        };
    }

    private static @Nullable String told(Done done, List<String> notes) {
        List<String> all = Stream.concat(Stream.ofNullable(told(done)), notes.stream()).toList();
        return all.isEmpty() ? null : String.join(". ", all);
    }

    private static @Nullable String told(Done done) {
        if (done.waiting() != null) {
            return "It is installed and waits: " + done.waiting();
        }
        if (!done.stuck().isEmpty()) {
            return "Done, but something of the former version did not end; restart the host when you can";
        }
        List<String> breaking = done
            .changes()
            .stream()
            .filter(change -> change.effect() == SchemaChange.Effect.BREAKING)
            .map(SchemaChange::coordinate)
            .distinct()
            .toList();
        String some = String.join(", ", breaking.stream().limit(10).toList()) + (breaking.size() > 10 ? ", …" : "");
        return breaking.isEmpty() ? null : "Requests that use these do not work any more: " + some;
    }

    private Problem problem(String message) {
        return new Problem(FailureKind.REJECTED, message, null);
    }

    /** Every step is a unit of progress; how many there will be depends on what else has to start anew. */
    private static final class Following implements ChangeListener {

        private final JobRun run;
        private long steps;

        private Following(JobRun run) {
            this.run = run;
        }

        @Override
        public void before(PluginPackage plugin, StartStep step) {
            if (step != StartStep.START && run.cancelled()) {
                throw new CancellationException();
            }
            run.progress(steps++, null, 0, plugin.id() + " " + plugin.version() + ": " + step);
        }
    }
}
