package dev.vitrina.sandbox.catalogue;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The order of a generated catalogue by (updatedAt, nmId), computed in both directions without storing it: position 0 is the card
 * changed longest ago. Time grows with the position; which card stands there is a permutation of the indexes.
 *
 * <p>Some runs of positions share one time, as after a bulk edit at Wildberries: four cards in every 64, and, in catalogues that
 * have room for it, one run longer than a page, so that a client must use the nmID of the cursor.
 */
final class CardOrder {

    static final int LONG_RUN = 130;
    private static final int BLOCK = 64;
    private static final int RUN_AT = 10;
    private static final int RUN = 4;
    private static final int PURPOSE = 2;

    private final Hash hash;
    private final int size;
    private final long fromMicros;
    private final long stepMicros;
    private final long factor;
    private final long inverse;
    private final Run longRun;

    CardOrder(Hash hash, int size, long fromMicros, long untilMicros) {
        this.hash = hash;
        this.size = size;
        this.fromMicros = fromMicros;
        this.stepMicros = size == 0 ? 1 : Math.max(1, (untilMicros - fromMicros) / size);
        this.factor = coprimeNearGoldenRatio(size);
        this.inverse = size < 2 ? 0 : inverse(factor, size);
        this.longRun = size < 5 * LONG_RUN ? Run.NONE : run(size / 3, LONG_RUN);
    }

    int size() {
        return size;
    }

    /** The index of the card at this position. */
    int indexAt(int position) {
        Run run = runAt(position);
        return run == Run.NONE ? permuted(position) : run.sortedIndexes()[position - run.start()];
    }

    /** Where the card with this index stands. */
    int positionOf(int index) {
        int position = (int) ((index * inverse) % size);
        Run run = runAt(position);
        return run == Run.NONE ? position : run.start() + Arrays.binarySearch(run.sortedIndexes(), index);
    }

    /** The time of the card at this position, in microseconds since 1970. */
    long microsAt(int position) {
        Run run = runAt(position);
        int slot = run == Run.NONE ? position : run.start();
        return fromMicros + slot * stepMicros + Math.floorMod(hash.of(slot, PURPOSE), stepMicros);
    }

    private int permuted(int position) {
        return (int) ((position * factor) % size);
    }

    private Run runAt(int position) {
        if (longRun.covers(position)) {
            return longRun;
        }
        int start = position - Math.floorMod(position, BLOCK) + RUN_AT;
        boolean inRun = position >= start && position < start + RUN && start + RUN <= size;
        return !inRun || longRun.overlaps(start, RUN) ? Run.NONE : run(start, RUN);
    }

    /** Within a run the nmId decides, and nmIds grow with the index. */
    private Run run(int start, int length) {
        int[] indexes = new int[length];
        for (int i = 0; i < length; i++) {
            indexes[i] = permuted(start + i);
        }
        Arrays.sort(indexes);
        return new Run(start, indexes);
    }

    private static long coprimeNearGoldenRatio(int size) {
        long factor = Math.max(1, Math.round(size * 0.6180339887));
        while (size > 1 && gcd(factor, size) != 1) {
            factor++;
        }
        return factor;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long inverse(long factor, long modulus) {
        return BigInteger.valueOf(factor).modInverse(BigInteger.valueOf(modulus)).longValueExact();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Run(int start, int[] sortedIndexes) {
        static final Run NONE = new Run(-1, new int[0]);

        boolean covers(int position) {
            return position >= start && position < start + sortedIndexes.length;
        }

        boolean overlaps(int otherStart, int length) {
            return otherStart < start + sortedIndexes.length && start < otherStart + length;
        }
    }
}
