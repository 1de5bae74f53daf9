package dev.vitrina.api.page;

import java.util.List;

/** A page of a small table. */
public record ItemList<T>(List<T> items, int totalItems) {
    public ItemList {
        items = List.copyOf(items);
    }
}
