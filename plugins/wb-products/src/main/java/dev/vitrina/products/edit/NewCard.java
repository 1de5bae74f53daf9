package dev.vitrina.products.edit;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Wholesale;
import dev.vitrina.products.directory.SubjectCharacteristic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card to be made ({@code cards/upload} of the WB items spec).
 *
 * @param values of all its fields, the vendor code among them
 * @param sizes  none for goods without sizes; Wildberries then makes one up
 */
public record NewCard(
    long subjectId,
    CardEdit values,
    List<NewSize> sizes,
    @Nullable Boolean kizMarked,
    @Nullable Wholesale wholesale
) {
    public NewCard {
        sizes = List.copyOf(sizes);
    }

    /**
     * A size of it.
     *
     * @param price whole roubles; null for none yet
     * @param skus  barcodes; none has Wildberries make one
     */
    public record NewSize(@Nullable String techSize, @Nullable String wbSize, @Nullable Long price, List<String> skus) {
        public NewSize {
            skus = List.copyOf(skus);
        }
    }

    /** A card like another, under another vendor code: barcodes belong to goods and are not taken along, prices are not known. */
    public static NewCard like(Card card, String vendorCode, CardEdit changes) {
        Map<CardField, FieldValue> values = new LinkedHashMap<>();
        Set<CardField> fields = new LinkedHashSet<>(
            List.of(CardField.Text.TITLE, CardField.Text.DESCRIPTION, CardField.Text.BRAND)
        );
        fields.addAll(List.of(CardField.Measure.values()));
        card.characteristics().forEach(present -> fields.add(new CardField.Characteristic(present.id())));
        values.put(CardField.Text.VENDOR_CODE, FieldValue.text(vendorCode));
        for (CardField field : fields) {
            FieldValue value = CardValues.of(card, field);
            if (!(value instanceof FieldValue.None)) {
                values.put(field, value);
            }
        }
        values.putAll(changes.values());
        List<NewSize> sizes = card
            .sizes()
            .stream()
            .map(size -> new NewSize(size.techSize(), size.wbSize(), null, List.of()))
            .toList();
        return new NewCard(
            card.subjectId() == null ? 0 : card.subjectId(),
            new CardEdit(values),
            sizes,
            card.kizMarked(),
            card.wholesale()
        );
    }

    public String vendorCode() {
        return values.values().get(CardField.Text.VENDOR_CODE) instanceof FieldValue.Text(String code) ? code : "";
    }

    /** As a card that has nothing yet, to be judged like one. */
    public Card blank(ShopId shop) {
        return new Card(
            shop,
            0,
            0,
            null,
            "",
            "",
            null,
            null,
            subjectId,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH
        );
    }

    /** A group of one, as {@code cards/upload} takes it. */
    public ObjectNode body(Map<Long, SubjectCharacteristic> known) {
        ObjectNode variant = CardOverwrite.body(JsonNodeFactory.instance.objectNode(), values, known);
        if (kizMarked != null) {
            variant.put("kizMarked", kizMarked);
        }
        if (wholesale != null) {
            ObjectNode lots = variant.putObject("wholesale").put("enabled", wholesale.enabled());
            if (wholesale.quantum() != null) {
                lots.put("quantum", wholesale.quantum());
            }
        }
        if (!sizes.isEmpty()) {
            ArrayNode written = variant.putArray("sizes");
            sizes.forEach(size -> size(written.addObject(), size));
        }
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("subjectID", subjectId);
        group.putArray("variants").add(variant);
        return group;
    }

    private static void size(ObjectNode written, NewSize size) {
        if (size.techSize() != null) {
            written.put("techSize", size.techSize());
        }
        if (size.wbSize() != null) {
            written.put("wbSize", size.wbSize());
        }
        if (size.price() != null) {
            written.put("price", size.price());
        }
        if (!size.skus().isEmpty()) {
            ArrayNode skus = written.putArray("skus");
            size.skus().forEach(skus::add);
        }
    }
}
