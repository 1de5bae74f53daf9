package dev.vitrina.tables;

import dev.vitrina.tables.BadTableException.Flaw;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns are understood; to be closed. The header is the first of the first rows that names a good, or the first row that is not blank.
 */
public final class MappedTable implements AutoCloseable {

    private static final int HEADER_AMONG = 10;
    private static final int SAMPLES = 3;

    private final Table table;
    private final Deque<TableRow> buffered;
    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();

    private MappedTable(Table table, Deque<TableRow> buffered, List<Column> columns) {
        this.table = table;
        this.buffered = buffered;
        this.columns = columns;
        for (Column column : columns) {
            String target = column.target();
            if (target != null) {
                places.put(target, column.index());
            }
        }
    }

    /**
     * A column, as it is understood.
     *
     * @param index   0 for the first
     * @param target  a path of {@link GoodColumns}; null when it is passed over
     * @param samples what stands in its first rows
     */
    public record Column(int index, String header, @Nullable String target, List<String> samples) {
        public Column {
            samples = List.copyOf(samples);
        }
    }

    /**
     * Reads its first rows.
     *
     * @param overrides what columns are for, by index, where somebody knows better; null passes a column over
     * @throws BadTableException when there are none, or they cannot be read
     */
    public static MappedTable of(Table table, GoodColumns known, Map<Integer, @Nullable String> overrides) {
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
        int header = header(first, known);
        List<TableRow> rows = first.subList(header + 1, first.size());
        List<Column> columns = columns(first.get(header), rows, known, overrides);
        return new MappedTable(table, new ArrayDeque<>(rows), columns);
    }

    private static int header(List<TableRow> rows, GoodColumns known) {
        return IntStream.range(0, Math.min(HEADER_AMONG, rows.size()))
            .filter(i ->
                rows
                    .get(i)
                    .cells()
                    .stream()
                    .anyMatch(cell -> known.ofHeader(cell).filter(GoodColumns::isKey).isPresent())
            )
            .findFirst()
            .orElse(0);
    }

    private static List<Column> columns(
        TableRow header,
        List<TableRow> rows,
        GoodColumns known,
        Map<Integer, @Nullable String> overrides
    ) {
        Map<String, Integer> taken = taken(header, known, overrides);
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < header.cells().size(); index++) {
            int column = index;
            List<String> samples = rows
                .stream()
                .limit(SAMPLES)
                .map(row -> row.cell(column))
                .toList();
            String target = taken
                .entrySet()
                .stream()
                .filter(one -> one.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
            columns.add(new Column(index, header.cell(index).strip(), target, samples));
        }
        return List.copyOf(columns);
    }

    /** Which column is for what. What somebody says counts first; of several headers for one thing the one for the new value, or none: nothing is guessed. */
    private static Map<String, Integer> taken(
        TableRow header,
        GoodColumns known,
        Map<Integer, @Nullable String> overrides
    ) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, List<Integer>> claimed = new HashMap<>();
        for (int index = 0; index < header.cells().size(); index++) {
            int column = index;
            if (overrides.containsKey(index)) {
                Optional.ofNullable(overrides.get(index))
                    .filter(known::has)
                    .ifPresent(path -> taken.putIfAbsent(path, column));
            } else {
                known
                    .ofHeader(header.cell(index))
                    .ifPresent(path -> claimed.computeIfAbsent(path, _ -> new ArrayList<>()).add(column));
            }
        }
        claimed.forEach((path, all) -> {
            List<Integer> fresh = all
                .stream()
                .filter(column -> GoodColumns.isNew(header.cell(column)))
                .toList();
            List<Integer> meant = all.size() > 1 ? fresh : all;
            if (meant.size() == 1) {
                taken.putIfAbsent(path, meant.getFirst());
            }
        });
        return taken;
    }

    public List<Column> columns() {
        return columns;
    }

    /**
     * @param values the columns it is imported for
     * @throws BadTableException when no column names goods, or none is one of these
     */
    public void requireUse(Collection<String> values) {
        if (places.keySet().stream().noneMatch(GoodColumns::isKey)) {
            throw new BadTableException(Flaw.KEY_COLUMN_MISSING);
        }
        if (values.stream().noneMatch(places::containsKey)) {
            throw new BadTableException(Flaw.NO_VALUE_COLUMN);
        }
    }

    /** The next rows that are not blank; none at the end. */
    public List<TableRow> rows(int most) {
        List<TableRow> rows = new ArrayList<>();
        while (rows.size() < most && (!buffered.isEmpty() || table.hasNext())) {
            TableRow row = buffered.isEmpty() ? table.next() : buffered.remove();
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What a row says, without blanks around it; empty where the table has no such column. */
    public String text(TableRow row, String path) {
        Integer place = places.get(path);
        return place == null ? "" : row.cell(place).strip();
    }

    /** What the column is called; the path itself where the table has none. */
    public String header(String path) {
        Integer place = places.get(path);
        return place == null ? path : columns.get(place).header();
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
