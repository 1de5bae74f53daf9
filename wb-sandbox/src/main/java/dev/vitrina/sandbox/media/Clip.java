package dev.vitrina.sandbox.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The one clip every video of the sandbox shows: six seconds, H.264, 240 x 320, no sound. It was drawn and encoded by
 * {@code ClipWorkshop} among this module's tests.
 */
final class Clip {

    private static final int SEGMENTS = 3;
    private static final int SECONDS = 2;

    private final byte[] mp4 = resource("clip.mp4");
    private final List<byte[]> segments = IntStream.range(0, SEGMENTS)
        .mapToObj(i -> resource("clip-" + i + ".ts"))
        .toList();

    byte[] mp4() {
        return mp4;
    }

    Optional<byte[]> segment(int number) {
        return number < SEGMENTS ? Optional.of(segments.get(number)) : Optional.empty();
    }

    /** A playlist of relative segment names, as WB's. */
    byte[] playlist() {
        StringBuilder text = new StringBuilder(
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:%d\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n".formatted(
                SECONDS
            )
        );
        for (int i = 0; i < SEGMENTS; i++) {
            text.append("#EXTINF:%d.000,\n%d.ts\n".formatted(SECONDS, i));
        }
        return text.append("#EXT-X-ENDLIST\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Clip.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
