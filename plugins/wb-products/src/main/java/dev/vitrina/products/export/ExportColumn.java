package dev.vitrina.products.export;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Dimensions;
import dev.vitrina.products.card.Card.Photo;
import dev.vitrina.products.health.CardHealth;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can stand in a column of an export; maps to the GraphQL enum {@code ProductExportColumn}. */
public enum ExportColumn {
    NM_ID(Card::nmId),
    VENDOR_CODE(Card::vendorCode),
    TITLE(Card::title),
    BRAND(Card::brand),
    SUBJECT(Card::subjectName),
    DESCRIPTION(Card::description),
    GROUP(Card::imtId),
    BARCODES(card ->
        joined(
            card
                .sizes()
                .stream()
                .flatMap(size -> size.skus().stream())
        )
    ),
    SIZES(card ->
        joined(
            card
                .sizes()
                .stream()
                .map(size -> size.techSize())
                .filter(Objects::nonNull)
                .map(String::valueOf)
        )
    ),
    PHOTO_COUNT(Card::photoCount),
    PHOTOS(card -> joined(card.photos().stream().map(Photo::big).filter(Objects::nonNull).map(String::valueOf))),
    VIDEO(Card::video),
    LENGTH(measure(Dimensions::length)),
    WIDTH(measure(Dimensions::width)),
    HEIGHT(measure(Dimensions::height)),
    WEIGHT(measure(Dimensions::weightBrutto)),
    CHARACTERISTICS(card ->
        card
            .characteristics()
            .stream()
            .map(characteristic -> characteristic.name() + ": " + String.join(", ", characteristic.values()))
            .collect(Collectors.joining("; "))
    ),
    TAGS(card -> joined(card.tags().stream().map(Card.Tag::name))),
    SCORE(card -> CardHealth.of(card).score()),
    CREATED_AT(Card::createdAt),
    UPDATED_AT(Card::updatedAt);

    private final Function<Card, @Nullable Object> value;

    ExportColumn(Function<Card, @Nullable Object> value) {
        this.value = value;
    }

    /** A text, a number, a time, or null for an empty cell. */
    @Nullable
    Object of(Card card) {
        return value.apply(card);
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(", "));
    }

    private static Function<Card, @Nullable Object> measure(Function<Dimensions, @Nullable Object> part) {
        return card -> {
            Dimensions dimensions = card.dimensions();
            return dimensions == null ? null : part.apply(dimensions);
        };
    }
}
