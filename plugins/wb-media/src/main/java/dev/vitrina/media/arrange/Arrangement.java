package dev.vitrina.media.arrange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a row: what a card's media are to be, and what they were when that was checked, for the way back.
 *
 * @param photos in order
 * @param before null before the check
 */
public record Arrangement(List<WantedPhoto> photos, WantedVideo video, @Nullable Before before) {
    public Arrangement {
        photos = List.copyOf(photos);
    }

    public Arrangement(List<WantedPhoto> photos, WantedVideo video) {
        this(photos, video, null);
    }

    /**
     * What was there, with the bytes of what is going to be lost: Wildberries' largest size, and of the video its MP4 of 360 lines, which is all that can
     * be had of them.
     *
     * @param video null when there was none, or it is not going to be lost
     */
    public record Before(List<WantedPhoto> photos, boolean hadVideo, @Nullable WantedFile video) {
        public Before {
            photos = List.copyOf(photos);
        }
    }
}
