package dev.vitrina.benchmarks.products;

import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a seller asks of the product list. Values are drawn anew for each request, as people do not all ask the same. */
enum Question {
    FIRST_PAGE("newest first"),
    DEEP_PAGE("page 21, by title"),
    BRAND("one brand, by title"),
    BRAND_AND_SUBJECT("brand and subject, newest first"),
    SUBJECTS("two subjects, by vendor code"),
    VIDEO("with video and 3 photos, oldest first"),
    TAG("a label, newest first"),
    COMMON_WORD("a word in many titles, newest first"),
    WORDS("three words in a row, by title"),
    RARE_TEXT("part of one vendor code, newest first"),
    BARCODE("a barcode, newest first"),
    NOTHING("a text no card holds, by creation");

    final String words;

    Question(String words) {
        this.words = words;
    }

    CardOrder order() {
        return switch (this) {
            case DEEP_PAGE, BRAND, WORDS -> new CardOrder(Field.TITLE, Direction.ASC);
            case SUBJECTS -> new CardOrder(Field.VENDOR_CODE, Direction.ASC);
            case VIDEO -> new CardOrder(Field.UPDATED_AT, Direction.ASC);
            case NOTHING -> new CardOrder(Field.CREATED_AT, Direction.DESC);
            case FIRST_PAGE, BRAND_AND_SUBJECT, TAG, COMMON_WORD, RARE_TEXT, BARCODE -> CardOrder.DEFAULT;
        };
    }

    CardFilter filter(SplittableRandom random, int cards) {
        int number = random.nextInt(cards);
        return switch (this) {
            case FIRST_PAGE, DEEP_PAGE -> CardFilter.NONE;
            case BRAND -> filter(null, List.of("Бренд " + random.nextInt(60)), List.of(), List.of(), null, null);
            case BRAND_AND_SUBJECT -> filter(
                null,
                List.of("Бренд " + random.nextInt(20)),
                List.of(100L + random.nextInt(12)),
                List.of(),
                null,
                null
            );
            case SUBJECTS -> filter(
                null,
                List.of(),
                List.of(100L + random.nextInt(6), 106L + random.nextInt(6)),
                List.of(),
                null,
                null
            );
            case VIDEO -> filter(null, List.of(), List.of(), List.of(), true, 3);
            case TAG -> filter(null, List.of(), List.of(), List.of(1L + random.nextInt(15)), null, null);
            case COMMON_WORD -> text(List.of("платье", "летнее", "хлопок", "джинсы", "женское").get(random.nextInt(5)));
            case WORDS -> text("футболка зимнее " + List.of("хлопок", "лён", "шерсть").get(random.nextInt(3)));
            case RARE_TEXT -> text("-" + number);
            case BARCODE -> text("46" + CardMaker.nmId(number));
            case NOTHING -> text("нет такого " + random.nextInt(1_000));
        };
    }

    private static CardFilter text(String text) {
        return filter(text, List.of(), List.of(), List.of(), null, null);
    }

    private static CardFilter filter(
        @Nullable String text,
        List<String> brands,
        List<Long> subjects,
        List<Long> tags,
        @Nullable Boolean video,
        @Nullable Integer photosMin
    ) {
        return new CardFilter(text, brands, subjects, tags, video, photosMin, null, null, null);
    }
}
