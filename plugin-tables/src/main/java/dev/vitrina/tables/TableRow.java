package dev.vitrina.tables;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line  where people see it: 1 for the first
 * @param cells as text; shorter than the header when its last cells are empty
 */
public record TableRow(long line, List<String> cells) {
    public TableRow {
        cells = List.copyOf(cells);
    }

    /** Empty beyond its end. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
