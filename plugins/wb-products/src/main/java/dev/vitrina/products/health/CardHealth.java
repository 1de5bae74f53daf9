package dev.vitrina.products.health;

import dev.vitrina.products.card.Card;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The flaws of a card's content; maps to the GraphQL type {@code ProductHealth}. Pure: the same card always has the same.
 *
 * @param score 0 (everything is missing) to 100 (nothing to mend)
 */
public record CardHealth(int score, List<Finding> findings) {
    public CardHealth {
        findings = List.copyOf(findings);
    }

    /**
     * A rule that the card breaks.
     *
     * @param actual what it has: photos, characters, characteristics
     * @param wanted the least that is enough
     */
    public record Finding(Flaw flaw, Flaw.Severity severity, int points, int actual, int wanted) {}

    public static CardHealth of(Card card) {
        List<Finding> findings = Arrays.stream(Flaw.values())
            .filter(flaw -> flaw.in(card))
            .map(flaw -> new Finding(flaw, flaw.severity(), flaw.points(), flaw.actual(card), flaw.wanted()))
            .toList();
        int lost = findings.stream().mapToInt(Finding::points).sum();
        return new CardHealth(Math.max(0, 100 - lost), findings);
    }

    /** As the column {@code flaws} has them. */
    public int bits() {
        return bits(findings.stream().map(Finding::flaw).toList());
    }

    public static int bits(Collection<Flaw> flaws) {
        return flaws
            .stream()
            .mapToInt(Flaw::bit)
            .reduce(0, (one, other) -> one | other);
    }

    public static Set<Flaw> flaws(int bits) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        for (Flaw flaw : Flaw.values()) {
            if ((bits & flaw.bit()) != 0) {
                flaws.add(flaw);
            }
        }
        return flaws;
    }
}
