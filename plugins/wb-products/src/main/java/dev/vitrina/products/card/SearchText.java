package dev.vitrina.products.card;

import java.util.Locale;

/** Text as it is searched and sorted: without regard to case, with yo as ye, the same for what is stored and what is asked. */
public final class SearchText {

    /** Index entries have a limit (a third of a page, several texts share one); Wildberries' titles have at most 60 characters. */
    private static final int KEY_LENGTH = 150;

    private SearchText() {}

    /** Control characters become blanks: none is searched for, and one of them separates the parts of a cursor. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == 'ё') {
                folded.setCharAt(i, 'е');
            } else if (Character.isISOControl(c)) {
                folded.setCharAt(i, ' ');
            }
        }
        return folded.toString();
    }

    /** What a text is sorted by: folded and cut to what an index takes. */
    public static String key(String text) {
        return cut(fold(text));
    }

    /** A value of a characteristic as it is searched. */
    public static String trait(long characteristic, String value) {
        return cut(characteristic + ":" + fold(value));
    }

    /** At most 150 characters, never half a character. */
    public static String cut(String text) {
        return text.codePointCount(0, text.length()) <= KEY_LENGTH
            ? text
            : text.substring(0, text.offsetByCodePoints(0, KEY_LENGTH));
    }
}
