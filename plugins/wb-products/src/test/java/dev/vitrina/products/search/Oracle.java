package dev.vitrina.products.search;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardOrder.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a search should find, written as plainly as can be. */
final class Oracle {

    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
        Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private Oracle() {}

    static List<Card> find(List<Card> cards, CardFilter filter, CardOrder order) {
        Comparator<Card> comparator = switch (order.field()) {
            case UPDATED_AT -> Comparator.comparing(Card::updatedAt);
            case CREATED_AT -> Comparator.comparing(Card::createdAt);
            case TITLE -> Comparator.comparing(card -> plain(card.title()), BY_CODE_POINT);
            case VENDOR_CODE -> Comparator.comparing(card -> plain(card.vendorCode()), BY_CODE_POINT);
            case NM_ID -> Comparator.comparingLong(Card::nmId);
        };
        Comparator<Card> total = comparator.thenComparingLong(Card::nmId);
        return cards
            .stream()
            .filter(card -> passes(card, filter))
            .sorted(order.direction() == Direction.ASC ? total : total.reversed())
            .toList();
    }

    static boolean passes(Card card, CardFilter filter) {
        return (
            text(card, filter.text()) &&
            (filter.brands().isEmpty() || (card.brand() != null && filter.brands().contains(card.brand()))) &&
            (filter.subjectIds().isEmpty() ||
                (card.subjectId() != null && filter.subjectIds().contains(card.subjectId()))) &&
            (filter.tagIds().isEmpty() ||
                card
                    .tags()
                    .stream()
                    .anyMatch(tag -> filter.tagIds().contains(tag.id()))) &&
            (filter.hasVideo() == null || filter.hasVideo() == (card.video() != null)) &&
            (filter.photosMin() == null || card.photoCount() >= filter.photosMin()) &&
            (filter.photosMax() == null || card.photoCount() <= filter.photosMax()) &&
            from(card.updatedAt(), filter.updatedFrom()) &&
            (filter.updatedTo() == null || card.updatedAt().isBefore(filter.updatedTo()))
        );
    }

    private static boolean from(Instant time, @Nullable Instant from) {
        return from == null || !time.isBefore(from);
    }

    private static boolean text(Card card, @Nullable String text) {
        return (
            text == null ||
            plain(card.title()).contains(plain(text)) ||
            plain(card.vendorCode()).contains(plain(text)) ||
            Long.toString(card.nmId()).equals(text) ||
            card
                .sizes()
                .stream()
                .anyMatch(size -> size.skus().contains(text))
        );
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
