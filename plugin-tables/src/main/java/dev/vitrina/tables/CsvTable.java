package dev.vitrina.tables;

import dev.vitrina.tables.BadTableException.Flaw;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text with separated values. The separator is the commonest of tab, semicolon and comma in the first line; the encoding is UTF-8 or UTF-16 by their
 * marks, UTF-8 where the bytes are valid, and else windows-1251, in which Russian Excel saves CSV. The apostrophe that our own exports put before what
 * would be a formula is taken off again.
 */
final class CsvTable implements Table {

    private static final String SEPARATORS = "\t;,";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final TableLimits limits = new TableLimits();

    private CsvTable(CSVParser parser) {
        this.parser = parser;
        this.records = parser.iterator();
    }

    static CsvTable of(byte[] bytes) {
        return of(decoded(bytes));
    }

    static CsvTable of(String text) {
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        CSVFormat format = CSVFormat.DEFAULT.builder()
            .setDelimiter(separator(content))
            .setIgnoreEmptyLines(false)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
        try {
            return new CsvTable(CSVParser.parse(new StringReader(content), format));
        } catch (IOException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    @Override
    public TableRow next() {
        try {
            CSVRecord row = records.next();
            if (row.size() > TableLimits.COLUMNS) {
                throw new BadTableException(Flaw.TOO_MANY_COLUMNS);
            }
            // A value may hold several lines: people count rows as their spreadsheet does.
            return limits.checked(
                new TableRow(
                    row.getRecordNumber(),
                    StreamSupport.stream(row.spliterator(), false)
                        .map(FormulaGuard::plain)
                        .map(TableLimits::cell)
                        .toList()
                )
            );
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new BadTableException(Flaw.FILE_UNREADABLE);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = '\t';
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = first
                .chars()
                .filter(c -> c == candidate)
                .count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static String decoded(byte[] bytes) {
        if (
            bytes.length >= 2 && ((bytes[0] & 0xFF) == 0xFF || (bytes[0] & 0xFF) == 0xFE) && (bytes[1] & 0xFF) >= 0xFE
        ) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1251"));
        }
    }
}
