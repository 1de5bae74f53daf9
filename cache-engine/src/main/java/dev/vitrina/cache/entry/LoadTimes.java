package dev.vitrina.cache.entry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How long loads of an endpoint take, as this replica measures them, and how much earlier than the end of its freshness a value is
 * due for that: the slower the load the earlier, and spread at random, so that keys that end together are not loaded together
 * (XFetch, Vattani et al. 2015, with β = 1 and one draw for each value instead of one for each read).
 */
final class LoadTimes {

    /** Of a new measurement in the average. */
    private static final double WEIGHT = 0.125;

    private final ConcurrentHashMap<String, Double> averages = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    LoadTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** When a load begins, for {@link #ended}. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** A load of the endpoint brought something. */
    void ended(String endpoint, long began) {
        double took = Math.max(0, now() - began);
        averages.merge(endpoint, took, (average, more) -> average + WEIGHT * (more - average));
    }

    /**
     * In nanoseconds; zero while nothing is known of the endpoint.
     *
     * @param draw any number that differs for each value: its bits are the randomness, so all replicas draw the same
     */
    long lead(String endpoint, long draw) {
        Double average = averages.get(endpoint);
        return average == null ? 0 : (long) (average * -Math.log(unit(draw)));
    }

    /** Above 0, at most 1; the bits are mixed as in SplitMix64. */
    private static double unit(long draw) {
        long mixed = (draw ^ (draw >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return ((mixed >>> 11) + 1) * 0x1.0p-53;
    }
}
