package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.Look;

/** What a file is. */
sealed interface Verdict {
    record Photo(FileFormat format, int width, int height, Look look) implements Verdict {}

    record Video(FileFormat format) implements Verdict {}

    record Refused(Refusal why) implements Verdict {}
}
