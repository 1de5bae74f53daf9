package dev.vitrina.core.graphql.generation;

import dev.vitrina.core.graphql.access.AccessGuard;
import dev.vitrina.core.graphql.compose.Composition.Composed;
import dev.vitrina.core.graphql.compose.SchemaIndex;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.error.FailureResolver;
import dev.vitrina.core.graphql.error.Failures;
import dev.vitrina.core.security.AccessRules;
import graphql.execution.instrumentation.Instrumentation;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

/** Builds generations: the one place where a schema gets its access checks, errors, instrumentations and document cache. */
public final class GenerationFactory {

    private final AccessRules rules;
    private final Failures failures;
    private final List<Instrumentation> instrumentations;
    private final AtomicLong ids = new AtomicLong();

    public GenerationFactory(AccessRules rules, Failures failures, List<Instrumentation> instrumentations) {
        this.rules = rules;
        this.failures = failures;
        this.instrumentations = List.copyOf(instrumentations);
    }

    /** @param parts those the schema was composed of */
    public SchemaGeneration build(Composed composed, List<SchemaPart> parts) {
        FailureResolver resolver = new FailureResolver(failures, (type, field) ->
            plugin(composed.index(), type, field)
        );
        GraphQlSource source = GraphQlSource.builder(composed.schema())
            .typeVisitors(List.of(new AccessGuard(rules)))
            .exceptionResolvers(List.of(resolver))
            .subscriptionExceptionResolvers(List.of(resolver))
            .instrumentation(instrumentations)
            .configureGraphQl(builder -> builder.preparsedDocumentProvider(new DocumentCache()))
            .build();
        DefaultExecutionGraphQlService service = new DefaultExecutionGraphQlService(source);
        parts.forEach(part -> service.addDataLoaderRegistrar(part.batchLoaders()));
        return new SchemaGeneration(ids.incrementAndGet(), source, service, composed.index(), composed.sdl());
    }

    private static @Nullable String plugin(SchemaIndex index, String type, String field) {
        String owner = index.fieldOwner(type, field);
        return SchemaPart.HOST.equals(owner) ? null : owner;
    }
}
