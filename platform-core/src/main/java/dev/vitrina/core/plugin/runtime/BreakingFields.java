package dev.vitrina.core.plugin.runtime;

import dev.vitrina.core.graphql.compose.FieldGate;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** The way into a plugin's fields: each behind its breaker, all behind the plugin's gate. */
final class BreakingFields implements FieldGate {

    private final PluginGate gate;
    private final FieldBreakers breakers;

    BreakingFields(PluginGate gate, FieldBreakers breakers) {
        this.gate = gate;
        this.breakers = breakers;
    }

    @Override
    public DataFetcher<?> guard(DataFetcher<?> fetcher) {
        DataFetcher<?> gated = gate.guard(fetcher);
        return environment -> {
            FieldBreakers.Passage passage = breakers.enter(field(environment));
            Object value;
            try {
                value = gated.get(environment);
            } catch (Throwable failed) {
                passage.leave(failed);
                throw failed;
            }
            if (value instanceof CompletionStage<?> later) {
                return later.whenComplete((done, failed) -> passage.leave(failed));
            }
            if (value instanceof Mono<?> later) {
                return later.doOnError(passage::leave).doFinally(signal -> passage.leave(null));
            }
            passage.leave(null);
            return value;
        };
    }

    private static String field(DataFetchingEnvironment environment) {
        String type = ((GraphQLNamedType) environment.getParentType()).getName();
        return type + "." + environment.getFieldDefinition().getName();
    }
}
