package dev.vitrina.pricing.competitor;

import java.util.Map;

/** What one answer said of a good that was asked for. */
sealed interface Reading {
    /** @param kopecks what buyers pay */
    record OnSale(long kopecks) implements Reading {}

    /** Shown without a price. */
    record SoldOut() implements Reading {}

    /** Not in the answer. */
    record Absent() implements Reading {}

    static Reading of(Map<Long, Listing> answer, long nmId) {
        Listing listing = answer.get(nmId);
        if (listing == null) {
            return new Absent();
        }
        Long kopecks = listing.kopecks();
        return kopecks == null ? new SoldOut() : new OnSale(kopecks);
    }
}
