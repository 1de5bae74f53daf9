package dev.vitrina.tables;

import dev.vitrina.tables.BadTableException.Flaw;

/** What a table may have: more is refused before it costs anything. */
final class TableLimits {

    static final int ROWS = 50_000;
    static final int COLUMNS = 300;
    /** Of a file as it is sent. */
    static final int BYTES = 30 << 20;
    /** Of one part of an unpacked workbook: a sheet of fifty thousand rows has some fifty megabytes. */
    static final long PART_BYTES = 300L << 20;
    /** Of the texts a workbook keeps apart, which are held in memory. */
    static final long TEXTS_BYTES = 60L << 20;
    /** Parts of a workbook. */
    static final int PARTS = 2_000;
    /** A cell of a spreadsheet has no more. */
    static final int CELL = 32_767;

    private long rows;

    TableRow checked(TableRow row) {
        if (++rows > ROWS) {
            throw new BadTableException(Flaw.TOO_MANY_ROWS);
        }
        if (row.cells().size() > COLUMNS) {
            throw new BadTableException(Flaw.TOO_MANY_COLUMNS);
        }
        return row;
    }

    static String cell(String text) {
        return text.length() <= CELL ? text : text.substring(0, CELL);
    }
}
