package dev.vitrina.core.graphql.limit;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds NUL characters, which PostgreSQL cannot store in a text and no seller means. */
public final class InputText {

    private InputText() {}

    /** Whether a variable holds one, at any depth. */
    public static boolean holdsNul(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String text -> text.indexOf('\0') >= 0;
            case Map<?, ?> map -> map
                .entrySet()
                .stream()
                .anyMatch(entry -> holdsNul(entry.getKey()) || holdsNul(entry.getValue()));
            case Collection<?> list -> list.stream().anyMatch(InputText::holdsNul);
            default -> false;
        };
    }

    /** Whether the document holds one, or an escape of one. */
    public static boolean documentHoldsNul(String document) {
        return document.indexOf('\0') >= 0 || document.contains("\\u0000") || document.contains("\\u{0}");
    }
}
