package dev.vitrina.benchmarks.products;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.PageSource;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards of about 3 kB, made page by page from their numbers, so that any count fits any heap. Brands, subjects and words are as
 * unevenly spread as in a real catalogue: the first ones are in most cards.
 */
final class CardMaker implements PageSource<Sent> {

    private static final int PAGE = 1_000;
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final List<String> NOUNS = List.of(
        "Платье",
        "Футболка",
        "Джинсы",
        "Рубашка",
        "Куртка",
        "Юбка",
        "Свитер",
        "Шапка",
        "Носки",
        "Кроссовки",
        "Сумка",
        "Ремень"
    );
    private static final List<String> KINDS = List.of(
        "летнее",
        "зимнее",
        "женское",
        "мужское",
        "детское",
        "оверсайз",
        "базовое"
    );
    private static final List<String> CLOTHS = List.of(
        "хлопок",
        "лён",
        "шерсть",
        "шёлк",
        "вискоза",
        "трикотаж",
        "деним"
    );

    private final int cards;

    CardMaker(int cards) {
        this.cards = cards;
    }

    @Override
    public PageResult<Sent> fetch(PageQuery query) {
        int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        int to = Math.min(from + PAGE, cards);
        ShopId shop = new ShopId(query.tenant());
        List<Sent> page = IntStream.range(from, to)
            .mapToObj(number -> sent(shop, number))
            .toList();
        return new PageResult.Page<>(page, Integer.toString(to), to == cards);
    }

    private static Sent sent(ShopId shop, int number) {
        ObjectNode document = document(number);
        try {
            return new Sent(CardReader.read(shop, document), document.toString());
        } catch (MalformedCardException e) {
            throw new IllegalStateException(e);
        }
    }

    static long nmId(int number) {
        return 100_000_000L + number * 7L;
    }

    private static ObjectNode document(int number) {
        SplittableRandom random = new SplittableRandom(number);
        long nmId = nmId(number);
        String noun = skewed(NOUNS, random);
        ObjectNode card = JsonNodeFactory.instance
            .objectNode()
            .put("nmID", nmId)
            .put("imtID", nmId / 21)
            .put("subjectID", 100 + NOUNS.indexOf(noun))
            .put("subjectName", noun)
            .put("vendorCode", "art-" + Integer.toHexString(random.nextInt(0xFFFFFF)) + "-" + number)
            .put("brand", "Бренд " + (int) (Math.pow(random.nextDouble(), 3) * 60))
            .put(
                "title",
                noun + " " + skewed(KINDS, random) + " " + skewed(CLOTHS, random) + " " + random.nextInt(1_000)
            )
            .put("description", (noun + " из серии " + (number % 977) + ", удобное и долговечное. ").repeat(12))
            .put("createdAt", START.plusSeconds(random.nextInt(80_000_000)).toString())
            .put("updatedAt", START.plusSeconds(90_000_000L + number * 5L).toString());
        if (random.nextInt(7) == 0) {
            card.put("video", "https://videonme-basket-12.example/" + nmId + "/hls/1440p/index.m3u8");
        }
        ArrayNode photos = card.putArray("photos");
        for (int i = random.nextInt(10); i > 0; i--) {
            photos
                .addObject()
                .put("big", "https://basket-10.example/vol1/part2/" + nmId + "/images/big/" + i + ".webp");
        }
        card.putArray("sizes").addObject().put("chrtID", nmId * 3).putArray("skus").add("46" + nmId);
        if (random.nextInt(4) == 0) {
            int tag = 1 + random.nextInt(15);
            card.putArray("tags").addObject().put("id", tag).put("name", "Ярлык " + tag).put("color", "D1CFD7");
        }
        return card;
    }

    private static String skewed(List<String> values, SplittableRandom random) {
        return values.get((int) (Math.pow(random.nextDouble(), 2) * values.size()));
    }
}
