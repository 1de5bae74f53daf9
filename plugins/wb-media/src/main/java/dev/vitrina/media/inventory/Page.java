package dev.vitrina.media.inventory;

import dev.vitrina.api.page.Connection.PageInfo;
import java.util.List;
import java.util.function.Function;

/** A page of a list that is not counted: counting would cost as much as reading it whole. */
record Page<T>(List<T> nodes, PageInfo pageInfo) {
    /** @param found one more than fits, where there is one */
    static <T> Page<T> of(List<T> found, int size, Function<T, String> cursor) {
        boolean more = found.size() > size;
        List<T> nodes = more ? found.subList(0, size) : found;
        String end = nodes.isEmpty() ? null : cursor.apply(nodes.getLast());
        return new Page<>(List.copyOf(nodes), new PageInfo(more, false, null, end));
    }
}
