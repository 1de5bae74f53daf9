package dev.vitrina.media.arrange;

import dev.vitrina.media.Look;
import org.jspecify.annotations.Nullable;

/**
 * A photo that a card is to have. Who drafts names its number, a file or a link; the check looks at what is behind a number, since numbers say nothing
 * any more once something has moved.
 *
 * @param number that it had on the card when it was drafted
 * @param look   what it looks like; null for a link, and of a number before the check
 * @param file   its bytes; null where only the card has them
 * @param link   that Wildberries is to fetch; null for none
 */
public record WantedPhoto(
    @Nullable Integer number,
    @Nullable Look look,
    @Nullable WantedFile file,
    @Nullable String link
) {
    public static WantedPhoto kept(int number) {
        return new WantedPhoto(number, null, null, null);
    }

    public static WantedPhoto of(Look look, WantedFile file) {
        return new WantedPhoto(null, look, file, null);
    }

    public static WantedPhoto linked(String link) {
        return new WantedPhoto(null, null, null, link);
    }

    WantedPhoto looking(Look seen) {
        return new WantedPhoto(number, seen, file, link);
    }
}
