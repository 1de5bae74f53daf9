package dev.vitrina.api.download;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file to fetch.
 *
 * @param address    its URL
 * @param formats    a file of any other is {@link DownloadOutcome.WrongFormat}
 * @param maxBytes   a longer one is {@link DownloadOutcome.TooLarge}
 * @param patience   how long it may take in all, waiting for its turn included
 * @param firstBytes to read no more than its beginning, so many bytes; null for all of it
 */
public record DownloadRequest(
    String address,
    Set<FileFormat> formats,
    long maxBytes,
    Duration patience,
    @Nullable Integer firstBytes
) {
    public DownloadRequest {
        formats = Set.copyOf(formats);
        if (formats.isEmpty() || maxBytes < 1 || (firstBytes != null && firstBytes < 1)) {
            throw new IllegalArgumentException("A download names a format, and at least one byte");
        }
    }

    /** A whole file. */
    public static DownloadRequest of(String address, Set<FileFormat> formats, long maxBytes, Duration patience) {
        return new DownloadRequest(address, formats, maxBytes, patience, null);
    }

    /** Only its beginning. */
    public DownloadRequest beginning(int bytes) {
        return new DownloadRequest(address, formats, maxBytes, patience, bytes);
    }
}
