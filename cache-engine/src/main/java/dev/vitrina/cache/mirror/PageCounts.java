package dev.vitrina.cache.mirror;

import dev.vitrina.cache.PageSource.SetAside;
import java.util.List;

/** What a page did; the rest of what was seen was unchanged. */
record PageCounts(int seen, int created, int updated, List<SetAside> setAside) {
    long unnamed() {
        return setAside
            .stream()
            .filter(row -> row.id() == null)
            .count();
    }
}
