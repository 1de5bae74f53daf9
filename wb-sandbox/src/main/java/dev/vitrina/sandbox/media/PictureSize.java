package dev.vitrina.sandbox.media;

import java.util.Arrays;
import java.util.Optional;

/** The sizes WB keeps of every picture (items spec, cards/list; {@code hq} is seen in older answers, its size is a guess). */
enum PictureSize {
    BIG("big", 900, 1200),
    C516("c516x688", 516, 688),
    C246("c246x328", 248, 328),
    SQUARE("square", 600, 600),
    TM("tm", 75, 100),
    HQ("hq", 900, 1200);

    private final String directory;
    private final int width;
    private final int height;

    PictureSize(String directory, int width, int height) {
        this.directory = directory;
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    static Optional<PictureSize> ofDirectory(String name) {
        return Arrays.stream(values())
            .filter(size -> size.directory.equals(name))
            .findFirst();
    }
}
