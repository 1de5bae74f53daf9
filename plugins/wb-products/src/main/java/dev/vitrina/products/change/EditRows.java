package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.CardValues;
import dev.vitrina.products.edit.FieldValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Edits as rows of a change set, and back. What a card is to hold is in the row's fields, so that a row turned round is the edit back. */
public final class EditRows {

    private static final String VENDOR_CODE_TWICE = "{\"vendorCodeTwice\":true}";

    private final JsonMapper json;
    private final ObjectReader reader;

    public EditRows(JsonMapper json) {
        this.json = json.rebuild().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
        this.reader = this.json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** The drafts of one change set. */
    public Drafting drafting() {
        return new Drafting();
    }

    /** Remembers the vendor codes it gives to cards: only the first card of each can have it. */
    public final class Drafting {

        private final Set<String> vendorCodes = new HashSet<>();

        private Drafting() {}

        public DraftRow draft(Card card, CardEdit edit) {
            boolean twice =
                edit.values().get(CardField.Text.VENDOR_CODE) instanceof FieldValue.Text(String code) &&
                !vendorCodes.add(code.strip());
            return new DraftRow(
                Long.toString(card.nmId()),
                label(card),
                twice ? VENDOR_CODE_TWICE : "{}",
                fields(card, edit)
            );
        }
    }

    /** Whether another card of the same set was given its vendor code before. */
    static boolean isVendorCodeTwice(ChangeRow row) {
        return row.payload().equals(VENDOR_CODE_TWICE);
    }

    static String label(Card card) {
        return card.vendorCode().isBlank() ? card.title() : card.vendorCode();
    }

    CardEdit edit(ChangeRow row) {
        Map<CardField, FieldValue> values = new LinkedHashMap<>();
        for (FieldChange change : row.fields()) {
            CardField field = CardField.of(change.name()).orElseThrow(() ->
                new IllegalStateException("No card has `" + change.name() + "`")
            );
            values.put(field, FieldValue.read(field, parse(change.after())));
        }
        return new CardEdit(values);
    }

    /** What changes on the card as it is now. */
    List<FieldChange> fields(Card card, CardEdit edit) {
        List<FieldChange> fields = new ArrayList<>();
        edit
            .values()
            .forEach((field, value) ->
                fields.add(new FieldChange(field.path(), write(CardValues.of(card, field)), write(value)))
            );
        return fields;
    }

    /** A new card has nothing before. */
    List<FieldChange> fields(CardEdit edit) {
        List<FieldChange> fields = new ArrayList<>();
        edit.values().forEach((field, value) -> fields.add(new FieldChange(field.path(), null, write(value))));
        return fields;
    }

    @Nullable
    JsonNode parse(@Nullable String text) {
        return text == null ? null : reader.readTree(text);
    }

    String text(JsonNode node) {
        return json.writeValueAsString(node);
    }

    private @Nullable String write(FieldValue value) {
        JsonNode node = value.json();
        return node == null ? null : json.writeValueAsString(node);
    }
}
