package dev.vitrina.media.arrange;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Fetches photos and video of cards from Wildberries' CDN, which spends nothing of a quota. */
final class CdnFiles {

    static final Set<FileFormat> PICTURES = EnumSet.range(FileFormat.JPEG, FileFormat.BMP);
    static final Set<FileFormat> VIDEOS = EnumSet.of(FileFormat.MP4, FileFormat.MOV);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Downloads downloads;

    CdnFiles(Downloads downloads) {
        this.downloads = downloads;
    }

    /** A picture in memory, or why there is none. Handle it with an exhaustive {@code switch}. */
    sealed interface Fetched {
        @SuppressWarnings("ArrayRecordComponent")
        record Picture(FileFormat format, byte[] bytes) implements Fetched {}

        /** There is no such picture, or none that is one: asking again would not help soon. */
        record None() implements Fetched {}

        /** The CDN did not answer. */
        record Unanswered() implements Fetched {}
    }

    Fetched picture(String address, long most) {
        byte[][] bytes = new byte[1][];
        return switch (fetch(address, PICTURES, most, (_, body) -> bytes[0] = body.readAllBytes())) {
            case DownloadOutcome.Done done when bytes[0] != null -> new Fetched.Picture(done.format(), bytes[0]);
            case DownloadOutcome.Unavailable _ -> new Fetched.Unanswered();
            default -> new Fetched.None();
        };
    }

    DownloadOutcome fetch(String address, Set<FileFormat> formats, long most, Downloads.Sink sink) {
        try {
            return downloads.fetch(DownloadRequest.of(address, formats, most, PATIENCE), sink);
        } catch (IOException broken) {
            return new DownloadOutcome.Unavailable("It could not be read", null);
        }
    }
}
