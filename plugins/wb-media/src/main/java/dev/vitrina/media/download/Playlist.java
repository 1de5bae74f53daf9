package dev.vitrina.media.download;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HLS playlist (RFC 8216), as far as it takes to make one file of it. */
sealed interface Playlist {
    /** Most parts of one video that are taken. */
    int MOST_PARTS = 2_000;

    /** @param best the rendition of the highest bandwidth */
    record Master(URI best) implements Playlist {}

    /** @param parts in order */
    record Media(List<URI> parts) implements Playlist {
        public Media {
            parts = List.copyOf(parts);
        }
    }

    /** It cannot be made one file by putting its parts together. */
    record Unfit(String reason) implements Playlist {}

    Pattern BANDWIDTH = Pattern.compile("[:,]BANDWIDTH=(\\d{1,12})");

    /** @param address of the playlist, which its own addresses are relative to */
    static Playlist read(String text, URI address) {
        List<String> lines = text
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("#EXTM3U")) {
            return new Unfit("It is no playlist");
        }
        if (lines.stream().anyMatch(line -> line.startsWith("#EXT-X-STREAM-INF"))) {
            return master(lines, address);
        }
        return media(lines, address);
    }

    private static Playlist master(List<String> lines, URI address) {
        record Rendition(long bandwidth, String uri) {}
        List<Rendition> renditions = new ArrayList<>();
        for (int at = 0; at + 1 < lines.size(); at++) {
            if (lines.get(at).startsWith("#EXT-X-STREAM-INF") && !lines.get(at + 1).startsWith("#")) {
                Matcher bandwidth = BANDWIDTH.matcher(lines.get(at));
                renditions.add(
                    new Rendition(bandwidth.find() ? Long.parseLong(bandwidth.group(1)) : 0, lines.get(at + 1))
                );
            }
        }
        return renditions
            .stream()
            .max(Comparator.comparingLong(Rendition::bandwidth))
            .flatMap(rendition -> resolved(address, rendition.uri()))
            .<Playlist>map(Master::new)
            .orElseGet(() -> new Unfit("It names no rendition"));
    }

    private static Playlist media(List<String> lines, URI address) {
        List<URI> parts = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#EXT-X-KEY") && !line.contains("METHOD=NONE")) {
                return new Unfit("It is encrypted");
            }
            if (
                line.startsWith("#EXT-X-BYTERANGE") ||
                line.startsWith("#EXT-X-MAP") ||
                line.startsWith("#EXT-X-DISCONTINUITY")
            ) {
                return new Unfit("Its parts do not simply follow each other");
            }
            if (!line.startsWith("#")) {
                Optional<URI> part = resolved(address, line);
                if (part.isEmpty() || parts.size() == MOST_PARTS) {
                    return new Unfit(part.isEmpty() ? "It holds an address that is none" : "It has too many parts");
                }
                parts.add(part.get());
            }
        }
        return parts.isEmpty() ? new Unfit("It has no parts") : new Media(parts);
    }

    private static Optional<URI> resolved(URI address, String uri) {
        try {
            return Optional.of(address.resolve(uri));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
