package dev.vitrina.sandbox.feedbacks;

import dev.vitrina.sandbox.catalogue.Card;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wrote on a card.
 *
 * @param valuation 1 to 5
 * @param size      index into the card's sizes
 * @param answer    the seller's; null while there is none
 */
record Feedback(
    String id,
    Card card,
    int size,
    Instant createdAt,
    int valuation,
    Words words,
    boolean viewed,
    @Nullable String answer
) {
    /** What was written, and by whom. */
    record Words(String userName, String text, String pros, String cons) {}

    boolean answered() {
        return answer != null;
    }
}
