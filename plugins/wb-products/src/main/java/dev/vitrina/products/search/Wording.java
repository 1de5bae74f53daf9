package dev.vitrina.products.search;

import dev.vitrina.products.card.SearchText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text, for finding them in whatever form: PostgreSQL compares their stems.
 *
 * @param words folded; letters and digits only
 */
record Wording(List<String> words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PART_OF_NUMBER = Pattern.compile("\\d{4,40}");

    /** More are no search but a pasted text. */
    private static final int MOST = 12;

    /** A stem is the beginning of its word, and of these at least two letters stay (Snowball, Russian and English). */
    private static final int STEM = 2;

    /** Below this a text is like half of all words. */
    private static final int SHORTEST_SIMILAR = 4;

    Wording {
        words = List.copyOf(words);
    }

    /** Without words where it has none of at least three letters: what shorter ones say, "contains" says as well. */
    static Wording of(String folded) {
        List<String> words = WORD.matcher(folded).results().map(MatchResult::group).limit(MOST).toList();
        return new Wording(words.stream().anyMatch(word -> word.length() > STEM) ? words : List.of());
    }

    /** Whether cards like this text can be looked for. */
    static boolean isSimilarKnown(@Nullable String text) {
        return (
            text != null &&
            !isPartOfNumber(text) &&
            WORD.matcher(SearchText.fold(text))
                .results()
                .anyMatch(word -> word.group().length() >= SHORTEST_SIMILAR)
        );
    }

    /** Whether parts of nmIds and barcodes can be meant: fewer digits are in too many of them. */
    static boolean isPartOfNumber(@Nullable String text) {
        return text != null && PART_OF_NUMBER.matcher(text).matches();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** For {@code to_tsquery}: all of the words. */
    String query() {
        return words.stream().collect(Collectors.joining("' & '", "'", "'"));
    }

    /** What the names of a card that has all of the words contain in any case, cheaper to look for than the words. */
    List<String> sieve() {
        return words
            .stream()
            .filter(word -> word.length() > STEM)
            .map(word -> "%" + word.substring(0, word.offsetByCodePoints(0, STEM)) + "%")
            .distinct()
            .toList();
    }
}
