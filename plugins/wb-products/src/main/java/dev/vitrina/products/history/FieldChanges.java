package dev.vitrina.products.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what differs between two versions of a card's document: field by field, lists by what is in them. */
final class FieldChanges {

    /** Change with every other field, or say the same as one that is shown. */
    private static final Set<String> UNSAID = Set.of("nmID", "nmUUID", "subjectID", "createdAt", "updatedAt");

    private static final Map<String, CardField> TEXTS = Map.of(
        "title",
        CardField.TITLE,
        "description",
        CardField.DESCRIPTION,
        "brand",
        CardField.BRAND,
        "vendorCode",
        CardField.VENDOR_CODE,
        "subjectName",
        CardField.SUBJECT,
        "imtID",
        CardField.GROUP,
        "video",
        CardField.VIDEO,
        "needKiz",
        CardField.MARKING_REQUIRED,
        "kizMarked",
        CardField.MARKED
    );

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges() {}

    /** @param diff as a mirror notes it: {@code {"field": {"before": ..., "after": ...}}} */
    static List<FieldChange> of(JsonNode diff) {
        FieldChanges changes = new FieldChanges();
        diff.forEachEntry((name, values) -> changes.read(name, values.path("before"), values.path("after")));
        changes.changes.sort(java.util.Comparator.comparing(FieldChange::field));
        return changes.changes;
    }

    private void read(String name, JsonNode before, JsonNode after) {
        if (UNSAID.contains(name)) {
            return;
        }
        CardField text = TEXTS.get(name);
        if (text != null) {
            add(text, null, text(before), text(after));
            return;
        }
        switch (name) {
            case "photos" -> add(CardField.PHOTOS, null, photos(before), photos(after));
            case "dimensions" -> dimensions(before, after);
            case "characteristics" -> items(
                CardField.CHARACTERISTIC,
                named(before, "name", FieldChanges::value),
                named(after, "name", FieldChanges::value)
            );
            case "sizes" -> items(
                CardField.SIZE,
                named(before, "techSize", FieldChanges::barcodes),
                named(after, "techSize", FieldChanges::barcodes)
            );
            case "tags" -> add(CardField.TAGS, null, tags(before), tags(after));
            case "wholesale" -> add(CardField.WHOLESALE, null, lot(before), lot(after));
            default -> add(CardField.OTHER, name, text(before), text(after));
        }
    }

    private void dimensions(JsonNode before, JsonNode after) {
        Map<String, CardField> parts = new LinkedHashMap<>();
        parts.put("length", CardField.LENGTH);
        parts.put("width", CardField.WIDTH);
        parts.put("height", CardField.HEIGHT);
        parts.put("weightBrutto", CardField.WEIGHT);
        parts.put("isValid", CardField.DIMENSIONS_VALID);
        parts.forEach((name, field) -> add(field, null, text(before.path(name)), text(after.path(name))));
    }

    private void items(CardField field, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> add(field, name, before.get(name), after.get(name)));
    }

    private void add(CardField field, @Nullable String subject, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, subject, before, after));
        }
    }

    private static Map<String, String> named(JsonNode list, String name, Function<JsonNode, @Nullable String> value) {
        Map<String, String> items = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String said = value.apply(item);
            String key = text(item.path(name));
            if (said != null) {
                items.merge(key == null ? "" : key, said, (one, other) -> one + ", " + other);
            }
        }
        return items;
    }

    private static @Nullable String value(JsonNode characteristic) {
        return text(characteristic.path("value"));
    }

    private static @Nullable String barcodes(JsonNode size) {
        return text(size.path("skus"));
    }

    private static @Nullable String tags(JsonNode tags) {
        var names = JsonNodeFactory.instance.arrayNode();
        tags.forEach(tag -> names.add(tag.path("name")));
        return text(names);
    }

    private static @Nullable String lot(JsonNode wholesale) {
        return wholesale.path("enabled").asBoolean(false) ? text(wholesale.path("quantum")) : null;
    }

    private static @Nullable String photos(JsonNode photos) {
        StringJoiner addresses = new StringJoiner("\n");
        for (JsonNode photo : photos) {
            String small = text(photo.path("tm"));
            addresses.add(Objects.requireNonNullElse(small == null ? text(photo.path("big")) : small, ""));
        }
        return photos.isEmpty() ? null : addresses.toString();
    }

    /** Of a list, its items; null for what is nothing to people. */
    private static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            StringJoiner items = new StringJoiner(", ");
            value.forEach(item -> items.add(Objects.requireNonNullElse(text(item), "")));
            return value.isEmpty() ? null : items.toString();
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        String text = value.isMissingNode() || value.isNull()
            ? ""
            : value.isContainer() ? value.toString() : value.asString();
        return text.isEmpty() ? null : text;
    }
}
