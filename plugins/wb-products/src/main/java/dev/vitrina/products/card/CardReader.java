package dev.vitrina.products.card;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card.Characteristic;
import dev.vitrina.products.card.Card.Dimensions;
import dev.vitrina.products.card.Card.Photo;
import dev.vitrina.products.card.Card.Size;
import dev.vitrina.products.card.Card.Tag;
import dev.vitrina.products.card.Card.Wholesale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a card of the items spec. Only {@code nmID} and {@code updatedAt} must be there: nothing works without them. */
public final class CardReader {

    private CardReader() {}

    public static Card read(ShopId shop, JsonNode json) throws MalformedCardException {
        Fields card = Fields.of(json, "card");
        long nmId = card.id("nmID");
        Long imtId = card.number("imtID");
        Instant updatedAt = card.time("updatedAt");
        if (updatedAt == null) {
            throw Fields.wrong("card.updatedAt", "a time");
        }
        return new Card(
            shop,
            nmId,
            imtId == null ? nmId : imtId,
            card.text("nmUUID"),
            card.textOr("vendorCode", ""),
            card.textOr("title", ""),
            card.text("description"),
            blankToNull(card.text("brand")),
            card.number("subjectID"),
            card.text("subjectName"),
            card.list("photos", CardReader::photo),
            blankToNull(card.text("video")),
            card.flag("needKiz"),
            card.flag("kizMarked"),
            wholesale(card.object("wholesale")),
            dimensions(card.object("dimensions")),
            card.list("characteristics", CardReader::characteristic),
            card.list("sizes", CardReader::size),
            card.list("tags", CardReader::tag),
            Objects.requireNonNullElse(card.time("createdAt"), updatedAt),
            updatedAt
        );
    }

    /** Of a card, by themselves; null where the card has none. */
    public static @Nullable Dimensions dimensions(JsonNode json) throws MalformedCardException {
        return json.isNull() ? null : dimensions(Fields.of(json, "card.dimensions"));
    }

    private static Photo photo(JsonNode json, String path) throws MalformedCardException {
        Fields photo = Fields.of(json, path);
        return new Photo(
            photo.text("big"),
            photo.text("c516x688"),
            photo.text("c246x328"),
            photo.text("square"),
            photo.text("tm")
        );
    }

    private static @Nullable Wholesale wholesale(@Nullable Fields wholesale) throws MalformedCardException {
        return wholesale == null
            ? null
            : new Wholesale(Boolean.TRUE.equals(wholesale.flag("enabled")), wholesale.measure("quantum"));
    }

    private static @Nullable Dimensions dimensions(@Nullable Fields dimensions) throws MalformedCardException {
        return dimensions == null
            ? null
            : new Dimensions(
                dimensions.measure("length"),
                dimensions.measure("width"),
                dimensions.measure("height"),
                dimensions.decimal("weightBrutto"),
                dimensions.flag("isValid")
            );
    }

    private static Characteristic characteristic(JsonNode json, String path) throws MalformedCardException {
        Fields characteristic = Fields.of(json, path);
        Long id = characteristic.number("id");
        return new Characteristic(
            id == null ? 0 : id,
            characteristic.textOr("name", ""),
            values(characteristic.any("value"))
        );
    }

    /** The spec leaves the type open: lists of text and numbers are seen. */
    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return value.isMissingNode() || value.isNull() ? List.of() : List.of(plain(value));
        }
        List<String> values = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            if (!item.isNull()) {
                values.add(plain(item));
            }
        }
        return values;
    }

    private static String plain(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    private static Size size(JsonNode json, String path) throws MalformedCardException {
        Fields size = Fields.of(json, path);
        Long chrtId = size.number("chrtID");
        return new Size(
            chrtId == null ? 0 : chrtId,
            size.text("techSize"),
            size.text("wbSize"),
            size.list("skus", CardReader::sku)
        );
    }

    private static String sku(JsonNode json, String path) throws MalformedCardException {
        if (!json.isString()) {
            throw Fields.wrong(path, "a list of texts");
        }
        return json.stringValue();
    }

    private static Tag tag(JsonNode json, String path) throws MalformedCardException {
        Fields tag = Fields.of(json, path);
        return new Tag(tag.id("id"), tag.textOr("name", ""), tag.text("color"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
