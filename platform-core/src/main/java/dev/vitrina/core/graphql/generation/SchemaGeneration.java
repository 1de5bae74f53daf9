package dev.vitrina.core.graphql.generation;

import dev.vitrina.core.graphql.compose.SchemaIndex;
import graphql.schema.GraphQLSchema;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A schema with everything that answers by it: engine, execution service, batch loaders, document cache, the owner of each field.
 * Immutable but for its leases: whoever executes by it holds one, and what it uses stays open until the last is given back.
 */
public final class SchemaGeneration {

    private final long id;
    private final GraphQlSource source;
    private final ExecutionGraphQlService service;
    private final SchemaIndex index;
    private final String sdl;
    private final AtomicInteger leases = new AtomicInteger();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final Sinks.Empty<Void> retirement = Sinks.empty();
    private volatile boolean retired;

    SchemaGeneration(long id, GraphQlSource source, ExecutionGraphQlService service, SchemaIndex index, String sdl) {
        this.id = id;
        this.source = source;
        this.service = service;
        this.index = index;
        this.sdl = sdl;
    }

    public long id() {
        return id;
    }

    public GraphQLSchema schema() {
        return source.schema();
    }

    public SchemaIndex index() {
        return index;
    }

    /** The whole schema as text. */
    public String sdl() {
        return sdl;
    }

    /** Executions under way. */
    public int leases() {
        return leases.get();
    }

    GraphQlSource source() {
        return source;
    }

    ExecutionGraphQlService service() {
        return service;
    }

    /** Empty when the generation is retired. Increments before it looks, so that a drain cannot miss it. */
    Optional<Lease> lease() {
        leases.incrementAndGet();
        if (retired) {
            release();
            return Optional.empty();
        }
        return Optional.of(new Lease(this));
    }

    void release() {
        if (leases.decrementAndGet() == 0 && retired) {
            drained.complete(null);
        }
    }

    /** Takes no more leases; subscriptions are told to end. */
    void retire() {
        retired = true;
        retirement.tryEmitEmpty();
        if (leases.get() == 0) {
            drained.complete(null);
        }
    }

    /** Completes when the generation is retired. */
    Mono<Void> retirement() {
        return retirement.asMono();
    }

    /** Completes when the generation is retired and no execution is under way. */
    public CompletableFuture<Void> drained() {
        return drained.copy();
    }
}
