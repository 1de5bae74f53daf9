package dev.vitrina.tables;

/**
 * Keeps spreadsheets from taking texts of CSV for formulas: an apostrophe before one makes it a text. One that has apostrophes before what
 * would be a formula gets another, so that a file that is read again gives what was written.
 */
public final class FormulaGuard {

    /** A text that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r\n|＝＋－＠";

    private static final char GUARD = '\'';

    private FormulaGuard() {}

    /** What may stand in CSV. */
    public static String guarded(String text) {
        return needsGuard(text) ? GUARD + text : text;
    }

    /** What was guarded, as it was before. */
    public static String plain(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && needsGuard(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean needsGuard(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == GUARD) {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
