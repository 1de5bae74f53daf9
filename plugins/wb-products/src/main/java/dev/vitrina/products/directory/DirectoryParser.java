package dev.vitrina.products.directory;

import dev.vitrina.products.card.Card.Tag;
import dev.vitrina.products.content.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the answers of the directories (WB items spec). Every method throws a runtime exception for another shape. */
public final class DirectoryParser {

    private final Envelope envelope;

    public DirectoryParser(Envelope envelope) {
        this.envelope = envelope;
    }

    /** @param next where the next page begins; null on the last */
    record BrandPage(List<DirectoryValue> brands, @Nullable Long next) {}

    List<SubjectCharacteristic> characteristics(byte[] body) {
        return items(body, item ->
            new SubjectCharacteristic(
                item.required("charcID").longValue(),
                item.required("name").stringValue(),
                SubjectCharacteristic.Type.of(item.required("charcType").intValue()),
                item.path("required").asBoolean(false),
                text(item, "unitName"),
                item.path("maxCount").asInt(0),
                item.path("popular").asBoolean(false),
                item.path("hasFilter").asBoolean(false),
                item.path("isVariable").asBoolean(false),
                item.path("existNamedField").asBoolean(false)
            )
        );
    }

    List<Subject> parents(byte[] body) {
        return items(body, item ->
            new Subject(item.required("id").longValue(), item.required("name").stringValue(), null, null)
        );
    }

    List<Subject> subjects(byte[] body) {
        return items(body, item ->
            new Subject(
                item.required("subjectID").longValue(),
                item.required("subjectName").stringValue(),
                item.path("parentID").isNumber() ? item.path("parentID").longValue() : null,
                text(item, "parentName")
            )
        );
    }

    List<Tag> tags(byte[] body) {
        return items(body, item ->
            new Tag(item.required("id").longValue(), item.required("name").stringValue(), text(item, "color"))
        );
    }

    /** Plain texts, or objects with a name or a code. */
    List<DirectoryValue> values(byte[] body) {
        return items(body, item -> {
            if (item.isString()) {
                return new DirectoryValue(item.stringValue(), null);
            }
            if (item.has("tnved")) {
                return new DirectoryValue(item.required("tnved").asString(), null);
            }
            String note = text(item, item.has("fullName") ? "fullName" : "parentName");
            return new DirectoryValue(item.required("name").stringValue(), note);
        });
    }

    /** No envelope (WB items spec, brands). */
    BrandPage brands(byte[] body) {
        JsonNode answer = envelope.bare(body);
        List<DirectoryValue> brands = new ArrayList<>();
        for (JsonNode brand : answer.required("brands")) {
            brands.add(new DirectoryValue(brand.required("name").stringValue(), null));
        }
        long next = answer.path("next").asLong(0);
        return new BrandPage(brands, next == 0 || brands.isEmpty() ? null : next);
    }

    CardLimits limits(byte[] body) {
        JsonNode data = envelope.data(body);
        return new CardLimits(data.required("freeLimits").longValue(), data.required("paidLimits").longValue());
    }

    private <T> List<T> items(byte[] body, Function<JsonNode, T> read) {
        JsonNode data = envelope.data(body);
        if (!data.isArray()) {
            throw new IllegalArgumentException("The answer's data is no list");
        }
        return data.valueStream().map(read).toList();
    }

    private static @Nullable String text(JsonNode item, String name) {
        String text = item.path(name).stringValue(null);
        return text == null || text.isBlank() ? null : text;
    }
}
