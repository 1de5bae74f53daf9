package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parts of a picture's file that hold no pixels: its head, its metadata, and what comes behind its end. From where the file does not keep to its format on,
 * all of it is such a part.
 */
final class PictureParts {

    /** Browsers look at 1,445 bytes to tell what a file is, readers of PDF at 1,024. */
    private static final int HEAD = 1_500;
    private static final Set<String> PIXELS_OF_PNG = Set.of("IDAT", "fdAT");
    private static final Set<String> PIXELS_OF_WEBP = Set.of("VP8 ", "VP8L", "ALPH", "ANMF");

    private final byte[] file;
    private final List<Part> parts = new ArrayList<>();

    private PictureParts(byte[] file) {
        this.file = file;
    }

    /** @param to exclusive */
    record Part(int from, int to) {}

    static List<Part> besidePixels(FileFormat format, byte[] file) {
        PictureParts found = new PictureParts(file);
        found.add(0, HEAD);
        switch (format) {
            case JPEG -> found.jpeg();
            case PNG -> found.png();
            case GIF -> found.gif();
            case WEBP -> found.webp();
            case BMP -> found.bmp();
            case MP4, MOV, MPEG_TS, M3U8 -> found.rest(0);
        }
        return List.copyOf(found.parts);
    }

    private void add(long from, long to) {
        int end = (int) Math.min(to, file.length);
        if (from < end) {
            parts.add(new Part((int) from, end));
        }
    }

    private void rest(long from) {
        add(from, file.length);
    }

    private int at(int place) {
        return file[place] & 0xff;
    }

    /** Segments and scans; behind the end there may be another such picture, as cameras append. */
    private void jpeg() {
        int at = 2;
        while (at + 4 <= file.length) {
            int marker = at(at + 1);
            if (at(at) != 0xff) {
                rest(at);
                return;
            } else if (marker == 0xff) {
                at++;
            } else if (marker == 0x01 || isRestart(marker)) {
                at += 2;
            } else if (marker == 0xd9) {
                at += 2;
                if (at + 3 > file.length || at(at) != 0xff || at(at + 1) != 0xd8) {
                    rest(at);
                    return;
                }
                at += 2;
            } else {
                int end = at + 2 + (at(at + 2) << 8) + at(at + 3);
                add(at, end);
                at = marker == 0xda ? behindScan(end) : end;
            }
        }
        rest(at);
    }

    private int behindScan(int from) {
        int at = from;
        while (at + 1 < file.length && (at(at) != 0xff || at(at + 1) == 0 || isRestart(at(at + 1)))) {
            at++;
        }
        return at;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private void png() {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long at = 8;
        while (at + 12 <= file.length) {
            long length = bytes.getInt((int) at) & 0xffffffffL;
            String type = type((int) at + 4);
            long end = at + 12 + length;
            if (type.equals("IEND")) {
                rest(at);
                return;
            }
            if (!PIXELS_OF_PNG.contains(type)) {
                add(at, end);
            }
            at = end;
        }
        rest(at);
    }

    private void webp() {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long all = Math.min(file.length, 8 + (bytes.getInt(4) & 0xffffffffL));
        long at = 12;
        while (at + 8 <= all) {
            long length = bytes.getInt((int) at + 4) & 0xffffffffL;
            long end = at + 8 + length + (length & 1);
            if (!PIXELS_OF_WEBP.contains(type((int) at))) {
                add(at, end);
            }
            at = end;
        }
        rest(Math.min(at, all));
    }

    private void gif() {
        if (file.length < 13) {
            return;
        }
        int at = 13 + colours(at(10));
        while (at + 10 < file.length) {
            int kind = at(at);
            int from = at;
            if (kind == 0x2c) {
                at = behindBlocks(at + 11 + colours(at(at + 9)));
            } else if (kind == 0x21) {
                at = behindBlocks(at + 2);
                add(from, at);
            } else {
                rest(at);
                return;
            }
        }
        rest(at);
    }

    /** Bytes of a table of colours, by its flags. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private int behindBlocks(int from) {
        int at = from;
        while (at < file.length && at(at) != 0) {
            at += at(at) + 1;
        }
        return at + 1;
    }

    private void bmp() {
        if (file.length < 54) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long pixels = bytes.getInt(10) & 0xffffffffL;
        long width = Math.abs((long) bytes.getInt(18));
        long height = Math.abs((long) bytes.getInt(22));
        long row = ((width * bytes.getShort(28) + 31) / 32) * 4;
        boolean isPacked = bytes.getInt(30) == 1 || bytes.getInt(30) == 2;
        add(0, pixels);
        rest(Math.max(0, isPacked ? bytes.getInt(2) & 0xffffffffL : pixels + row * height));
    }

    private String type(int place) {
        return new String(file, place, 4, StandardCharsets.ISO_8859_1);
    }
}
