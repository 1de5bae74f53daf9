package dev.vitrina.core.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * XLSX, written as it comes: texts stand in their cells, as a table of shared ones would have to be held until the end. They are typed as texts, so that no
 * spreadsheet takes one for a formula.
 */
final class XlsxSheet implements Sheet {

    /** Excel's own limit of a cell. */
    private static final int LONGEST_TEXT = 32_767;
    /** Excel's own limit of a sheet. */
    private static final int MOST_ROWS = 1_048_576;
    private static final int FLUSH_AFTER = 200;

    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    XlsxSheet(OutputStream out) {
        this.workbook = new Workbook(out, "Vitrina", "1.0");
        this.sheet = workbook.newWorksheet("1");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (row == MOST_ROWS) {
            sheet.finish();
            sheet = workbook.newWorksheet(Integer.toString(++sheets));
            row = 0;
        }
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.inlineString(row, column, printable(text.toString()));
            }
        }
        if (++row % FLUSH_AFTER == 0) {
            sheet.flush();
        }
    }

    /** XML has no control characters, whatever a text holds. */
    private static String printable(String text) {
        return text
            .codePoints()
            .filter(c -> c >= ' ' || c == '\n' || c == '\t')
            .filter(c -> c != 0xFFFE && c != 0xFFFF && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
            .limit(LONGEST_TEXT / 2)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
