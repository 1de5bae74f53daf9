package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CatalogueCard.Photo;
import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.PhotoSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches a card's files from the CDN. */
public final class MediaFetch {

    static final Set<FileFormat> PICTURES = EnumSet.of(
        FileFormat.JPEG,
        FileFormat.PNG,
        FileFormat.WEBP,
        FileFormat.GIF,
        FileFormat.BMP
    );
    private static final long LARGEST_PICTURE = 12L << 20;
    private static final long LARGEST_PLAYLIST = 1L << 20;
    private static final long LARGEST_VIDEO = 512L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_VIDEO = Duration.ofMinutes(10);

    private final Downloads downloads;

    MediaFetch(Downloads downloads) {
        this.downloads = downloads;
    }

    Fetched photo(Photo photo, PhotoSize size) throws IOException {
        String address = size.of(photo);
        return address == null
            ? new Fetched.Failed("The card names no address of it")
            : whole(address, PICTURES, LARGEST_PICTURE);
    }

    /** Writes a video while it arrives. A failure may leave part of it in the target. */
    Fetched video(String playlist, VideoChoice choice, Target target) throws IOException {
        if (choice == VideoChoice.FULL) {
            Playlist media = playlist(playlist);
            if (media instanceof Playlist.Media(List<URI> parts)) {
                return joined(parts, target);
            }
        }
        String small = smallOf(playlist);
        return small == null ? new Fetched.Failed("It has no copy that is one file") : file(small, target);
    }

    /** The MP4 beside a playlist: {@code .../hls/1440p/index.m3u8} has it at {@code .../mp4/360p/1.mp4}. */
    public static @Nullable String smallOf(String playlist) {
        String small = playlist.replaceFirst("/hls/\\d+p/index\\.m3u8$", "/mp4/360p/1.mp4");
        return small.equals(playlist) ? null : small;
    }

    private Playlist playlist(String address) throws IOException {
        Playlist read = read(address);
        return read instanceof Playlist.Master(URI best) ? read(best.toString()) : read;
    }

    private Playlist read(String address) throws IOException {
        return switch (whole(address, EnumSet.of(FileFormat.M3U8), LARGEST_PLAYLIST)) {
            case Fetched.Whole(var _, byte[] text) -> Playlist.read(
                new String(text, StandardCharsets.UTF_8),
                URI.create(address)
            );
            case Fetched.Written _ -> new Playlist.Unfit("It was not read");
            case Fetched.Failed(String reason) -> new Playlist.Unfit(reason);
        };
    }

    /** Segments of one rendition make one playable transport stream when they are put together. */
    private Fetched joined(List<URI> parts, Target target) throws IOException {
        long bytes = 0;
        @Nullable
        OutputStream[] out = new OutputStream[1];
        for (URI part : parts) {
            DownloadRequest request = DownloadRequest.of(
                part.toString(),
                EnumSet.of(FileFormat.MPEG_TS),
                LARGEST_VIDEO - bytes,
                PATIENCE_WITH_VIDEO
            );
            DownloadOutcome outcome = downloads.fetch(request, (format, body) -> {
                if (out[0] == null) {
                    out[0] = target.begin(format);
                }
                body.transferTo(out[0]);
            });
            if (!(outcome instanceof DownloadOutcome.Done(var _, long read, var _))) {
                return Fetched.failed(outcome);
            }
            bytes += read;
            if (bytes >= LARGEST_VIDEO) {
                return Fetched.failed(new DownloadOutcome.TooLarge(LARGEST_VIDEO));
            }
        }
        return new Fetched.Written(FileFormat.MPEG_TS, bytes);
    }

    private Fetched file(String address, Target target) throws IOException {
        Set<FileFormat> formats = EnumSet.of(FileFormat.MP4, FileFormat.MOV);
        DownloadRequest request = DownloadRequest.of(address, formats, LARGEST_VIDEO, PATIENCE_WITH_VIDEO);
        DownloadOutcome outcome = downloads.fetch(request, (format, body) -> body.transferTo(target.begin(format)));
        return outcome instanceof DownloadOutcome.Done(FileFormat format, long bytes, var _)
            ? new Fetched.Written(format, bytes)
            : Fetched.failed(outcome);
    }

    private Fetched whole(String address, Set<FileFormat> formats, long most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DownloadOutcome outcome = downloads.fetch(
            DownloadRequest.of(address, formats, most, PATIENCE),
            (format, body) -> body.transferTo(bytes)
        );
        return outcome instanceof DownloadOutcome.Done(FileFormat format, var _, var _)
            ? new Fetched.Whole(format, bytes.toByteArray())
            : Fetched.failed(outcome);
    }

    /** Where a file goes. */
    @FunctionalInterface
    interface Target {
        /** Called once, before the first byte. */
        OutputStream begin(FileFormat format) throws IOException;
    }
}
