package dev.vitrina.media.arrange;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a card's video.
 *
 * @param file of a replacement; null for none
 * @param link of a replacement; null for none
 */
public record WantedVideo(Action action, @Nullable WantedFile file, @Nullable String link) {
    public static final WantedVideo KEPT = new WantedVideo(Action.KEEP, null, null);
    public static final WantedVideo REMOVED = new WantedVideo(Action.REMOVE, null, null);

    /** Maps to {@code MediaVideoAction}. */
    public enum Action {
        KEEP,
        REPLACE,
        REMOVE,
    }

    public static WantedVideo of(WantedFile file) {
        return new WantedVideo(Action.REPLACE, file, null);
    }

    public static WantedVideo linked(String link) {
        return new WantedVideo(Action.REPLACE, null, link);
    }
}
