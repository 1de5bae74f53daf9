package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Characteristic;
import dev.vitrina.sandbox.catalogue.Rfc3339;
import dev.vitrina.sandbox.catalogue.Size;
import dev.vitrina.sandbox.catalogue.Tag;
import dev.vitrina.sandbox.catalogue.TrashedCard;
import dev.vitrina.sandbox.media.MediaUrls;
import tools.jackson.core.JsonGenerator;

/** Writes cards with the names and in the spelling of the items spec. Thread-safe. */
public final class CardJson {

    private static final String[] PICTURE_SIZES = { "big", "c246x328", "c516x688", "square", "tm" };

    private final MediaUrls urls;

    public CardJson(MediaUrls urls) {
        this.urls = urls;
    }

    /** A card of the list. */
    public void write(JsonGenerator json, Card card) {
        json.writeStartObject();
        json.writeNumberProperty("nmID", card.nmId());
        json.writeNumberProperty("imtID", card.imtId());
        json.writeStringProperty("nmUUID", card.nmUuid().toString());
        writeSubject(json, card);
        json.writeStringProperty("vendorCode", card.vendorCode());
        json.writeStringProperty("brand", card.brand());
        json.writeStringProperty("title", card.title());
        json.writeStringProperty("description", card.description());
        json.writeBooleanProperty("needKiz", card.subject().needKiz());
        json.writeBooleanProperty("kizMarked", card.kizMarked());
        writeMedia(json, card);
        writeGoods(json, card);
        writeTags(json, card);
        json.writeStringProperty("createdAt", Rfc3339.format(card.createdMicros()));
        json.writeStringProperty("updatedAt", Rfc3339.format(card.updatedMicros()));
        json.writeEndObject();
    }

    /** A card of the trash: without brand, title, description, imtID and tags. */
    void write(JsonGenerator json, TrashedCard trashed) {
        Card card = trashed.card();
        json.writeStartObject();
        json.writeNumberProperty("nmID", card.nmId());
        json.writeStringProperty("vendorCode", card.vendorCode());
        json.writeBooleanProperty("kizMarked", card.kizMarked());
        writeSubject(json, card);
        writeMedia(json, card);
        writeGoods(json, card);
        json.writeStringProperty("createdAt", Rfc3339.format(card.createdMicros()));
        json.writeStringProperty("trashedAt", Rfc3339.format(trashed.trashedMicros()));
        json.writeEndObject();
    }

    private static void writeSubject(JsonGenerator json, Card card) {
        json.writeNumberProperty("subjectID", card.subject().id());
        json.writeStringProperty("subjectName", card.subject().name());
    }

    /** A card without pictures or video has no such field. */
    private void writeMedia(JsonGenerator json, Card card) {
        if (card.photos() > 0) {
            String pictures = urls.pictures(card.nmId());
            json.writeArrayPropertyStart("photos");
            for (int n = 1; n <= card.photos(); n++) {
                json.writeStartObject();
                for (String size : PICTURE_SIZES) {
                    json.writeStringProperty(size, pictures + "/" + size + "/" + n + ".webp");
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (card.hasVideo()) {
            json.writeStringProperty("video", urls.video(card.nmId()));
        }
    }

    private static void writeGoods(JsonGenerator json, Card card) {
        json.writeObjectPropertyStart("wholesale");
        json.writeBooleanProperty("enabled", card.wholesale().enabled());
        json.writeNumberProperty("quantum", card.wholesale().quantum());
        json.writeEndObject();
        json.writeObjectPropertyStart("dimensions");
        json.writeNumberProperty("length", card.dimensions().length());
        json.writeNumberProperty("width", card.dimensions().width());
        json.writeNumberProperty("height", card.dimensions().height());
        json.writeNumberProperty("weightBrutto", card.dimensions().weightBrutto());
        json.writeBooleanProperty("isValid", card.dimensions().isValid());
        json.writeEndObject();
        json.writeArrayPropertyStart("characteristics");
        card.characteristics().forEach(characteristic -> writeCharacteristic(json, characteristic));
        json.writeEndArray();
        json.writeArrayPropertyStart("sizes");
        card.sizes().forEach(size -> writeSize(json, size));
        json.writeEndArray();
    }

    private static void writeCharacteristic(JsonGenerator json, Characteristic characteristic) {
        json.writeStartObject();
        json.writeNumberProperty("id", characteristic.id());
        json.writeStringProperty("name", characteristic.name());
        switch (characteristic) {
            case Characteristic.Number number -> json.writeNumberProperty("value", number.value());
            case Characteristic.Texts texts -> {
                json.writeArrayPropertyStart("value");
                texts.value().forEach(json::writeString);
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void writeSize(JsonGenerator json, Size size) {
        json.writeStartObject();
        json.writeNumberProperty("chrtID", size.chrtId());
        json.writeStringProperty("techSize", size.techSize());
        json.writeStringProperty("wbSize", size.wbSize());
        json.writeArrayPropertyStart("skus");
        size.skus().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTags(JsonGenerator json, Card card) {
        if (card.tags().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tags");
        for (Tag tag : card.tags()) {
            json.writeStartObject();
            json.writeNumberProperty("id", tag.id());
            json.writeStringProperty("name", tag.name());
            json.writeStringProperty("color", tag.color());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
