package dev.vitrina.cache.generation;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which scopes this replica has seen invalidated, and when in its own count ("epoch"). Scopes share a fixed number of cells:
 * sharing one makes a reader look into the store once more than needed, and keeps this bounded.
 *
 * <p>The rule for everything held in memory: take {@link #epoch()} before looking anything up, and trust what was found only
 * while none of its cells {@link #movedSince moved} after that epoch. That closes the race between filling memory and an
 * invalidation.
 */
public final class Generations {

    private static final int CELLS = 1 << 16;

    private final AtomicLongArray moved = new AtomicLongArray(CELLS);
    private final AtomicLongArray movedHard = new AtomicLongArray(CELLS);
    private volatile long epoch;

    /** The count of invalidations seen. One volatile read. */
    public long epoch() {
        return epoch;
    }

    /** Records an invalidation. When it returns, every reader sees it. */
    public synchronized void move(long scope, boolean hard) {
        long next = epoch + 1;
        int cell = cell(scope);
        moved.set(cell, next);
        if (hard) {
            movedHard.set(cell, next);
        }
        epoch = next;
    }

    /** The cells of an entry: those of its scopes and of its key. */
    public static int[] cells(long[] scopes, long key) {
        int[] cells = new int[scopes.length + 1];
        for (int i = 0; i < scopes.length; i++) {
            cells[i] = cell(scopes[i]);
        }
        cells[scopes.length] = cell(key);
        return cells;
    }

    /** Whether any of the cells was invalidated, softly or hard, after the epoch. */
    public boolean movedSince(int[] cells, long since) {
        return after(moved, cells, since);
    }

    /** Whether any of the cells was invalidated hard after the epoch. */
    public boolean movedHardSince(int[] cells, long since) {
        return after(movedHard, cells, since);
    }

    private static boolean after(AtomicLongArray moved, int[] cells, long since) {
        for (int cell : cells) {
            if (moved.get(cell) > since) {
                return true;
            }
        }
        return false;
    }

    private static int cell(long scope) {
        return (int) (scope >>> 48) & (CELLS - 1);
    }
}
