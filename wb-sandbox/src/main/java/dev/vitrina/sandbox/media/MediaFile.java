package dev.vitrina.sandbox.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A file a seller sends, known by its first bytes. Its demands stand in the items spec, media/file. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface MediaFile {
    /** Smallest picture the spec takes. */
    int LEAST_WIDTH = 700;
    int LEAST_HEIGHT = 900;
    int LARGEST_PICTURE = 32 << 20;
    int LARGEST_VIDEO = 50 << 20;

    /** @param width 0 when it cannot be told, and of a GIF that moves */
    record Image(String contentType, int width, int height, byte[] file) implements MediaFile {
        @Override
        public boolean isFit() {
            return width >= LEAST_WIDTH && height >= LEAST_HEIGHT && file.length <= LARGEST_PICTURE;
        }
    }

    /** MP4 or MOV. */
    record Video(int bytes) implements MediaFile {
        @Override
        public boolean isFit() {
            return bytes <= LARGEST_VIDEO;
        }
    }

    /** Whether Wildberries takes it. */
    boolean isFit();

    /** Empty when it is neither JPG, PNG, BMP, GIF, WebP, MP4 nor MOV. */
    static Optional<MediaFile> of(byte[] file) {
        if (file.length < 32) {
            return Optional.empty();
        }
        String head = new String(file, 0, 12, StandardCharsets.ISO_8859_1);
        if (head.startsWith("ftyp", 4) || head.startsWith("moov", 4)) {
            return Optional.of(new Video(file.length));
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(webp(file));
        }
        return contentType(head).map(type -> image(type, file));
    }

    private static Optional<String> contentType(String head) {
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("\u0089PNG")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        return head.startsWith("BM") ? Optional.of("image/bmp") : Optional.empty();
    }

    private static MediaFile image(String contentType, byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    boolean moving = contentType.equals("image/gif");
                    reader.setInput(in, !moving, true);
                    if (moving && reader.getNumImages(true) > 1) {
                        // WB items spec, media/file: GIF (static).
                        return new Image(contentType, 0, 0, file);
                    }
                    return new Image(contentType, reader.getWidth(0), reader.getHeight(0), file);
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException damaged) {
            // Told below by its size.
        }
        return new Image(contentType, 0, 0, file);
    }

    /** The JDK reads no WebP; the size stands at the beginning (RFC 9649). */
    private static MediaFile webp(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        String kind = new String(file, 12, 4, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case "VP8 " -> webp(in.getShort(26) & 0x3FFF, in.getShort(28) & 0x3FFF, file);
            case "VP8L" -> webp((in.getInt(21) & 0x3FFF) + 1, ((in.getInt(21) >>> 14) & 0x3FFF) + 1, file);
            case "VP8X" -> webp((in.getInt(24) & 0xFFFFFF) + 1, (in.getInt(27) & 0xFFFFFF) + 1, file);
            default -> webp(0, 0, file);
        };
    }

    private static MediaFile webp(int width, int height, byte[] file) {
        return new Image("image/webp", width, height, file);
    }
}
