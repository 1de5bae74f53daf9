package dev.vitrina.sandbox.catalogue;

/**
 * Random-looking numbers without a state: the same seed, item and purpose give the same number. It lets any attribute of any card be
 * computed alone, so a filter over a million cards builds none of them. Finaliser of SplitMix64 (Steele, Lea, Flood 2014).
 */
public record Hash(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public long of(long item, int purpose) {
        return mix(mix(seed + GOLDEN * item) + GOLDEN * (purpose + 1L));
    }

    /** A number from 0 to {@code bound} - 1. */
    public int below(int bound, long item, int purpose) {
        return (int) Long.remainderUnsigned(of(item, purpose), bound);
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high, long item, int purpose) {
        return low + below(high - low + 1, item, purpose);
    }

    public boolean chance(int percent, long item, int purpose) {
        return below(100, item, purpose) < percent;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
