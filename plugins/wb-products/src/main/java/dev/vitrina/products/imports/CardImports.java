package dev.vitrina.products.imports;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.imports.ColumnTarget.Key;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.tables.BadTableException;
import dev.vitrina.tables.BadTableException.Flaw;
import dev.vitrina.tables.Table;
import dev.vitrina.tables.TableRow;
import dev.vitrina.tables.Tables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables and tells their columns: the header is the first of the first rows that names a key, or the first row that is not blank. Columns of
 * characteristics are told by name, of the cards that the first rows name and of their subjects.
 */
public final class CardImports {

    private static final int HEADER_AMONG = 10;
    private static final int LOOKED_AT = 200;
    private static final int SUBJECTS = 5;
    private static final int SAMPLES = 3;

    private final Tables tables;
    private final CardKeys keys;
    private final Directories directories;

    public CardImports(Tables tables, CardRows rows, FreshCards cards, Directories directories) {
        this.tables = tables;
        this.keys = new CardKeys(rows, cards);
        this.directories = directories;
    }

    /**
     * Opens a table; the caller closes it.
     *
     * @param overrides what columns are for, by index, where somebody knows better; null passes a column over
     * @throws BadTableException when it cannot be read, or is too large
     */
    public CardImport open(ShopId shop, Tables.Source source, Map<Integer, @Nullable String> overrides) {
        Table table = tables.open(shop, source);
        List<TableRow> first = new ArrayList<>();
        while (first.size() < LOOKED_AT && table.hasNext()) {
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
        List<ImportColumn> columns = columns(shop, first.get(header), rows, overrides);
        return new CardImport(shop, table, keys, columns, rows);
    }

    private static int header(List<TableRow> rows) {
        ColumnNames known = new ColumnNames(Map.of());
        return IntStream.range(0, Math.min(HEADER_AMONG, rows.size()))
            .filter(i ->
                rows
                    .get(i)
                    .cells()
                    .stream()
                    .anyMatch(cell -> known.target(cell).orElse(null) instanceof Key)
            )
            .findFirst()
            .orElse(0);
    }

    private List<ImportColumn> columns(
        ShopId shop,
        TableRow header,
        List<TableRow> rows,
        Map<Integer, @Nullable String> overrides
    ) {
        ColumnNames names = new ColumnNames(characteristics(shop, header, rows, overrides));
        List<ImportColumn> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int index = 0; index < header.cells().size(); index++) {
            int column = index;
            String text = header.cell(index).strip();
            String target = target(index, text, names, overrides);
            List<String> samples = rows
                .stream()
                .limit(SAMPLES)
                .map(row -> row.cell(column))
                .toList();
            // Of two columns for one thing the first counts.
            String taking = target != null && taken.add(target) ? target : null;
            boolean readOnly = taking == null && !overrides.containsKey(index) && names.isShown(text);
            columns.add(new ImportColumn(index, text, taking, readOnly, samples));
        }
        return List.copyOf(columns);
    }

    private static @Nullable String target(
        int index,
        String header,
        ColumnNames names,
        Map<Integer, @Nullable String> overrides
    ) {
        if (overrides.containsKey(index)) {
            return Optional.ofNullable(overrides.get(index))
                .flatMap(ColumnTarget::of)
                .map(ColumnTarget::path)
                .orElse(null);
        }
        return names.target(header).map(ColumnTarget::path).orElse(null);
    }

    /** Ids by name, of what the first rows name. */
    private Map<String, Long> characteristics(
        ShopId shop,
        TableRow header,
        List<TableRow> rows,
        Map<Integer, @Nullable String> overrides
    ) {
        ColumnNames known = new ColumnNames(Map.of());
        Map<Key, Integer> keyColumns = new EnumMap<>(Key.class);
        for (int index = 0; index < header.cells().size(); index++) {
            String target = target(index, header.cell(index), known, overrides);
            if (target != null && ColumnTarget.of(target).orElse(null) instanceof Key key) {
                keyColumns.putIfAbsent(key, index);
            }
        }
        Map<String, Long> ids = new HashMap<>();
        Set<Long> subjects = new HashSet<>();
        for (CardKeys.Found found : keys.find(shop, keyColumns, rows)) {
            if (found instanceof CardKeys.Found.One(var card)) {
                card.characteristics().forEach(present -> ids.putIfAbsent(present.name(), present.id()));
                if (card.subjectId() != null && subjects.size() < SUBJECTS) {
                    subjects.add(card.subjectId());
                }
            }
        }
        subjects.forEach(subject -> ids.putAll(ofSubject(shop, subject)));
        return ids;
    }

    private Map<String, Long> ofSubject(ShopId shop, long subject) {
        Map<String, Long> ids = new HashMap<>();
        try {
            directories
                .characteristics(shop, subject)
                .items()
                .forEach(known -> ids.putIfAbsent(known.name(), known.id()));
        } catch (VitrinaException unavailable) {
            // Then only what cards show is known by name; a column may still be told by its path.
        }
        return ids;
    }
}
