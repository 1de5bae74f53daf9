package dev.vitrina.products.edit;

import dev.vitrina.products.card.Card;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a card is to hold in the fields that are edited; the others stay as they are.
 *
 * @param values by field, in the order they were given; {@link FieldValue.None} empties a field
 */
public record CardEdit(Map<CardField, FieldValue> values) {
    public CardEdit {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What the rules make of a card, one after the other; only what differs from what it has. */
    public static CardEdit of(Card card, List<EditRule> rules) {
        Map<CardField, FieldValue> values = new LinkedHashMap<>();
        for (EditRule rule : rules) {
            FieldValue present = values.getOrDefault(rule.field(), CardValues.of(card, rule.field()));
            values.put(rule.field(), rule.apply(present));
        }
        values.entrySet().removeIf(change -> change.getValue().equals(CardValues.of(card, change.getKey())));
        return new CardEdit(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** What a field holds afterwards. */
    public FieldValue after(Card card, CardField field) {
        FieldValue edited = values.get(field);
        return edited == null ? CardValues.of(card, field) : edited;
    }

    /** Whether the card holds what was asked for. */
    public boolean isShownBy(Card card) {
        return values
            .entrySet()
            .stream()
            .allMatch(wanted -> wanted.getValue().sameAs(CardValues.of(card, wanted.getKey())));
    }
}
