package dev.vitrina.tables;

import dev.vitrina.tables.BadTableException.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of an XLSX workbook. A formula is read as the value it was saved with, and never worked out. */
final class WorkbookTable implements Table {

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final TableLimits limits = new TableLimits();

    private WorkbookTable(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static WorkbookTable of(byte[] bytes) {
        WorkbookGuard.check(bytes);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(bytes),
                new ReadingOptions(false, true)
            );
            return new WorkbookTable(workbook, workbook.getFirstSheet().openStream());
        } catch (IOException | RuntimeException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    @Override
    public TableRow next() {
        Row row = row();
        if (row.getCellCount() > TableLimits.COLUMNS) {
            throw new BadTableException(Flaw.TOO_MANY_COLUMNS);
        }
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.getOptionalCell(column).map(WorkbookTable::text).orElse(""));
        }
        return limits.checked(new TableRow(row.getRowNum(), cells));
    }

    private Row row() {
        try {
            return rows.next();
        } catch (RuntimeException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    private static String text(Cell cell) {
        return TableLimits.cell(
            switch (cell.getType()) {
                case NUMBER -> plain(cell.asNumber());
                case STRING -> cell.asString();
                case FORMULA -> saved(cell.getRawValue());
                case BOOLEAN -> Objects.toString(cell.asBoolean(), "");
                case EMPTY, ERROR -> "";
            }
        );
    }

    /** Articles and barcodes are numbers to a spreadsheet: no exponents. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > 100 ? number.toString() : number.stripTrailingZeros().toPlainString();
    }

    private static String saved(@Nullable String value) {
        if (value == null) {
            return "";
        }
        try {
            return plain(new BigDecimal(value));
        } catch (NumberFormatException text) {
            return value;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
