package dev.vitrina.api.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Formats of pictures and video, told by their first bytes. */
public enum FileFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    GIF("gif", "image/gif"),
    BMP("bmp", "image/bmp"),
    MP4("mp4", "video/mp4"),
    /** QuickTime. */
    MOV("mov", "video/quicktime"),
    /** MPEG transport stream, a segment of HLS. */
    MPEG_TS("ts", "video/mp2t"),
    /** HLS playlist. */
    M3U8("m3u8", "application/vnd.apple.mpegurl");

    /** So many first bytes tell the format. */
    public static final int HEAD = 189;

    private static final int TS_PACKET = 188;
    private static final byte TS_SYNC = 0x47;

    private final String extension;
    private final String contentType;

    FileFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** Of a file name, without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** @param head the first {@link #HEAD} bytes, or the whole of a shorter file */
    public static Optional<FileFormat> of(byte[] head) {
        return Arrays.stream(values())
            .filter(format -> format.begins(head))
            .findFirst();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case JPEG -> has(head, 0, "\u00ff\u00d8\u00ff");
            case PNG -> has(head, 0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> has(head, 0, "RIFF") && has(head, 8, "WEBP");
            case GIF -> has(head, 0, "GIF87a") || has(head, 0, "GIF89a");
            case BMP -> has(head, 0, "BM") && has(head, 6, "\0\0\0\0"); // reserved bytes, always zero
            case MP4 -> has(head, 4, "ftyp") && !has(head, 8, "qt  ");
            case MOV -> has(head, 4, "ftypqt  ") || has(head, 4, "moov") || has(head, 4, "wide");
            case MPEG_TS -> head.length > 0 &&
            head[0] == TS_SYNC &&
            (head.length <= TS_PACKET || head[TS_PACKET] == TS_SYNC);
            case M3U8 -> has(head, 0, "#EXTM3U");
        };
    }

    private static boolean has(byte[] head, int at, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        return (
            head.length >= at + wanted.length && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length)
        );
    }
}
