package dev.vitrina.api.page;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An opaque cursor: the sort key of a row, bound to the filter and order it was made for.
 *
 * @param values the sort key's parts as text, outermost first; the last is unique; null stands for SQL null
 */
public record KeysetCursor(List<@Nullable String> values) {
    private static final String SEPARATOR = "\u001f";
    private static final String NULL = "\u0000";

    /**
     * Writes the cursor.
     *
     * @param binding text that is equal exactly for equal filter and order
     */
    public String encode(String binding) {
        StringJoiner joined = new StringJoiner(SEPARATOR);
        joined.add(digest(binding));
        values.forEach(value -> joined.add(value == null ? NULL : value));
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @throws VitrinaException {@code INVALID_INPUT} when it is damaged or was made for another filter or order
     */
    public static KeysetCursor decode(String cursor, String binding) {
        List<String> parts = parts(cursor);
        if (parts.size() < 2 || !parts.getFirst().equals(digest(binding))) {
            throw invalid();
        }
        List<@Nullable String> values = new ArrayList<>();
        parts
            .stream()
            .skip(1)
            .forEach(part -> values.add(part.equals(NULL) ? null : part));
        return new KeysetCursor(values);
    }

    private static List<String> parts(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return List.of(text.split(SEPARATOR, -1));
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    private static VitrinaException invalid() {
        return new VitrinaException(
            ErrorCode.INVALID_INPUT,
            "The cursor does not belong to this filter and order; start from the first page"
        );
    }

    private static String digest(String binding) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(binding.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
