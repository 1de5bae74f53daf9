package dev.vitrina.media.download;

import java.util.ArrayList;
import java.util.List;

/** How far an archive is. Written by the thread that makes it. */
final class Progress {

    private final List<Failure> failures = new ArrayList<>();
    private long cards;
    private long files;
    private long bytes;
    private long lastCard;

    void written(long size) {
        files++;
        bytes += size;
    }

    void failed(Failure failure) {
        failures.add(failure);
    }

    void done(long nmId) {
        cards++;
        lastCard = nmId;
    }

    long cards() {
        return cards;
    }

    long files() {
        return files;
    }

    long failed() {
        return failures.size();
    }

    long bytes() {
        return bytes;
    }

    /** The last card that is whole in the archive; 0 before the first. */
    long lastCard() {
        return lastCard;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }
}
