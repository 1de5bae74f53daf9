package dev.vitrina.core.change;

import dev.vitrina.api.change.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was found of many rows, each list once: thousands of rows mostly have the same, and PostgreSQL takes longer to read JSON than to write a row.
 *
 * @param texts  as they are kept; their places begin at 1
 * @param places of each row's
 */
record FewFindings(String[] texts, Integer[] places) {
    /** Begins a statement: {@code few} has each text's {@code place} and what it says as {@code finding}; its parameter is the texts. */
    static final String READ = """
        WITH few AS MATERIALIZED (
            SELECT place::int, told::jsonb AS finding FROM unnest(?::text[]) WITH ORDINALITY AS given (told, place)
        )
        """;

    static <T> FewFindings of(List<T> rows, Function<T, List<Finding>> findings) {
        Map<List<Finding>, Integer> known = new LinkedHashMap<>();
        Integer[] places = rows
            .stream()
            .map(row -> known.computeIfAbsent(findings.apply(row), _ -> known.size() + 1))
            .toArray(Integer[]::new);
        return new FewFindings(known.keySet().stream().map(ChangeJson::findings).toArray(String[]::new), places);
    }
}
