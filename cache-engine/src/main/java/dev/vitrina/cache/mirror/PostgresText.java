package dev.vitrina.cache.mirror;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes Java values as PostgreSQL reads them from text, so that rows of any column types travel as arrays of text. */
final class PostgresText {

    /** Characters of an escape with four digits. */
    private static final int ESCAPE = 6;

    private PostgresText() {}

    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> withoutNul(text);
            case Collection<?> items -> array(items);
            case Object array when array.getClass().isArray() -> array(items(array));
            default -> value.toString();
        };
    }

    /**
     * PostgreSQL cannot store the character NUL, neither in text nor escaped in jsonb: it is left out. Half of a surrogate pair,
     * which jsonb refuses, becomes U+FFFD. Origins do send both.
     */
    static String json(String document) {
        if (!document.contains("\\u")) {
            return document;
        }
        StringBuilder clean = new StringBuilder(document.length());
        int next = 0;
        while (next < document.length()) {
            int unit = escaped(document, next);
            if (unit < 0) {
                // An escape of another kind is two characters that belong together.
                int end = Math.min(next + (document.charAt(next) == '\\' ? 2 : 1), document.length());
                clean.append(document, next, end);
                next = end;
            } else if (Character.isHighSurrogate((char) unit) && isLowSurrogate(escaped(document, next + ESCAPE))) {
                clean.append(document, next, next + 2 * ESCAPE);
                next += 2 * ESCAPE;
            } else {
                if (Character.isSurrogate((char) unit)) {
                    clean.append("\\ufffd");
                } else if (unit != 0) {
                    clean.append(document, next, next + ESCAPE);
                }
                next += ESCAPE;
            }
        }
        return clean.toString();
    }

    private static boolean isLowSurrogate(int unit) {
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    /** The UTF-16 unit that is escaped at this place; negative when there is none. */
    private static int escaped(String document, int at) {
        if (at + ESCAPE > document.length() || !document.startsWith("\\u", at)) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(document.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static String array(Collection<?> items) {
        StringBuilder literal = new StringBuilder("{");
        for (Object item : items) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            String text = of(item);
            if (text == null) {
                literal.append("NULL");
            } else {
                literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            }
        }
        return literal.append('}').toString();
    }

    private static List<?> items(Object array) {
        Object[] items = new Object[Array.getLength(array)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Array.get(array, i);
        }
        return java.util.Arrays.asList(items);
    }

    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
