package dev.vitrina.products;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds cards and answers in the shape of the items spec, with sensible defaults. */
public final class CardFixture {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CardFixture() {}

    /** A card with everything the spec names. */
    public static ObjectNode card(long nmId) {
        ObjectNode card = JSON.objectNode()
            .put("nmID", nmId)
            .put("imtID", nmId + 5)
            .put("nmUUID", "01bda0b1-5c0b-736c-b2be-d0a6543e9be")
            .put("subjectID", 105)
            .put("subjectName", "Платья")
            .put("vendorCode", "art-" + nmId)
            .put("brand", "Лён & Co")
            .put("title", "Платье летнее")
            .put("description", "Лёгкое платье")
            .put("needKiz", false)
            .put("kizMarked", true)
            .put("video", "https://videonme-basket-12.example/" + nmId + "/hls/1440p/index.m3u8")
            .put("createdAt", "2023-12-06T11:17:00.96577Z")
            .put("updatedAt", "2024-02-01T08:00:00Z");
        card.putArray("photos").add(photo(nmId, 1)).add(photo(nmId, 2));
        card.putObject("wholesale").put("enabled", true).put("quantum", 112);
        card
            .putObject("dimensions")
            .put("length", 55)
            .put("width", 40)
            .put("height", 15)
            .put("weightBrutto", new java.math.BigDecimal("6.240"))
            .put("isValid", false);
        ArrayNode characteristics = card.putArray("characteristics");
        characteristics
            .addObject()
            .put("id", 14177449)
            .put("name", "Цвет")
            .putArray("value")
            .add("красный")
            .add("синий");
        characteristics.addObject().put("id", 90630).put("name", "Вес, г").put("value", 300);
        ArrayNode sizes = card.putArray("sizes");
        sizes
            .addObject()
            .put("chrtID", nmId * 10)
            .put("techSize", "XL")
            .put("wbSize", "50")
            .putArray("skus")
            .add("46" + nmId);
        card.putArray("tags").addObject().put("id", 592569).put("name", "Популярный").put("color", "D1CFD7");
        return card;
    }

    /** As the plugin reads it, in shop 1. */
    public static Card read(ObjectNode card) throws MalformedCardException {
        return CardReader.read(new ShopId(1), card);
    }

    private static ObjectNode photo(long nmId, int number) {
        String address = "https://basket-10.example/" + nmId + "/images/";
        return JSON.objectNode()
            .put("big", address + "big/" + number + ".webp")
            .put("c246x328", address + "c246x328/" + number + ".webp")
            .put("c516x688", address + "c516x688/" + number + ".webp")
            .put("square", address + "square/" + number + ".webp")
            .put("tm", address + "tm/" + number + ".webp");
    }

    /** An answer of {@code cards/list} with these cards. */
    public static ObjectNode answer(ObjectNode... cards) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("cards");
        ObjectNode cursor = answer.putObject("cursor");
        for (ObjectNode card : cards) {
            list.add(card);
            cursor.set("updatedAt", card.path("updatedAt"));
            cursor.set("nmID", card.path("nmID"));
        }
        cursor.put("total", cards.length);
        return answer;
    }
}
