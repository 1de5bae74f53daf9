package dev.vitrina.media.arrange;

import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which photo of a card each wanted one is: of all ways to pair them the one with most pairs, and of these the one whose pairs are least apart, by
 * the Hungarian method. So pages that are alike but for their text are not taken for one another while the right one is there.
 */
final class PhotoMatch {

    /** Dearer than any number of pairs that look alike. */
    private static final long NONE = 1L << 40;

    private PhotoMatch() {}

    /**
     * Where each wanted photo is on the card, from 0, or -1.
     *
     * @param sent ids of files that were sent; others cannot be there, whatever the card shows
     */
    static int[] of(List<Seen> now, List<WantedPhoto> wanted, Set<String> sent) {
        int size = Math.max(now.size(), wanted.size());
        long[][] cost = new long[size][size];
        for (int at = 0; at < size; at++) {
            for (int other = 0; other < size; other++) {
                cost[at][other] = at < wanted.size() && other < now.size()
                    ? cost(wanted.get(at), now.get(other).look(), sent, at == other)
                    : NONE;
            }
        }
        int[] paired = cheapest(cost);
        int[] from = new int[wanted.size()];
        for (int at = 0; at < from.length; at++) {
            from[at] = cost[at][paired[at]] < NONE ? paired[at] : -1;
        }
        return from;
    }

    /** Of pairs that are as far apart, the one in its own place. */
    private static long cost(WantedPhoto photo, @Nullable Look seen, Set<String> sent, boolean own) {
        WantedFile file = photo.file();
        Look look = photo.look();
        if (look == null || seen == null || (file != null && !sent.contains(file.id())) || !look.isOf(seen)) {
            return NONE;
        }
        return 2L * look.apart(seen) + (own ? 0 : 1);
    }

    /** The column of each row, all of them different, of the least sum: shortest augmenting paths with potentials. */
    private static int[] cheapest(long[][] cost) {
        int size = cost.length;
        long[] ofRow = new long[size + 1];
        long[] ofColumn = new long[size + 1];
        int[] rowOf = new int[size + 1];
        int[] way = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            long[] least = new long[size + 1];
            Arrays.fill(least, Long.MAX_VALUE);
            boolean[] used = new boolean[size + 1];
            rowOf[0] = row;
            int column = 0;
            while (rowOf[column] != 0) {
                used[column] = true;
                int here = rowOf[column];
                long step = Long.MAX_VALUE;
                int next = 0;
                for (int to = 1; to <= size; to++) {
                    if (used[to]) {
                        continue;
                    }
                    long reduced = cost[here - 1][to - 1] - ofRow[here] - ofColumn[to];
                    if (reduced < least[to]) {
                        least[to] = reduced;
                        way[to] = column;
                    }
                    if (least[to] < step) {
                        step = least[to];
                        next = to;
                    }
                }
                for (int to = 0; to <= size; to++) {
                    if (used[to]) {
                        ofRow[rowOf[to]] += step;
                        ofColumn[to] -= step;
                    } else {
                        least[to] -= step;
                    }
                }
                column = next;
            }
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }
        int[] columns = new int[size];
        for (int column = 1; column <= size; column++) {
            columns[rowOf[column] - 1] = column - 1;
        }
        return columns;
    }
}
