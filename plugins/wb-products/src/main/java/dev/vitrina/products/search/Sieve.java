package dev.vitrina.products.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A few letters of a text, as a pattern for LIKE that every text containing it matches.
 *
 * <p>An index of trigrams goes through the list of each trigram that a pattern has. Those of one word are mostly in the same
 * cards, so all of them find little more than one of each word does, and cost several times as much.
 */
record Sieve(List<String> fragments) {
    /** What the index knows. */
    private static final int TRIGRAM = 3;

    /** As many trigrams as words, but no fewer than this where the words have room for them. */
    private static final int ENOUGH = 3;

    /** Of characters that are one {@code char} each, so that a word can be cut anywhere. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&&[\\x{0}-\\x{FFFF}]]{" + TRIGRAM + ",}");

    Sieve {
        fragments = List.copyOf(fragments);
    }

    /** Empty where the text has no more in it than an index search needs. */
    static Sieve of(String folded) {
        List<String> words = WORD.matcher(folded).results().map(MatchResult::group).toList();
        List<String> fragments = new ArrayList<>();
        for (String word : words) {
            int parts = Math.clamp(Math.ceilDiv(ENOUGH, words.size()), 1, word.length() / TRIGRAM);
            for (int part = 0; part < parts; part++) {
                fragments.add(middle(word.substring(part(word, part, parts), part(word, part + 1, parts))));
            }
        }
        return new Sieve(fragments.size() > 1 ? fragments : List.of());
    }

    private static int part(String word, int number, int of) {
        return (word.length() * number) / of;
    }

    /** Words often share their beginnings and ends with others. */
    private static String middle(String part) {
        int start = (part.length() - TRIGRAM) / 2;
        return part.substring(start, start + TRIGRAM);
    }

    boolean isEmpty() {
        return fragments.isEmpty();
    }

    /** Letters and digits only, so that nothing needs escaping. */
    String pattern() {
        return fragments.stream().collect(Collectors.joining("%", "%", "%"));
    }
}
