package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.MediaLimits;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells by its bytes, never by its name, what a file is, and whether Wildberries would take it. */
final class FileCheck {

    /** No file is longer that anybody would take. */
    static final int MOST_BYTES = (int) MediaLimits.VIDEO_BYTES;

    private static final int MOST_ZIP_TAIL = (1 << 16) + 22;
    private static final String END_OF_ZIP = "PK\u0005\u0006";
    /** What makes a browser, a PHP server or a reader of PDF take a file for theirs. */
    private static final List<String> OTHERS = List.of("<script", "<html", "<!doctype", "<svg", "<?php", "%pdf-");

    private static final int LONGEST_OTHER = 9;

    private final Picture pictures = new Picture();

    Verdict of(byte[] file) {
        Optional<FileFormat> format = FileFormat.of(Arrays.copyOf(file, Math.min(file.length, FileFormat.HEAD)));
        if (format.isEmpty()) {
            return new Verdict.Refused(isArchive(file) ? Refusal.NESTED_ARCHIVE : Refusal.NOT_A_PICTURE);
        }
        return switch (format.get()) {
            case JPEG, PNG, GIF, BMP, WEBP -> picture(format.get(), file);
            case MP4, MOV -> video(format.get(), file);
            case MPEG_TS, M3U8 -> new Verdict.Refused(Refusal.NOT_A_PICTURE);
        };
    }

    private static Verdict video(FileFormat format, byte[] file) {
        if (file.length > MediaLimits.VIDEO_BYTES) {
            return new Verdict.Refused(Refusal.TOO_LARGE);
        }
        return endsAsZip(file) ? new Verdict.Refused(Refusal.POLYGLOT) : new Verdict.Video(format);
    }

    private Verdict picture(FileFormat format, byte[] file) {
        if (file.length > MediaLimits.PHOTO_BYTES) {
            return new Verdict.Refused(Refusal.TOO_LARGE);
        }
        if (endsAsZip(file) || holdsAnother(format, file)) {
            return new Verdict.Refused(Refusal.POLYGLOT);
        }
        Optional<Picture.Size> size = pictures.size(format, file);
        if (size.isEmpty()) {
            return new Verdict.Refused(Refusal.BROKEN);
        }
        int width = size.get().width();
        int height = size.get().height();
        if ((long) width * height > Picture.MOST_PIXELS) {
            return new Verdict.Refused(Refusal.TOO_MANY_PIXELS);
        }
        if (width < MediaLimits.LEAST_WIDTH || height < MediaLimits.LEAST_HEIGHT) {
            return new Verdict.Refused(Refusal.TOO_SMALL);
        }
        try {
            return pictures.isAnimated(format, file)
                ? new Verdict.Refused(Refusal.ANIMATED)
                : new Verdict.Photo(format, width, height, Look.of(pictures, format, file));
        } catch (IOException broken) {
            return new Verdict.Refused(Refusal.BROKEN);
        }
    }

    private static boolean isArchive(byte[] file) {
        String head = text(file, 0, Math.min(file.length, 8));
        return (
            head.startsWith("PK") ||
            head.startsWith("Rar!") ||
            head.startsWith("7z\u00bc\u00af") ||
            head.startsWith("\u001f\u008b") ||
            head.startsWith("\u00fd7zXZ") ||
            head.startsWith("BZh") ||
            endsAsZip(file)
        );
    }

    private static boolean endsAsZip(byte[] file) {
        int from = Math.max(0, file.length - MOST_ZIP_TAIL);
        return text(file, from, file.length - from).contains(END_OF_ZIP);
    }

    /** Where it could be told to be another: among compressed pixels a few letters come together by chance. */
    private static boolean holdsAnother(FileFormat format, byte[] file) {
        return PictureParts.besidePixels(format, file)
            .stream()
            .anyMatch(part -> holdsAnother(file, part));
    }

    private static boolean holdsAnother(byte[] file, PictureParts.Part part) {
        for (int at = part.from(); at < part.to(); at++) {
            if (file[at] == '<' || file[at] == '%') {
                String here = text(file, at, Math.min(LONGEST_OTHER, part.to() - at)).toLowerCase(Locale.ROOT);
                if (OTHERS.stream().anyMatch(here::startsWith)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(byte[] file, int from, int length) {
        return new String(file, from, length, StandardCharsets.ISO_8859_1);
    }
}
