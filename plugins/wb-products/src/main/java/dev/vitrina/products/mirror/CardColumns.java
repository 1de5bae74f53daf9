package dev.vitrina.products.mirror;

import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Dimensions;
import dev.vitrina.products.card.Card.Tag;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.SearchText;
import dev.vitrina.products.health.CardHealth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code p_wb_products.card} that are derived from the card, for filters and sort orders. */
final class CardColumns {

    /** Twice what Wildberries allows; they are part of index entries, whose size is limited. */
    private static final int MAX_TAGS = 30;

    /** More than any subject has. */
    private static final int MAX_TRAITS = 200;

    static final List<MirrorColumn<Sent>> ALL = List.of(
        column("imt_id", "bigint", Card::imtId),
        column("brand", "text", card -> cut(card.brand())),
        column("subject_id", "bigint", Card::subjectId),
        column("subject_name", "text", card -> cut(card.subjectName())),
        column("title_key", "text", card -> SearchText.key(card.title())),
        column("vendor_code_key", "text", card -> SearchText.key(card.vendorCode())),
        column("skus", "text[]", CardColumns::skus),
        column("tag_ids", "bigint[]", card -> tags(card).map(Tag::id).toList()),
        column("tag_names", "text[]", card -> tags(card).map(Tag::name).map(SearchText::cut).toList()),
        column("has_video", "boolean", card -> card.video() != null),
        column("photo_count", "integer", Card::photoCount),
        column("created_at", "timestamptz", Card::createdAt),
        column("updated_at", "timestamptz", Card::updatedAt),
        column("traits", "text[]", CardColumns::traits),
        column("flaws", "integer", card -> CardHealth.of(card).bits()),
        column("score", "integer", card -> CardHealth.of(card).score()),
        measure("length", "integer", Dimensions::length),
        measure("width", "integer", Dimensions::width),
        measure("height", "integer", Dimensions::height),
        measure("weight", "numeric", Dimensions::weightBrutto)
    );

    private CardColumns() {}

    private static Stream<Tag> tags(Card card) {
        return card.tags().stream().limit(MAX_TAGS);
    }

    private static List<String> skus(Card card) {
        return card
            .sizes()
            .stream()
            .flatMap(size -> size.skus().stream())
            .map(SearchText::cut)
            .distinct()
            .toList();
    }

    static List<String> traits(Card card) {
        return card
            .characteristics()
            .stream()
            .flatMap(characteristic ->
                characteristic
                    .values()
                    .stream()
                    .map(value -> SearchText.trait(characteristic.id(), value))
            )
            .distinct()
            .limit(MAX_TRAITS)
            .toList();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : SearchText.cut(text);
    }

    private static MirrorColumn<Sent> measure(String name, String type, Function<Dimensions, @Nullable Object> value) {
        return column(name, type, card -> {
            Dimensions dimensions = card.dimensions();
            return dimensions == null ? null : value.apply(dimensions);
        });
    }

    private static MirrorColumn<Sent> column(String name, String type, Function<Card, @Nullable Object> value) {
        return new MirrorColumn<>(name, type, sent -> value.apply(sent.card()));
    }
}
