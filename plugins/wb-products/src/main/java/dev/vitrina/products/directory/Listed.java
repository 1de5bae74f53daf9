package dev.vitrina.products.directory;

import dev.vitrina.cache.Freshness;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A list of a directory, and how old it is. */
public record Listed<T>(List<T> items, Freshness freshness) {
    public Listed {
        items = List.copyOf(items);
    }

    /** Those whose text contains what is looked for, with what begins with it first. */
    public Listed<T> containing(String search, Function<T, String> text) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return this;
        }
        List<T> found = items
            .stream()
            .filter(item -> folded(item, text).contains(wanted))
            .sorted((one, other) ->
                Boolean.compare(folded(other, text).startsWith(wanted), folded(one, text).startsWith(wanted))
            )
            .toList();
        return new Listed<>(found, freshness);
    }

    private static <T> String folded(T item, Function<T, String> text) {
        return text.apply(item).toLowerCase(Locale.ROOT);
    }
}
