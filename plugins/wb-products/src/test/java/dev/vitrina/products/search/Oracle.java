package dev.vitrina.products.search;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import dev.vitrina.products.search.CardOrder.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
            case SCORE -> Comparator.comparingInt(card -> CardHealth.of(card).score());
        };
        Comparator<Card> total = comparator.thenComparingLong(Card::nmId);
        List<Card> passing = cards
            .stream()
            .filter(card -> passes(card, filter))
            .toList();
        List<Card> identified = passing
            .stream()
            .filter(card -> filter.isOpen() && identifies(String.valueOf(filter.text()), card))
            .toList();
        return (identified.isEmpty() ? passing : identified).stream()
            .sorted(order.direction() == Direction.ASC ? total : total.reversed())
            .toList();
    }

    private static boolean identifies(String text, Card card) {
        return (
            plain(card.vendorCode()).equals(plain(text)) ||
            Long.toString(card.nmId()).equals(text) ||
            card
                .sizes()
                .stream()
                .anyMatch(size -> size.skus().contains(text))
        );
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
            (filter.updatedTo() == null || card.updatedAt().isBefore(filter.updatedTo())) &&
            content(card, filter.content())
        );
    }

    private static boolean content(Card card, Content content) {
        return (
            content
                .flaws()
                .stream()
                .allMatch(flaw -> flaw.in(card)) &&
            (content.scoreBelow() == null || CardHealth.of(card).score() < content.scoreBelow()) &&
            from(card.createdAt(), content.createdFrom()) &&
            (content.createdTo() == null || card.createdAt().isBefore(content.createdTo())) &&
            (content.vendorCodes() == null ||
                content
                    .vendorCodes()
                    .stream()
                    .anyMatch(code -> plain(code).equals(plain(card.vendorCode())))) &&
            content
                .traits()
                .stream()
                .allMatch(trait -> trait(card, trait))
        );
    }

    private static boolean trait(Card card, Trait trait) {
        return card
            .characteristics()
            .stream()
            .filter(characteristic -> characteristic.id() == trait.id())
            .flatMap(characteristic -> characteristic.values().stream())
            .anyMatch(value ->
                trait
                    .values()
                    .stream()
                    .anyMatch(wanted -> plain(wanted).equals(plain(value)))
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
                .anyMatch(size -> size.skus().contains(text)) ||
            numbers(card).anyMatch(number -> text.matches("\\d{4,}") && number.contains(text)) ||
            words(card, text)
        );
    }

    private static Stream<String> numbers(Card card) {
        return Stream.concat(
            Stream.of(Long.toString(card.nmId())),
            card
                .sizes()
                .stream()
                .flatMap(size -> size.skus().stream())
        );
    }

    /** The made-up titles have each word in one form only, so that no stem is needed to know it. */
    private static boolean words(Card card, String text) {
        List<String> asked = words(text);
        // Splitting each title is what takes the time of a test.
        String names = plain(card.title() + " " + card.brand());
        return (
            asked.stream().allMatch(names::contains) &&
            asked.stream().anyMatch(word -> word.length() > 2) &&
            words(card.title() + " " + (card.brand() == null ? "" : card.brand())).containsAll(asked)
        );
    }

    private static List<String> words(String text) {
        return Stream.of(plain(text).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty() && !word.equals("off"))
            .toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
