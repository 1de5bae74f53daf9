package dev.vitrina.sandbox.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which host holds a card's pictures: {@code vol = nmId / 100000} falls into the range of one basket. Wildberries adds baskets as nmIds
 * grow, so the table is data. Immutable.
 */
public final class BasketTable {

    private final NavigableMap<Long, String> byUpperVol;

    private BasketTable(NavigableMap<Long, String> byUpperVol) {
        this.byUpperVol = byUpperVol;
    }

    public static BasketTable load() {
        var resource = Objects.requireNonNull(BasketTable.class.getResourceAsStream("baskets.csv"));
        NavigableMap<Long, String> table = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(","))
                .forEach(row -> table.put(Long.valueOf(row[1]), row[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BasketTable(table);
    }

    /** Two digits; the last basket for a vol beyond the table. */
    public String basketOf(long nmId) {
        Map.Entry<Long, String> entry = byUpperVol.ceilingEntry(nmId / 100_000);
        return entry == null ? byUpperVol.lastEntry().getValue() : entry.getValue();
    }

    /** The bounds in the shape of WB's live map, {@code cdn.wbbasket.ru/api/v3/upstreams}. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        for (Map.Entry<Long, String> entry : byUpperVol.entrySet()) {
            ranges.add(new Range("basket-" + entry.getValue(), from, entry.getKey()));
            from = entry.getKey() + 1;
        }
        return ranges;
    }

    /** Volumes of one host, both bounds included. */
    record Range(String host, long from, long to) {}
}
