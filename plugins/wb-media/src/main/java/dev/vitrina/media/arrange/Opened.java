package dev.vitrina.media.arrange;

import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a card showed to who arranged it. A number means a photo of that, and never one of the card as it is now: others may have come and gone since.
 * Compared are looks, as {@code updatedAt} of a card is not sure to change with its media.
 */
final class Opened {

    private Opened() {}

    /** Whether the card shows the same photos in the same order to who arranged it; true when nobody saw it. */
    static boolean isAsDrafted(Arrangement drafted, CardMedia now) {
        List<Look> opened = drafted.opened();
        return opened == null || shows(now, opened);
    }

    /** The same before sending: what nobody saw is held to what the check found, as of that the copies are. True of a payload that has neither. */
    static boolean isStill(Arrangement checked, CardMedia now) {
        Arrangement.Before before = checked.before();
        return checked.opened() != null || before == null
            ? isAsDrafted(checked, now)
            : shows(now, before.photos().stream().map(WantedPhoto::look).toList());
    }

    /** A photo that could not be read has no look, then and now. */
    private static boolean shows(CardMedia now, List<? extends @Nullable Look> looks) {
        if (looks.size() != now.photos().size()) {
            return false;
        }
        for (int at = 0; at < looks.size(); at++) {
            Look look = looks.get(at);
            Look shown = now.photos().get(at).look();
            boolean same = look == null || shown == null ? look == null && shown == null : shown.isOf(look);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Whether more photos cannot be read than at the check: one of them may be somebody else's. */
    static boolean hasUnknown(Arrangement wanted, CardMedia now) {
        Arrangement.Before before = wanted.before();
        return (
            before != null &&
            unread(now.photos().stream().map(Seen::look)) > unread(before.photos().stream().map(WantedPhoto::look))
        );
    }

    private static long unread(Stream<? extends @Nullable Look> looks) {
        return looks.filter(Objects::isNull).count();
    }

    /**
     * Whether the card shows a photo that it did not have at the check and that nobody wants here: the next step would put a file over it or leave it out,
     * and there is no copy of it. What is behind a link looks like nothing that is known, so that nobody can tell then.
     */
    static boolean hasStranger(Arrangement wanted, CardMedia now) {
        Arrangement.Before before = wanted.before();
        if (
            before == null ||
            wanted
                .photos()
                .stream()
                .anyMatch(photo -> photo.link() != null)
        ) {
            return false;
        }
        List<Look> known = Stream.concat(before.photos().stream(), wanted.photos().stream())
            .map(WantedPhoto::look)
            .filter(Objects::nonNull)
            .toList();
        return now
            .photos()
            .stream()
            .map(Seen::look)
            .filter(Objects::nonNull)
            .anyMatch(shown -> known.stream().noneMatch(look -> look.isOf(shown)));
    }

    /** Photos behind those of this card, and of no other: one that comes meanwhile would be lost. */
    static Arrangement at(CardMedia card, Arrangement adding) {
        List<Look> looks = card.photos().stream().map(Seen::look).filter(Objects::nonNull).toList();
        return new Arrangement(adding.photos(), adding.video(), adding.before(), looks, adding.adds());
    }

    /** Photos by what they look like; null when a number means nothing that anybody saw. */
    static @Nullable List<WantedPhoto> resolved(Arrangement drafted, CardMedia now) {
        List<WantedPhoto> photos = new ArrayList<>();
        if (drafted.isAdding()) {
            for (Seen seen : now.photos()) {
                photos.add(new WantedPhoto(photos.size() + 1, seen.look(), null, null));
            }
            drafted
                .photos()
                .stream()
                .filter(photo -> photo.number() == null)
                .forEach(photos::add);
            return photos;
        }
        List<Look> opened = drafted.opened();
        for (WantedPhoto photo : drafted.photos()) {
            Integer number = photo.number();
            if (number == null) {
                photos.add(photo);
            } else if (opened == null || number > opened.size()) {
                return null;
            } else {
                photos.add(photo.looking(opened.get(number - 1)));
            }
        }
        return photos;
    }
}
