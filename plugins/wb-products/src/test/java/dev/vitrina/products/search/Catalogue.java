package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.mirror.CardMirror;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A made-up catalogue of one shop with many ties and many blanks, and the real mirror that holds it. */
public final class Catalogue {

    private static final AtomicLong SHOPS = new AtomicLong(100);
    private static final List<String> NOUNS = List.of(
        "Платье",
        "футболка",
        "ДЖИНСЫ",
        "Ёлка",
        "юбка",
        "iPhone",
        "50% off_",
        "a\\b",
        ""
    );
    private static final List<String> KINDS = List.of("летнее", "чёрное", "Women", "🎄", "x");
    private static final List<String> BRANDS = List.of(
        "Лён & Co",
        "лён & co",
        "ZARA",
        "Бренд \"Да\"",
        "O'Neil",
        "{a,b}"
    );
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    final ShopId shop = new ShopId(SHOPS.incrementAndGet());
    final CardJson json = new CardJson(new JsonMapper());
    final Mirror mirror = TestDatabase.mirrors().mirror(CardMirror.withoutLag(this::page));
    final CardStore store = new CardStore(TestDatabase.jdbc(), json);
    final CardCounts counts = new CardCounts(store);
    private final Map<Long, Sent> sent = new LinkedHashMap<>();
    private final Random random;

    private Catalogue(long seed) {
        this.random = new Random(seed);
    }

    public static Catalogue of(int size, long seed) {
        Catalogue catalogue = new Catalogue(seed);
        for (int i = 0; i < size; i++) {
            catalogue.put(1_000 + i * 3L, START.plusSeconds(i / 4));
        }
        catalogue.sync(SyncMode.FULL);
        return catalogue;
    }

    public ShopId shop() {
        return shop;
    }

    public Mirror mirror() {
        return mirror;
    }

    MirrorStatus status() {
        return mirror.status(shop.value());
    }

    CardSearch search() {
        return new CardSearch(store, counts);
    }

    /** Adds the card, or changes it, as of this moment; seen by the next sync. */
    void put(long nmId, Instant updatedAt) {
        put(nmId, document(nmId, updatedAt));
    }

    /** The same, as this document. */
    void put(long nmId, ObjectNode document) {
        try {
            Card card = CardReader.read(shop, document);
            sent.remove(nmId);
            sent.put(nmId, new Sent(card, json.write(document)));
        } catch (MalformedCardException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the next sync sees, in the order of changes. */
    public List<Card> cards() {
        return sent.values().stream().map(Sent::card).toList();
    }

    void sync(SyncMode mode) {
        mirror.sync(shop.value(), mode, run -> {});
    }

    private PageSource.PageResult<Sent> page(PageSource.PageQuery query) {
        int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        int to = Math.min(from + 1_000, sent.size());
        List<Sent> rows = sent.values().stream().skip(from).limit(1_000).toList();
        return new PageSource.PageResult.Page<>(rows, Integer.toString(to), to == sent.size());
    }

    private ObjectNode document(long nmId, Instant updatedAt) {
        ObjectNode card = JsonNodeFactory.instance
            .objectNode()
            .put("nmID", nmId)
            .put("imtID", nmId / 9)
            .put("updatedAt", updatedAt.toString());
        card.put("title", pick(NOUNS) + " " + pick(KINDS) + (random.nextBoolean() ? "" : " " + random.nextInt(50)));
        card.put("vendorCode", random.nextInt(5) == 0 ? "ART_" + random.nextInt(20) : "art-" + nmId);
        if (random.nextInt(6) > 0) {
            card.put("brand", pick(BRANDS));
        }
        if (random.nextInt(8) > 0) {
            int subject = random.nextInt(5) + 1;
            card.put("subjectID", subject).put("subjectName", "Предмет " + subject);
        }
        if (random.nextInt(7) == 0) {
            card.put("video", "https://video.example/" + nmId);
        }
        if (random.nextInt(4) > 0) {
            card.put("createdAt", START.minusSeconds(random.nextInt(300) * 3_600L).toString());
        }
        ArrayNode photos = card.putArray("photos");
        for (int i = random.nextInt(5); i > 0; i--) {
            photos.addObject().put("big", "https://photo.example/" + i);
        }
        card
            .putArray("sizes")
            .addObject()
            .put("chrtID", nmId)
            .putArray("skus")
            .add("46" + nmId)
            .add("Sku" + (nmId % 50));
        ArrayNode characteristics = card.putArray("characteristics");
        if (nmId % 2 == 0) {
            characteristics
                .addObject()
                .put("id", 11)
                .put("name", "Цвет")
                .putArray("value")
                .add(nmId % 4 == 0 ? "красный" : "Синий");
            characteristics.addObject().put("id", 12).put("name", "Состав").put("value", "хлопок, 100%");
        }
        if (random.nextInt(3) == 0) {
            int tag = random.nextInt(4) + 1;
            card.putArray("tags").addObject().put("id", tag).put("name", "Ярлык " + tag);
        }
        return card;
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
