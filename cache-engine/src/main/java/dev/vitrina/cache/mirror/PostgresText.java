package dev.vitrina.cache.mirror;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes Java values as PostgreSQL reads them from text, so that rows of any column types travel as arrays of text. */
final class PostgresText {

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

    /** PostgreSQL cannot store the character NUL, neither in text nor escaped in jsonb; origins do send it. */
    static String json(String document) {
        String escape = "\\u0000";
        if (document.indexOf(escape) < 0) {
            return document;
        }
        StringBuilder clean = new StringBuilder(document.length());
        for (int i = 0; i < document.length(); i++) {
            if (document.charAt(i) != '\\') {
                clean.append(document.charAt(i));
            } else if (document.startsWith(escape, i)) {
                i += escape.length() - 1;
            } else {
                // An escape of any other kind is two characters that belong together.
                clean.append(document, i, Math.min(i + 2, document.length()));
                i++;
            }
        }
        return clean.toString();
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
