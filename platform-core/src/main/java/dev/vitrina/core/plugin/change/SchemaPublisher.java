package dev.vitrina.core.plugin.change;

import dev.vitrina.core.graphql.compose.Composition.Composed;
import dev.vitrina.core.graphql.compose.Composition.Refused;
import dev.vitrina.core.graphql.compose.CompositionReport;
import dev.vitrina.core.graphql.compose.SchemaComposer;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.compose.Violation;
import dev.vitrina.core.graphql.document.TrustedDocuments;
import dev.vitrina.core.graphql.generation.GenerationFactory;
import dev.vitrina.core.graphql.generation.SchemaGeneration;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes the host's part with those of plugins and puts the result into service. */
public final class SchemaPublisher {

    private static final Logger log = LoggerFactory.getLogger(SchemaPublisher.class);

    private final SchemaPart host;
    private final SchemaComposer composer;
    private final GenerationFactory factory;
    private final SchemaGenerations generations;
    private final TrustedDocuments documents;

    public SchemaPublisher(
        SchemaPart host,
        SchemaComposer composer,
        GenerationFactory factory,
        SchemaGenerations generations,
        TrustedDocuments documents
    ) {
        this.host = host;
        this.composer = composer;
        this.factory = factory;
        this.generations = generations;
        this.documents = documents;
    }

    /** What came of trying. */
    sealed interface Attempt {
        record Ready(SchemaGeneration generation) implements Attempt {}

        record Blamed(CompositionReport report) implements Attempt {}
    }

    /**
     * Composes without changing anything.
     *
     * @param plugins dependencies first
     */
    Attempt compose(Collection<PluginRuntime> plugins) {
        List<SchemaPart> parts = new ArrayList<>(List.of(host));
        plugins.stream().map(PluginRuntime::schemaPart).filter(Objects::nonNull).forEach(parts::add);
        return switch (composer.compose(parts)) {
            case Composed composed -> {
                composed.hostGaps().forEach(gap -> log.warn("{}", gap.message()));
                yield new Attempt.Ready(factory.build(composed, parts));
            }
            case Refused(CompositionReport report) when (
                report.owners().contains(SchemaPart.HOST)
            ) -> throw new IllegalStateException("The host's own schema is wrong: " + report.of(SchemaPart.HOST));
            case Refused(CompositionReport report) -> new Attempt.Blamed(report);
        };
    }

    /** The schema in service; empty before the first. */
    Optional<SchemaGeneration> serving() {
        return generations.find();
    }

    /**
     * What of the documents of user interfaces would not work, in sentences; without those that do not work now either.
     *
     * @param fresh plugins that come with this generation, with documents of their own
     */
    List<String> brokenBy(SchemaGeneration next, Collection<PluginRuntime> fresh) {
        Optional<SchemaGeneration> serving = generations.find();
        if (serving.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> instead = new HashMap<>();
        fresh.forEach(runtime ->
            instead.put(runtime.plugin().id(), TrustedDocuments.identified(runtime.contributions().documents()))
        );
        return documents
            .brokenBy(next.schema(), serving.get().schema(), instead)
            .stream()
            .map(Violation::message)
            .toList();
    }

    /** Puts a generation into service. @return the one it took the place of, which may still answer */
    Optional<SchemaGeneration> publish(SchemaGeneration next) {
        return generations.publish(next);
    }

    /**
     * Waits until nobody executes by these any more.
     *
     * @return whether that came about in time
     */
    boolean drain(Collection<SchemaGeneration> retired, Duration patience) {
        boolean all = true;
        for (SchemaGeneration generation : retired) {
            all &= drained(generation, patience);
        }
        return all;
    }

    /** Ends what runs and takes nothing more. */
    void close(Duration patience) {
        generations.close();
        generations.find().ifPresent(last -> drained(last, patience));
    }

    private static boolean drained(SchemaGeneration generation, Duration patience) {
        try {
            generation.drained().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            log.warn("{} requests still run by schema generation {}", generation.leases(), generation.id());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
