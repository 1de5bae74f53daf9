package dev.vitrina.api.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the walk goes on; null at its end */
public record CatalogueSlice(List<CatalogueCard> cards, @Nullable String next) {
    public CatalogueSlice {
        cards = List.copyOf(cards);
    }
}
