package dev.vitrina.core.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * CSV as the reader's spreadsheet takes it: UTF-8 with its mark at the beginning and CRLF; where the comma parts decimals, as in Russian, the semicolon parts cells
 * (Excel splits by the list separator of the system). A text that would be taken for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
final class CsvSheet implements Sheet {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\t\r\n|\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer writer;
    private final boolean commaInNumbers;
    private final char separator;

    CsvSheet(OutputStream out, Locale language) throws IOException {
        this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.commaInNumbers = language.getLanguage().equals("ru");
        this.separator = commaInNumbers ? ';' : ',';
        writer.write(BYTE_ORDER_MARK);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            if (column > 0) {
                writer.write(separator);
            }
            writer.write(cell(cells.get(column)));
        }
        writer.write("\r\n");
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> quoted(plain(number));
            case Object text -> quoted(guarded(text.toString()));
        };
    }

    private String plain(Number number) {
        String text = number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
        return commaInNumbers ? text.replace('.', ',') : text;
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
