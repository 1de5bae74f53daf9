package dev.vitrina.benchmarks.pricing;

import java.time.Duration;

/**
 * What the quota of prices allows at best, which all methods share (WB items spec, rate limits: ten calls in six seconds, burst 5): a token bucket, one token per
 * interval.
 *
 * @param goods    that one call reads or uploads
 * @param burst    calls that may go at once
 * @param interval between any further ones
 */
record PriceQuota(int goods, int burst, Duration interval) {
    static final PriceQuota PERSONAL = new PriceQuota(1_000, 5, Duration.ofMillis(600));

    /** Calls to upload so many goods. */
    int uploads(int all) {
        return (all + goods - 1) / goods;
    }

    /** Calls to read all goods: the end shows only as a page that is not full. */
    int pages(int all) {
        return all / goods + 1;
    }

    /** Until the last of so many calls may go. */
    double floorSeconds(long calls) {
        return (Math.max(0, calls - burst) * interval.toMillis()) / 1e3;
    }

    /** How many calls may go within a time. */
    double allowed(double seconds) {
        return burst + seconds / (interval.toMillis() / 1e3);
    }
}
