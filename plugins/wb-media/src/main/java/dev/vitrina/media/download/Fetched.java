package dev.vitrina.media.download;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.FileFormat;

/** What became of a file. */
sealed interface Fetched {
    /** In memory: pictures are small. */
    record Whole(FileFormat format, byte[] bytes) implements Fetched {}

    /** Written to where it was to go. */
    record Written(FileFormat format, long bytes) implements Fetched {}

    record Failed(String reason) implements Fetched {}

    /** @return why there is no file; for people, in English as in reports of jobs */
    static Failed failed(DownloadOutcome outcome) {
        return new Failed(
            switch (outcome) {
                case DownloadOutcome.Done _ -> "It was not read to its end";
                case DownloadOutcome.Refused(String reason) -> "Its address is not fetched: " + reason;
                case DownloadOutcome.NotFound _ -> "Wildberries has no such file";
                case DownloadOutcome.TooLarge(long most) -> "It is larger than %d MB".formatted(most >> 20);
                case DownloadOutcome.WrongFormat(FileFormat found) -> found == null
                    ? "It is neither picture nor video"
                    : "It is " + found + ", which was not expected here";
                case DownloadOutcome.Unavailable(String reason, var _) -> reason;
            }
        );
    }
}
