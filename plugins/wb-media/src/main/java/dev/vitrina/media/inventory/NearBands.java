package dev.vitrina.media.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where to look for hashes that differ from one in {@link Looks#NEAR} bits at most, by the indexes of their four bands of 16 bits, which leave plain bands
 * out: those of a plain surface are in half of all photos. So many bits, dealt to so many bands, leave one of them with few: all
 * four with none, two with one, a single one with all three. Looked for are bands that stay what the indexes hold with so few bits otherwise;
 * where there are not enough of such, the picture is next to plain as a whole, and each hash near to it is looked for by itself.
 */
final class NearBands {

    private static final int BANDS = 4;
    private static final int BAND = 16;
    private static final int MASK = 0xFFFF;

    private NearBands() {}

    /** A band of hashes that are near has one of these values. */
    @SuppressWarnings("ArrayRecordComponent")
    record Probe(int band, Long[] values) {}

    /** Any near hash is in at least one of them; empty where bands do not lead there. */
    static List<Probe> of(long hash) {
        List<Integer> bands = IntStream.range(0, BANDS)
            .boxed()
            .sorted(Comparator.comparingInt((Integer band) -> detail(hash, band)).reversed())
            .toList();
        if (detail(hash, bands.getLast()) > 0) {
            return probes(hash, bands, 0);
        }
        if (detail(hash, bands.get(1)) > 1) {
            return probes(hash, bands.subList(0, 2), 1);
        }
        return detail(hash, bands.getFirst()) > Looks.NEAR ? probes(hash, bands.subList(0, 1), Looks.NEAR) : List.of();
    }

    /** All that differ from it in so many bits or fewer, itself too: 43,745. */
    static Long[] hashesNear(long hash) {
        return near(hash, Long.SIZE, Looks.NEAR);
    }

    static int shift(int band) {
        return BAND * (BANDS - 1 - band);
    }

    /** How many bits it takes to make the band a plain one. */
    private static int detail(long hash, int band) {
        int set = Integer.bitCount(bits(hash, band));
        return Math.min(set, BAND - set);
    }

    private static int bits(long hash, int band) {
        return (int) (hash >>> shift(band)) & MASK;
    }

    private static List<Probe> probes(long hash, List<Integer> bands, int most) {
        return bands
            .stream()
            .map(band -> new Probe(band, near(bits(hash, band), BAND, most)))
            .toList();
    }

    private static Long[] near(long bits, int width, int most) {
        List<Long> all = new ArrayList<>();
        flip(bits, 0, width, most, all);
        return all.toArray(Long[]::new);
    }

    private static void flip(long bits, int from, int width, int most, List<Long> all) {
        all.add(bits);
        if (most > 0) {
            for (int at = from; at < width; at++) {
                flip(bits ^ (1L << at), at + 1, width, most - 1, all);
            }
        }
    }
}
