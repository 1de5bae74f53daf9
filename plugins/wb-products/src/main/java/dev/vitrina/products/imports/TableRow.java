package dev.vitrina.products.imports;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line  where people see it: 1 for the first
 * @param cells as text; shorter than the header when its last cells are empty
 */
record TableRow(long line, List<String> cells) {
    TableRow {
        cells = List.copyOf(cells);
    }

    /** Empty beyond its end. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
