package dev.vitrina.products.health;

import dev.vitrina.products.card.Card;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What can be wrong with a card's content. Its place in this list is its bit in the column {@code flaws}: new ones go to the end.
 * Points of all that one card can have at once add up to 100.
 */
public enum Flaw {
    NO_PHOTOS(25, Severity.PROBLEM, 1, Card::photoCount, card -> card.photoCount() == 0),
    FEW_PHOTOS(10, Severity.WARNING, 5, Card::photoCount, card -> card.photoCount() > 0 && card.photoCount() < 5),
    NO_VIDEO(5, Severity.HINT, 1, card -> 0, card -> card.video() == null),
    NO_TITLE(15, Severity.PROBLEM, 20, Flaw::title, card -> title(card) == 0),
    /** Wildberries takes 60 characters (WB items spec, cards/update). */
    SHORT_TITLE(5, Severity.WARNING, 20, Flaw::title, card -> title(card) > 0 && title(card) < 20),
    NO_DESCRIPTION(15, Severity.PROBLEM, 300, Flaw::description, card -> description(card) == 0),
    /** Wildberries takes 1,000 to 5,000 characters, by the subject. */
    SHORT_DESCRIPTION(
        5,
        Severity.WARNING,
        300,
        Flaw::description,
        card -> description(card) > 0 && description(card) < 300
    ),
    FEW_CHARACTERISTICS(10, Severity.WARNING, 5, Flaw::characteristics, card -> characteristics(card) < 5),
    NO_DIMENSIONS(15, Severity.PROBLEM, 1, card -> 0, card -> !Measures.given(card)),
    /** Wildberries finds them suspicious: delivery and storage are then charged by what a warehouse measures. */
    INVALID_DIMENSIONS(15, Severity.PROBLEM, 1, card -> 0, card -> Measures.given(card) && Measures.suspicious(card)),
    NO_BRAND(5, Severity.WARNING, 1, card -> 0, card -> card.brand() == null),
    NO_BARCODE(
        10,
        Severity.PROBLEM,
        1,
        card -> 0,
        card ->
            card
                .sizes()
                .stream()
                .allMatch(size -> size.skus().isEmpty())
    ),
    /** The seller's own labels: buyers do not see them, so they cost no points. */
    NO_TAGS(0, Severity.HINT, 1, card -> 0, card -> card.tags().isEmpty());

    private final int points;
    private final Severity severity;
    private final int wanted;
    private final ToIntFunction<Card> actual;
    private final Predicate<Card> broken;

    Flaw(int points, Severity severity, int wanted, ToIntFunction<Card> actual, Predicate<Card> broken) {
        this.points = points;
        this.severity = severity;
        this.wanted = wanted;
        this.actual = actual;
        this.broken = broken;
    }

    /** How much a flaw matters. */
    public enum Severity {
        /** Keeps a card from selling. */
        PROBLEM,
        /** Costs sales. */
        WARNING,
        /** Could be better. */
        HINT,
    }

    /** What it takes off a score of 100. */
    public int points() {
        return points;
    }

    public Severity severity() {
        return severity;
    }

    /** The least that is enough: photos, characters, characteristics; 1 where something has to be there at all. */
    public int wanted() {
        return wanted;
    }

    /** What the card has of it. */
    public int actual(Card card) {
        return actual.applyAsInt(card);
    }

    public boolean in(Card card) {
        return broken.test(card);
    }

    /** Of the column {@code flaws}. */
    public int bit() {
        return 1 << ordinal();
    }

    private static int title(Card card) {
        return length(card.title());
    }

    private static int description(Card card) {
        String description = card.description();
        return description == null ? 0 : length(description);
    }

    private static int length(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }

    private static int characteristics(Card card) {
        return (int) card
            .characteristics()
            .stream()
            .filter(characteristic -> !characteristic.values().isEmpty())
            .count();
    }
}
