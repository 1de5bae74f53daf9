package dev.vitrina.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which CDN host serves a card: by {@code vol} = nmId / 100,000, in ranges. The ranges are data because WB adds hosts every few
 * months.
 */
final class BasketMap {

    private final NavigableMap<Long, String> basketByLastVol;

    private BasketMap(NavigableMap<Long, String> basketByLastVol) {
        this.basketByLastVol = basketByLastVol;
    }

    /** The map that ships with the plugin. */
    static BasketMap shipped() {
        InputStream file = Objects.requireNonNull(BasketMap.class.getResourceAsStream("baskets.csv"), "baskets.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            NavigableMap<Long, String> map = new TreeMap<>();
            lines
                .lines()
                .filter(line -> !line.isBlank() && Character.isDigit(line.charAt(0)))
                .map(line -> line.split(","))
                .forEach(row -> map.put(Long.valueOf(row[1]), row[0]));
            return new BasketMap(map);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The host's number, two digits; empty for a card newer than the map. */
    Optional<String> basket(long nmId) {
        return Optional.ofNullable(basketByLastVol.ceilingEntry(nmId / 100_000)).map(entry -> entry.getValue());
    }
}
