package dev.vitrina.products.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * What other plugins must know of a card, by the ids of their conditions.
 *
 * @param with    all of these
 * @param without none of these
 */
public record ConditionChoice(List<String> with, List<String> without) {
    public static final ConditionChoice ANY = new ConditionChoice(List.of(), List.of());

    public ConditionChoice {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /** Those that it asks about. */
    public List<String> all() {
        return Stream.concat(with.stream(), without.stream()).distinct().toList();
    }
}
