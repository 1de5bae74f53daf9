package dev.vitrina.core.graphql.compose;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who owns which type and field of a composed schema. */
public final class SchemaIndex {

    private final Map<String, Place> types;
    private final Map<String, Place> fields;

    SchemaIndex(Map<String, Place> types, Map<String, Place> fields) {
        this.types = Map.copyOf(types);
        this.fields = Map.copyOf(fields);
    }

    /** The owner of a field, or null when there is none. */
    public @Nullable String fieldOwner(String type, String field) {
        Place place = fields.get(type + "." + field);
        return place == null ? null : place.owner();
    }

    /** All fields as {@code Type.field}. */
    public Set<String> coordinates() {
        return fields.keySet();
    }

    @Nullable
    Place type(String name) {
        return types.get(name);
    }

    @Nullable
    Place field(String coordinate) {
        return fields.get(coordinate);
    }
}
