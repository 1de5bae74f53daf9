package dev.vitrina.api.catalogue;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.List;

/** What came of reading cards anew at the upstream. */
public sealed interface CatalogueReading {
    /** Those that there are, in no order. */
    record Read(List<CatalogueCard> cards) implements CatalogueReading {
        public Read {
            cards = List.copyOf(cards);
        }
    }

    /** They cannot be had now: ask again at {@code retryAt}. */
    record NotNow(Problem problem, Instant retryAt) implements CatalogueReading {}
}
