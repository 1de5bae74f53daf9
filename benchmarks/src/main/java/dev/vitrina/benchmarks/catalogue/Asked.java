package dev.vitrina.benchmarks.catalogue;

import dev.vitrina.benchmarks.catalogue.Sample.Known;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import dev.vitrina.products.search.TextMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What is asked of a catalogue. Values are drawn anew for each question. */
enum Asked {
    FIRST_PAGE("newest first"),
    DEEP_PAGE("from anywhere in the list, newest first"),
    KIND("a brand's subject, by title"),
    FLAWS("no video and few photos, newest first"),
    WORST("score below 60, worst first"),
    TRAIT("a characteristic, newest first"),
    TAG("a label, by vendor code"),
    MONTH("created in one month, oldest first"),
    WORD("a word in another form"),
    WORDS("three words of a card, in another order"),
    PART_OF_CODE("a part of a vendor code"),
    PART_OF_NUMBER("six digits of an nmId"),
    BARCODE("a barcode"),
    TYPO("a word with two letters exchanged"),
    NOTHING("what no card has");

    /** None stands so in a title. */
    private static final List<String> FORMS = List.of(
        "платьями",
        "футболку",
        "джинсам",
        "куртками",
        "кроссовкам",
        "сумкой",
        "рюкзаками",
        "подушек",
        "пледом",
        "шампунем"
    );

    final String words;

    Asked(String words) {
        this.words = words;
    }

    CardOrder order() {
        return switch (this) {
            case KIND -> new CardOrder(Field.TITLE, Direction.ASC);
            case WORST -> new CardOrder(Field.SCORE, Direction.ASC);
            case TAG -> new CardOrder(Field.VENDOR_CODE, Direction.ASC);
            case MONTH -> new CardOrder(Field.CREATED_AT, Direction.ASC);
            default -> CardOrder.DEFAULT;
        };
    }

    CardFilter filter(Known card, SplittableRandom random) {
        return switch (this) {
            case FIRST_PAGE, DEEP_PAGE -> CardFilter.NONE;
            case KIND -> new CardFilter(
                null,
                card.brand() == null ? List.of() : List.of(card.brand()),
                List.of(card.subjectId()),
                List.of(),
                null,
                null,
                null,
                null,
                null
            );
            case FLAWS -> content(Set.of(Flaw.NO_VIDEO, Flaw.FEW_PHOTOS), null, List.of());
            case WORST -> content(Set.of(), 60, List.of());
            case TRAIT -> content(Set.of(), null, trait(card.trait()));
            case TAG -> new CardFilter(
                null,
                List.of(),
                List.of(),
                card.tag() == null ? List.of() : List.of(card.tag()),
                null,
                null,
                null,
                null,
                null
            );
            case MONTH -> month(Instant.parse(card.updatedAt()).minus(Duration.ofDays(random.nextInt(300))));
            case WORD -> text(FORMS.get(random.nextInt(FORMS.size())));
            case WORDS -> text(backwards(card.title()));
            case PART_OF_CODE -> text(middle(card.vendorCode(), 6));
            case PART_OF_NUMBER -> text(middle(Long.toString(card.nmId()), 6));
            case BARCODE -> text(card.barcode() == null ? "4600000000000" : card.barcode());
            case TYPO -> text(mistyped(card.title()));
            case NOTHING -> text("гиппопотам " + random.nextInt(10_000));
        };
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    private static CardFilter content(Set<Flaw> flaws, @Nullable Integer scoreBelow, List<Trait> traits) {
        return CardFilter.NONE.with(new Content(flaws, scoreBelow, traits, null, null, null, null, TextMatch.BEST));
    }

    private static CardFilter month(Instant from) {
        Instant to = from.plus(Duration.ofDays(30));
        return CardFilter.NONE.with(new Content(Set.of(), null, List.of(), from, to, null, null, TextMatch.BEST));
    }

    private static List<Trait> trait(@Nullable String trait) {
        if (trait == null) {
            return List.of();
        }
        int colon = trait.indexOf(':');
        return List.of(new Trait(Long.parseLong(trait.substring(0, colon)), List.of(trait.substring(colon + 1))));
    }

    private static String backwards(String title) {
        List<String> words = Arrays.stream(title.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> word.length() > 3)
            .toList();
        return String.join(" ", words.reversed().stream().limit(3).toList());
    }

    private static String middle(String text, int length) {
        int from = Math.max(0, (text.length() - length) / 2);
        return text.substring(from, Math.min(text.length(), from + length));
    }

    /** The longest word, with two letters in its middle exchanged. */
    private static String mistyped(String title) {
        String word = Arrays.stream(title.split("[^\\p{L}]+")).reduce("", (a, b) -> b.length() > a.length() ? b : a);
        int middle = word.length() / 2;
        return (
            word.substring(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.substring(middle + 1)
        );
    }
}
