package dev.vitrina.products.imports;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.imports.ColumnTarget.Key;
import dev.vitrina.tables.BadTableException;
import dev.vitrina.tables.BadTableException.Flaw;
import dev.vitrina.tables.Table;
import dev.vitrina.tables.TableRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** A table whose columns are understood, row by row; to be closed. */
public final class CardImport implements Iterator<ImportedRow>, AutoCloseable {

    private static final int CHUNK = 500;

    private final ShopId shop;
    private final Table table;
    private final CardKeys keys;
    private final List<ImportColumn> columns;
    private final Map<Key, Integer> keyColumns = new EnumMap<>(Key.class);
    private final Deque<TableRow> buffered;
    private final RowReader reader;
    private final Deque<ImportedRow> ready = new ArrayDeque<>();
    private final boolean hasValues;

    /** @param buffered rows below the header that were read already */
    CardImport(ShopId shop, Table table, CardKeys keys, List<ImportColumn> columns, List<TableRow> buffered) {
        this.shop = shop;
        this.table = table;
        this.keys = keys;
        this.columns = columns;
        this.buffered = new ArrayDeque<>(buffered);
        Map<Integer, CardField> fields = new TreeMap<>();
        for (ImportColumn column : columns) {
            String path = column.target();
            if (path != null) {
                switch (ColumnTarget.of(path).orElseThrow()) {
                    case Key key -> keyColumns.put(key, column.index());
                    case ColumnTarget.Value(CardField field) -> fields.put(column.index(), field);
                }
            }
        }
        this.reader = new RowReader(fields, columns.stream().map(ImportColumn::header).toList());
        this.hasValues = !fields.isEmpty();
    }

    public List<ImportColumn> columns() {
        return columns;
    }

    /** @throws BadTableException when no column names cards, or none holds values */
    public void requireUse() {
        if (keyColumns.isEmpty()) {
            throw new BadTableException(Flaw.KEY_COLUMN_MISSING);
        }
        if (!hasValues) {
            throw new BadTableException(Flaw.NO_VALUE_COLUMN);
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            List<TableRow> chunk = chunk();
            if (chunk.isEmpty()) {
                return false;
            }
            Iterator<CardKeys.Found> found = keys.find(shop, keyColumns, chunk).iterator();
            chunk.forEach(row -> ready.add(reader.read(row, found.next())));
        }
        return true;
    }

    @Override
    public ImportedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private List<TableRow> chunk() {
        List<TableRow> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && (!buffered.isEmpty() || table.hasNext())) {
            TableRow row = buffered.isEmpty() ? table.next() : buffered.remove();
            if (!row.isBlank()) {
                chunk.add(row);
            }
        }
        return chunk;
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
