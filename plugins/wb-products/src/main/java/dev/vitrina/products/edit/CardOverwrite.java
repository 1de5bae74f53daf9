package dev.vitrina.products.edit;

import dev.vitrina.products.directory.SubjectCharacteristic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body that overwrites a card ({@code cards/update} of the WB items spec): <em>the whole card is what is sent</em>, so everything that was
 * not edited goes back as it came, sizes with their chrtIDs and barcodes first of all. What the method cannot write is left out by name, not
 * what it can: a field that Wildberries adds is kept.
 */
public final class CardOverwrite {

    private static final Set<String> READ_ONLY = Set.of(
        "imtID",
        "nmUUID",
        "subjectID",
        "subjectName",
        "needKiz",
        "photos",
        "video",
        "tags",
        "createdAt",
        "updatedAt"
    );

    private CardOverwrite() {}

    /**
     * @param card  as Wildberries shows it now
     * @param known the subject's characteristics by id, as far as they could be had: they tell a number from texts
     */
    public static ObjectNode body(ObjectNode card, CardEdit edit, Map<Long, SubjectCharacteristic> known) {
        ObjectNode body = card.deepCopy();
        body.remove(READ_ONLY);
        if (body.path("dimensions") instanceof ObjectNode dimensions) {
            dimensions.remove("isValid");
        }
        edit
            .values()
            .forEach((field, value) -> {
                switch (field) {
                    case CardField.Text text -> body.put(
                        text.path(),
                        value instanceof FieldValue.Text(String t) ? t : ""
                    );
                    case CardField.Measure measure -> measure(body, measure, value);
                    case CardField.Characteristic(long id) -> characteristic(body, id, value, known.get(id));
                }
            });
        for (JsonNode characteristic : body.path("characteristics")) {
            // Named by id only: names come in the language the card was read in.
            ((ObjectNode) characteristic).remove("name");
        }
        return body;
    }

    private static void measure(ObjectNode body, CardField.Measure measure, FieldValue value) {
        ObjectNode dimensions = body.path("dimensions") instanceof ObjectNode present
            ? present
            : body.putObject("dimensions");
        if (!(value instanceof FieldValue.Amount(BigDecimal number))) {
            dimensions.remove(measure.member());
        } else if (measure == CardField.Measure.WEIGHT) {
            dimensions.put(measure.member(), number);
        } else {
            dimensions.set(measure.member(), JsonNodeFactory.instance.numberNode(number.toBigInteger()));
        }
    }

    private static void characteristic(
        ObjectNode body,
        long id,
        FieldValue value,
        @Nullable SubjectCharacteristic definition
    ) {
        ArrayNode all = body.path("characteristics") instanceof ArrayNode present
            ? present
            : body.putArray("characteristics");
        int place = place(all, id);
        JsonNode present = place < 0 ? null : all.get(place).path("value");
        if (!(value instanceof FieldValue.Values(List<String> values))) {
            if (place >= 0) {
                all.remove(place);
            }
            return;
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("id", id);
        written.set("value", value(values, isNumber(definition, present)));
        if (place < 0) {
            all.add(written);
        } else {
            all.set(place, written);
        }
    }

    static JsonNode value(List<String> values, boolean number) {
        if (number && values.size() == 1) {
            try {
                return JsonNodeFactory.instance.numberNode(new BigDecimal(values.getFirst().strip().replace(',', '.')));
            } catch (NumberFormatException notANumber) {
                // A check says so; who sends it all the same is told by Wildberries.
            }
        }
        ArrayNode texts = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(texts::add);
        return texts;
    }

    private static boolean isNumber(@Nullable SubjectCharacteristic definition, @Nullable JsonNode present) {
        return definition == null
            ? present != null && present.isNumber()
            : definition.type() == SubjectCharacteristic.Type.NUMBER;
    }

    private static int place(ArrayNode characteristics, long id) {
        for (int i = 0; i < characteristics.size(); i++) {
            if (characteristics.get(i).path("id").asLong(0) == id) {
                return i;
            }
        }
        return -1;
    }
}
