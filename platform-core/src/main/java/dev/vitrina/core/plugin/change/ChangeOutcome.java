package dev.vitrina.core.plugin.change;

import dev.vitrina.core.graphql.generation.SchemaChange;
import dev.vitrina.core.plugin.runtime.StartStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change ended. */
public sealed interface ChangeOutcome {
    /**
     * It came about.
     *
     * @param waiting why the subject is not in service although it is wanted: something else must come first; null when it is
     * @param changes what it did to the schema in service
     * @param stuck   plugins of which something did not end when told
     */
    record Done(@Nullable String waiting, List<SchemaChange> changes, List<String> stuck) implements ChangeOutcome {
        public Done {
            changes = List.copyOf(changes);
            stuck = List.copyOf(stuck);
        }
    }

    /**
     * Everything is as before.
     *
     * @param plugin whose fault it is: the subject, or one that stands in its way
     * @param step   that failed; null when the packages do not fit together
     */
    record Refused(String plugin, @Nullable StartStep step, String reason) implements ChangeOutcome {}
}
