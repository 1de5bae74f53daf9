package dev.vitrina.core.graphql.compose;

import java.util.Locale;
import java.util.Set;

/** What a part may put into the schema. */
public sealed interface SchemaRights {
    /** Everything. */
    record Host() implements SchemaRights {}

    /**
     * @param prefix       of its types; in lower camel case, of its root fields
     * @param permissions  it declares
     * @param dependencies other plugins whose types it may use, and extend where they are {@code @extensible}
     */
    record Plugin(String prefix, Set<String> permissions, Set<String> dependencies) implements SchemaRights {
        public Plugin {
            permissions = Set.copyOf(permissions);
            dependencies = Set.copyOf(dependencies);
        }

        /** {@code WbToken} gives {@code wbToken}. */
        String fieldPrefix() {
            return prefix.substring(0, 1).toLowerCase(Locale.ROOT) + prefix.substring(1);
        }
    }
}
