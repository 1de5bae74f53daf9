package dev.vitrina.core.page;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection;
import dev.vitrina.api.page.KeysetCursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list is walked: by cursors that hold a row's place and are bound to the filter.
 *
 * @param filter equal, as text, exactly for equal filters
 * @param place  of a row, as a cursor keeps it
 */
public record Keyset<T>(Object filter, Function<T, List<String>> place) {
    /**
     * Where the page before ended; null on the first.
     *
     * @param read makes it of what {@link #place} gave
     * @throws VitrinaException {@code INVALID_INPUT} when the cursor is damaged or belongs to another filter
     */
    public <P> @Nullable P after(@Nullable String cursor, Function<List<String>, P> read) {
        if (cursor == null) {
            return null;
        }
        List<String> values = KeysetCursor.decode(cursor, filter.toString())
            .values()
            .stream()
            .map(String::valueOf)
            .toList();
        try {
            return read.apply(values);
        } catch (RuntimeException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }

    /** @param found one row more than the page's size, if there is one */
    public Connection<T> page(List<T> found, int size, @Nullable String after, long total) {
        List<Connection.Edge<T>> edges = found
            .stream()
            .limit(size)
            .map(row ->
                new Connection.Edge<>(new KeysetCursor(List.copyOf(place.apply(row))).encode(filter.toString()), row)
            )
            .toList();
        var info = new Connection.PageInfo(
            found.size() > size,
            after != null,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()
        );
        return new Connection<>(edges, info, total);
    }
}
