package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.media.Look;
import dev.vitrina.media.PhotoSize;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.arrange.CdnFiles.Fetched;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Looks at all photos of a card at once, as many as the host lets. */
final class PhotoReading {

    /** Of one photo: Wildberries' own small size has a hundredth of it. */
    private static final long LARGEST_SMALL = 4L << 20;

    private final CdnFiles cdn;
    private final ExecutorService executor;
    private final Picture pictures = new Picture();

    PhotoReading(CdnFiles cdn, ExecutorService executor) {
        this.cdn = cdn;
        this.executor = executor;
    }

    /** @param picture that was looked at; null when there is none that can be read */
    record Photo(Seen seen, Fetched.@Nullable Picture picture) {}

    /**
     * In the order of the card.
     *
     * @throws InterruptedException when the plugin stops meanwhile
     */
    List<Photo> photos(CatalogueCard card) throws InterruptedException {
        List<Callable<Photo>> looks = new ArrayList<>();
        card.photos().forEach(photo -> looks.add(() -> photo(photo)));
        List<Photo> photos = new ArrayList<>();
        for (Future<Photo> look : executor.invokeAll(looks)) {
            try {
                photos.add(look.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return photos;
    }

    private Photo photo(CatalogueCard.Photo photo) {
        String large = PhotoSize.BIG.of(photo);
        String small = PhotoSize.C246X328.of(photo);
        if (small == null || large == null) {
            return new Photo(new Seen("", null), null);
        }
        return switch (cdn.picture(small, LARGEST_SMALL)) {
            case Fetched.Picture picture -> {
                Look look = look(picture);
                yield new Photo(new Seen(large, look), look == null ? null : picture);
            }
            case Fetched.None() -> new Photo(new Seen(large, null), null);
            case Fetched.Unanswered() -> new Photo(new Seen(large, null, false), null);
        };
    }

    private @Nullable Look look(Fetched.Picture picture) {
        try {
            return Look.of(pictures, picture.format(), picture.bytes());
        } catch (IOException broken) {
            return null;
        }
    }
}
