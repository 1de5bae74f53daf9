package dev.vitrina.pricing.cost;

import dev.vitrina.pricing.cost.CostJudge.Said;
import dev.vitrina.pricing.table.BadTableException;
import dev.vitrina.pricing.table.BadTableException.Flaw;
import dev.vitrina.pricing.table.Table;
import dev.vitrina.pricing.table.TableRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns are understood; to be closed. The header is the first of the first rows that names a good, or the first row that is not blank.
 */
final class CostTable implements AutoCloseable {

    private static final int HEADER_AMONG = 10;
    private static final int SAMPLES = 3;

    private final Table table;
    private final Deque<TableRow> buffered;
    private final List<ImportColumn> columns;
    private final Map<CostColumn, Integer> places = new EnumMap<>(CostColumn.class);

    private CostTable(Table table, Deque<TableRow> buffered, List<ImportColumn> columns) {
        this.table = table;
        this.buffered = buffered;
        this.columns = columns;
        for (ImportColumn column : columns) {
            String target = column.target();
            if (target != null) {
                places.put(CostColumn.ofPath(target).orElseThrow(), column.index());
            }
        }
    }

    /**
     * Reads its first rows.
     *
     * @param overrides what columns are for, by index, where somebody knows better; null passes a column over
     * @throws BadTableException when there are none, or they cannot be read
     */
    static CostTable of(Table table, Map<Integer, @Nullable String> overrides) {
        List<TableRow> first = new ArrayList<>();
        while (first.size() < HEADER_AMONG + SAMPLES && table.hasNext()) {
            TableRow row = table.next();
            if (!row.isBlank()) {
                first.add(row);
            }
        }
        if (first.isEmpty()) {
            throw new BadTableException(Flaw.TABLE_EMPTY);
        }
        int header = header(first);
        List<TableRow> rows = first.subList(header + 1, first.size());
        return new CostTable(table, new ArrayDeque<>(rows), columns(first.get(header), rows, overrides));
    }

    private static int header(List<TableRow> rows) {
        return IntStream.range(0, Math.min(HEADER_AMONG, rows.size()))
            .filter(i ->
                rows
                    .get(i)
                    .cells()
                    .stream()
                    .anyMatch(cell -> CostColumn.ofHeader(cell).filter(CostColumn::isKey).isPresent())
            )
            .findFirst()
            .orElse(0);
    }

    private static List<ImportColumn> columns(
        TableRow header,
        List<TableRow> rows,
        Map<Integer, @Nullable String> overrides
    ) {
        List<ImportColumn> columns = new ArrayList<>();
        Set<CostColumn> taken = EnumSet.noneOf(CostColumn.class);
        for (int index = 0; index < header.cells().size(); index++) {
            int column = index;
            String text = header.cell(index).strip();
            // Of two columns for one thing the first counts.
            Optional<CostColumn> target = overrides.containsKey(index)
                ? Optional.ofNullable(overrides.get(index)).flatMap(CostColumn::ofPath)
                : CostColumn.ofHeader(text);
            List<String> samples = rows
                .stream()
                .limit(SAMPLES)
                .map(row -> row.cell(column))
                .toList();
            columns.add(
                new ImportColumn(index, text, target.filter(taken::add).map(CostColumn::path).orElse(null), samples)
            );
        }
        return List.copyOf(columns);
    }

    List<ImportColumn> columns() {
        return columns;
    }

    /** @throws BadTableException when no column names goods, or none holds costs */
    void requireUse() {
        if (places.keySet().stream().noneMatch(CostColumn::isKey)) {
            throw new BadTableException(Flaw.KEY_COLUMN_MISSING);
        }
        if (!places.containsKey(CostColumn.AMOUNT)) {
            throw new BadTableException(Flaw.COST_COLUMN_MISSING);
        }
    }

    /** The next rows that are not blank; none at the end. */
    List<TableRow> rows(int most) {
        List<TableRow> rows = new ArrayList<>();
        while (rows.size() < most && (!buffered.isEmpty() || table.hasNext())) {
            TableRow row = buffered.isEmpty() ? table.next() : buffered.remove();
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What a row says; empty where the table has no such column. */
    Said said(TableRow row, CostColumn column) {
        Integer place = places.get(column);
        return place == null
            ? new Said(column.path(), "")
            : new Said(place < columns.size() ? columns.get(place).header() : column.path(), row.cell(place));
    }

    @Override
    public void close() {
        try {
            table.close();
        } catch (IOException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }
}
