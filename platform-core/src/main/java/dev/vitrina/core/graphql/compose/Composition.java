package dev.vitrina.core.graphql.compose;

import graphql.schema.GraphQLSchema;
import java.util.List;

/** What came of composing. */
public sealed interface Composition {
    /**
     * A schema that answers; its fetchers are behind their gates.
     *
     * @param hostGaps what of the host's own schema nothing resolves
     */
    record Composed(GraphQLSchema schema, SchemaIndex index, String sdl, List<Violation> hostGaps) implements
        Composition {
        public Composed {
            hostGaps = List.copyOf(hostGaps);
        }
    }

    /** Nothing may change. */
    record Refused(CompositionReport report) implements Composition {}
}
