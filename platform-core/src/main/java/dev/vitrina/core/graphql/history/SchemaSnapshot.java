package dev.vitrina.core.graphql.history;

import dev.vitrina.core.graphql.generation.SchemaChange;
import java.time.Instant;
import java.util.List;

/**
 * The composed schema after a change of a plugin, without its text. The GraphQL type {@code SchemaSnapshot}.
 *
 * @param version of the plugin
 * @param changes from the schema before; never empty
 */
public record SchemaSnapshot(long id, Instant at, String plugin, String version, List<SchemaChange> changes) {
    public SchemaSnapshot {
        changes = List.copyOf(changes);
    }
}
