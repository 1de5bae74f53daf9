package dev.vitrina.benchmarks.sync;

import java.time.Duration;

/**
 * What a quota allows at best (WB limits article: a token bucket; one token per interval, at most burst of them).
 *
 * @param pageSize cards a request brings
 * @param burst    requests that may go at once
 * @param interval between any further ones
 */
record CatalogueQuota(int pageSize, int burst, Duration interval) {
    /** {@code cards/list}, personal token: 100 a minute, every 600 ms, burst 5 (WB items spec). */
    static final CatalogueQuota CARD_LIST = new CatalogueQuota(100, 5, Duration.ofMillis(600));

    /** Requests for so many cards: the end shows only as a page that is not full. */
    int pages(int cards) {
        return cards / pageSize + 1;
    }

    double floorSeconds(int cards) {
        return Math.max(0, pages(cards) - burst) * (interval.toMillis() / 1_000.0);
    }
}
