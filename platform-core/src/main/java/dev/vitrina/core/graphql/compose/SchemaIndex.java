package dev.vitrina.core.graphql.compose;

import java.util.List;
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

    /** The fields of an owner, as {@code Type.field}, in order. */
    public List<String> coordinatesOf(String owner) {
        return of(owner, fields);
    }

    /** The types of an owner, in order. */
    public List<String> typesOf(String owner) {
        return of(owner, types);
    }

    private static List<String> of(String owner, Map<String, Place> places) {
        return places
            .entrySet()
            .stream()
            .filter(place -> place.getValue().owner().equals(owner))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
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
