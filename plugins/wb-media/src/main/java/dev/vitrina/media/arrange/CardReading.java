package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueReading;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.arrange.PhotoReading.Photo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reads what a card shows: its list of photos from the content API, and each photo's look from the CDN. The CDN may serve a former picture for a while
 * after a change; such a card counts as not changed yet, and is looked at again.
 */
final class CardReading {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** Cards in a row without one that could be read: not one photo is bad then, but the CDN is away. */
    private static final int AWAY = 3;

    private final CardCatalogue catalogue;
    private final PhotoReading photos;
    private final Clock clock;

    CardReading(CardCatalogue catalogue, PhotoReading photos, Clock clock) {
        this.catalogue = catalogue;
        this.photos = photos;
        this.clock = clock;
    }

    /** What came of reading. */
    sealed interface Answer {
        /** By nmId; cards that are gone are missing. Those that the CDN said not all of are {@linkplain CardMedia#unanswered() marked}. */
        record Cards(Map<Long, CardMedia> found) implements Answer {
            public Cards {
                found = Map.copyOf(found);
            }
        }

        record NotNow(Problem problem, Instant retryAt) implements Answer {}
    }

    /** A card, and what was looked at of it. */
    sealed interface Shown {
        record Card(CatalogueCard card, List<Photo> photos) implements Shown {
            public Card {
                photos = List.copyOf(photos);
            }

            CardMedia media() {
                return new CardMedia(card, photos.stream().map(Photo::seen).toList());
            }
        }

        record Gone() implements Shown {}

        record NotNow(Problem problem, Instant retryAt) implements Shown {}
    }

    Answer read(ShopId shop, Collection<Long> nmIds, Priority priority) {
        return switch (catalogue.readAnew(shop, nmIds, priority)) {
            case CatalogueReading.NotNow(Problem problem, Instant retryAt) -> new Answer.NotNow(problem, retryAt);
            case CatalogueReading.Read(List<CatalogueCard> cards) -> {
                Map<Long, CardMedia> found = new HashMap<>();
                boolean any = false;
                try {
                    for (CatalogueCard card : cards) {
                        CardMedia media = new Shown.Card(card, photos.photos(card)).media();
                        found.put(card.nmId(), media);
                        any = any || media.unanswered().isEmpty();
                        if (!any && found.size() == AWAY) {
                            yield away(Answer.NotNow::new);
                        }
                    }
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    yield away(Answer.NotNow::new);
                }
                yield new Answer.Cards(found);
            }
        };
    }

    /** One card with its pictures, for somebody who waits for it. */
    Shown show(ShopId shop, long nmId, Priority priority) {
        return switch (catalogue.readAnew(shop, List.of(nmId), priority)) {
            case CatalogueReading.NotNow(Problem problem, Instant retryAt) -> new Shown.NotNow(problem, retryAt);
            case CatalogueReading.Read(List<CatalogueCard> cards) when cards.isEmpty() -> new Shown.Gone();
            case CatalogueReading.Read(List<CatalogueCard> cards) -> {
                try {
                    List<Photo> shown = photos.photos(cards.getFirst());
                    boolean isAway = !shown.isEmpty() && shown.stream().noneMatch(photo -> photo.seen().answered());
                    yield isAway ? away(Shown.NotNow::new) : new Shown.Card(cards.getFirst(), shown);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    yield away(Shown.NotNow::new);
                }
            }
        };
    }

    private <A> A away(BiFunction<Problem, Instant, A> answer) {
        Instant retryAt = clock.instant().plus(SOON);
        return answer.apply(
            new Problem(FailureKind.UNAVAILABLE, "Wildberries' media hosts do not answer", retryAt),
            retryAt
        );
    }
}
