package dev.vitrina.core.plugin.change;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.plugin.store.PluginPackage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.function.Supplier;

/** What changes of plugins cost, and which serve. */
public final class ChangeMeters {

    private final MeterRegistry meters;
    private final MultiGauge serving;
    private final Timer swap;
    private final Timer drain;

    public ChangeMeters(MeterRegistry meters, SchemaGenerations generations) {
        this.meters = meters;
        this.serving = MultiGauge.builder("vitrina.plugin.active")
            .description("1 for each plugin in service")
            .register(meters);
        this.swap = Timer.builder("vitrina.plugin.swap")
            .description("Putting a composed schema into service")
            .register(meters);
        this.drain = Timer.builder("vitrina.plugin.drain")
            .description("Waiting for the last request by a schema that left service")
            .register(meters);
        Gauge.builder("vitrina.graphql.generation", generations, all ->
            all
                .find()
                .map(now -> now.id())
                .orElse(0L)
        )
            .description("Schemas composed since the start")
            .register(meters);
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    /** A plugin's code, tables and context are there. */
    void started(PluginPackage plugin, Timer.Sample sample) {
        Timer start = Timer.builder("vitrina.plugin.start")
            .description("Loading a plugin, its migrations and its context")
            .tag("plugin", plugin.id())
            .register(meters);
        sample.stop(start);
    }

    <T> T swap(Supplier<T> work) {
        return swap.record(work);
    }

    void drain(Runnable work) {
        drain.record(work);
    }

    void serving(Collection<PluginPackage> now) {
        serving.register(
            now
                .stream()
                .<MultiGauge.Row<?>>map(plugin ->
                    MultiGauge.Row.of(Tags.of("plugin", plugin.id(), "version", plugin.version()), 1)
                )
                .toList(),
            true
        );
    }
}
