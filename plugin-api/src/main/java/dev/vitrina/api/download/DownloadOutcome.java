package dev.vitrina.api.download;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a download ended. Handle it with an exhaustive {@code switch}. */
public sealed interface DownloadOutcome {
    /**
     * Fetched, as far as the sink wanted.
     *
     * @param bytes that the sink read
     * @param size  of the whole file; null when the answer does not say
     */
    record Done(FileFormat format, long bytes, @Nullable Long size) implements DownloadOutcome {}

    /** Not an address that the plugin may fetch: nothing was sent, or nothing after a redirect. */
    record Refused(String reason) implements DownloadOutcome {}

    /** 404 or 410. */
    record NotFound() implements DownloadOutcome {}

    /** Longer than was asked for. */
    record TooLarge(long maxBytes) implements DownloadOutcome {}

    /** @param found what its first bytes show; null for nothing known */
    record WrongFormat(@Nullable FileFormat found) implements DownloadOutcome {}

    /** Unreachable, broken off, too slow, or an answer that is neither the file nor says that there is none. */
    record Unavailable(String reason, @Nullable Duration retryAfter) implements DownloadOutcome {}
}
