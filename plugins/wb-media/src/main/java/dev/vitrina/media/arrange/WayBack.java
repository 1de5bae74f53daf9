package dev.vitrina.media.arrange;

import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.arrange.CdnFiles.Fetched;
import dev.vitrina.media.download.MediaFetch;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps copies of what an arrangement is going to lose. */
final class WayBack {

    private final CdnFiles cdn;
    private final Picture pictures = new Picture();

    WayBack(CdnFiles cdn) {
        this.cdn = cdn;
    }

    /** @param lost numbers, from 1, of photos that are going to be lost and of which no copy can be had */
    record Kept(Arrangement.Before before, List<Integer> lost) {
        public Kept {
            lost = List.copyOf(lost);
        }
    }

    /** Empty when there is no room for copies; of this card there are none then. */
    Optional<Kept> keep(Copies copies, CardMedia card, Arrangement wanted) {
        int others = copies.count();
        try {
            return Optional.of(kept(copies, card, wanted));
        } catch (VitrinaException full) {
            if (full.code() != ErrorCode.RATE_LIMITED) {
                throw full;
            }
            copies.forgetAfter(others);
            return Optional.empty();
        }
    }

    private Kept kept(Copies copies, CardMedia card, Arrangement wanted) {
        Set<Integer> going = new HashSet<>(Plan.lost(card, wanted));
        Arrangement.Before last = wanted.before();
        List<WantedPhoto> photos = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        for (int at = 0; at < card.photos().size(); at++) {
            Look look = card.photos().get(at).look();
            WantedFile copy = null;
            if (going.contains(at)) {
                copy = look == null ? null : copy(copies, card, at, look, last);
                if (copy == null) {
                    lost.add(at + 1);
                }
            }
            photos.add(new WantedPhoto(null, look, copy, null));
        }
        return new Kept(new Arrangement.Before(photos, card.hasVideo(), video(copies, card, wanted, last)), lost);
    }

    private @Nullable WantedFile copy(
        Copies copies,
        CardMedia card,
        int at,
        Look look,
        Arrangement.@Nullable Before last
    ) {
        WantedFile kept = last == null ? null : kept(copies, last, look);
        Seen seen = card.photos().get(at);
        return kept == null ? photo(copies, seen.address(), look, name(card, Integer.toString(at + 1))) : kept;
    }

    /** Of a check before. */
    private @Nullable WantedFile kept(Copies copies, Arrangement.Before last, Look look) {
        return last
            .photos()
            .stream()
            .filter(photo -> photo.look() != null && photo.look().isOf(look))
            .map(WantedPhoto::file)
            .filter(Objects::nonNull)
            .filter(copies::has)
            .findFirst()
            .orElse(null);
    }

    /** Null when it cannot be had, or shows another picture: the CDN may serve a former one of this size, and another of that. */
    private @Nullable WantedFile photo(Copies copies, String address, Look look, String name) {
        if (
            !(cdn.picture(address, MediaLimits.PHOTO_BYTES) instanceof Fetched.Picture(FileFormat format, byte[] bytes))
        ) {
            return null;
        }
        try {
            if (!Look.of(pictures, format, bytes).isOf(look)) {
                return null;
            }
        } catch (IOException broken) {
            return null;
        }
        try {
            return copies.write(format, name, out -> out.write(bytes));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private @Nullable WantedFile video(
        Copies copies,
        CardMedia card,
        Arrangement wanted,
        Arrangement.@Nullable Before last
    ) {
        String playlist = card.card().video();
        if (playlist == null || wanted.video().action() == WantedVideo.Action.KEEP) {
            return null;
        }
        WantedFile kept = last == null ? null : last.video();
        if (kept != null && copies.has(kept)) {
            return kept;
        }
        String small = MediaFetch.smallOf(playlist);
        return small == null ? null : video(copies, small, name(card, "video"));
    }

    private @Nullable WantedFile video(Copies copies, String address, String name) {
        @Nullable
        WantedFile[] stored = new WantedFile[1];
        DownloadOutcome outcome = cdn.fetch(address, CdnFiles.VIDEOS, MediaLimits.VIDEO_BYTES, (format, body) ->
            stored[0] = copies.write(format, name, body::transferTo)
        );
        return outcome instanceof DownloadOutcome.Done ? stored[0] : null;
    }

    private static String name(CardMedia card, String what) {
        return card.card().nmId() + "-" + what;
    }
}
