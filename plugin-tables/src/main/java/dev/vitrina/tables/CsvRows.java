package dev.vitrina.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** CSV as spreadsheets read it: UTF-8 with its mark at the beginning, commas, CRLF. */
final class CsvRows implements RowSink {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVPrinter printer;

    CsvRows(OutputStream out) throws IOException {
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        this.printer = new CSVPrinter(writer, CSVFormat.EXCEL);
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(values.size());
        values.forEach(value -> cells.add(value instanceof String text ? FormulaGuard.guarded(text) : value));
        printer.printRecord(cells);
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
