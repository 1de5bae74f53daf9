package dev.vitrina.media.arrange;

import dev.vitrina.media.Look;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a row: what a card's media are to be, and what they were when that was checked, for the way back.
 *
 * @param photos in order
 * @param before null before the check
 * @param opened what the card showed to who arranged it, which numbers of photos count; null when nobody saw it: for a roll-back, and files for many cards
 * @param adds   true when the photos come behind those that the card has, whichever these are; null is false
 */
public record Arrangement(
    List<WantedPhoto> photos,
    WantedVideo video,
    @Nullable Before before,
    @Nullable List<Look> opened,
    @Nullable Boolean adds
) {
    public Arrangement {
        photos = List.copyOf(photos);
        opened = opened == null ? null : List.copyOf(opened);
    }

    /** These photos, whatever the card shows. */
    public Arrangement(List<WantedPhoto> photos, WantedVideo video) {
        this(photos, video, null, null, null);
    }

    /** Of a card that showed these. */
    public static Arrangement of(List<Look> opened, List<WantedPhoto> photos, WantedVideo video) {
        return new Arrangement(photos, video, null, opened, null);
    }

    /** More photos for a card, or none; and a video, or none. */
    public static Arrangement adding(List<WantedPhoto> photos, WantedVideo video) {
        return new Arrangement(photos, video, null, null, true);
    }

    boolean isAdding() {
        return Boolean.TRUE.equals(adds);
    }

    Arrangement with(List<WantedPhoto> wanted) {
        return new Arrangement(wanted, video, before, opened, adds);
    }

    Arrangement with(Before seen) {
        return new Arrangement(photos, video, seen, opened, adds);
    }

    /**
     * What was there, with the bytes of what is going to be lost: Wildberries' largest size, and of the video its MP4 of 360 lines, which is all that can
     * be had of them.
     *
     * @param photos in order; one that could not be read has no look
     * @param video  null when there was none, or it is not going to be lost
     */
    public record Before(List<WantedPhoto> photos, boolean hadVideo, @Nullable WantedFile video) {
        public Before {
            photos = List.copyOf(photos);
        }
    }
}
