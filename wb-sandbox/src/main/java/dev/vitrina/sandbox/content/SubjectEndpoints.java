package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.CharacteristicRules;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** Parent categories, subjects and their characteristics. Names are Russian only, as in WB's own sandbox; {@code locale} is not used. */
public final class SubjectEndpoints {

    private static final int DEFAULT_LIMIT = 30;
    private static final int LARGEST_LIMIT = 1_000;

    private final Vocabulary vocabulary;

    public SubjectEndpoints(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public List<Endpoint> all() {
        WbHost host = WbHost.CONTENT;
        return List.of(
            Endpoint.read(
                "object-parent-all",
                host,
                "GET",
                "/content/v2/object/parent/all",
                QuotaTable.CONTENT,
                this::parents
            ),
            Endpoint.read("object-all", host, "GET", "/content/v2/object/all", QuotaTable.CONTENT, this::subjects),
            Endpoint.read(
                "object-charcs",
                host,
                "GET",
                "/content/v2/object/charcs/{id}",
                QuotaTable.CONTENT,
                this::characteristics
            )
        );
    }

    private Answer parents(Call call, Seller seller) {
        Map<Integer, String> parents = new LinkedHashMap<>();
        vocabulary.subjects().forEach(subject -> parents.put(subject.parentId(), subject.parentName()));
        ArrayNode data = Json.array();
        parents.forEach((id, name) -> data.addObject().put("name", name).put("id", id).put("isVisible", true));
        return ContentAnswers.ok(data);
    }

    private Answer subjects(Call call, Seller seller) {
        try {
            int limit = number(call, "limit", DEFAULT_LIMIT);
            int offset = number(call, "offset", 0);
            int parent = number(call, "parentID", 0);
            if (limit > LARGEST_LIMIT) {
                return ErrorLayer.CONTENT.error(400, "Invalid request parameters");
            }
            String name = call.parameter("name").orElse("").toLowerCase(Locale.ROOT);
            ArrayNode data = Json.array();
            vocabulary
                .subjects()
                .stream()
                .filter(subject -> parent == 0 || subject.parentId() == parent)
                .filter(subject -> subject.name().toLowerCase(Locale.ROOT).contains(name))
                .skip(offset)
                .limit(limit)
                .forEach(subject -> add(data, subject));
            return ContentAnswers.ok(data);
        } catch (NumberFormatException e) {
            return ErrorLayer.CONTENT.error(400, "Invalid request parameters");
        }
    }

    /** An unknown subject has no characteristics. */
    private Answer characteristics(Call call, Seller seller) {
        ArrayNode data = Json.array();
        vocabulary
            .subject((int) call.lastNumber())
            .ifPresent(subject ->
                CharacteristicRules.of(subject).forEach(rule ->
                    data
                        .addObject()
                        .put("charcID", rule.id())
                        .put("subjectName", subject.name())
                        .put("subjectID", subject.id())
                        .put("name", rule.name())
                        .put("required", rule.required())
                        .put("unitName", rule.unit())
                        .put("maxCount", rule.maxCount())
                        .put("popular", rule.popular())
                        .put("charcType", rule.type())
                        .put("hasFilter", rule.filter())
                        .put("isVariable", rule.variable())
                        .put("existNamedField", false)
                )
            );
        return ContentAnswers.ok(data);
    }

    private static void add(ArrayNode data, Subject subject) {
        data
            .addObject()
            .put("subjectID", subject.id())
            .put("parentID", subject.parentId())
            .put("subjectName", subject.name())
            .put("parentName", subject.parentName());
    }

    private static int number(Call call, String name, int otherwise) {
        int value = call.parameter(name).map(Integer::parseInt).orElse(otherwise);
        if (value < 0) {
            throw new NumberFormatException(name + " is negative");
        }
        return value;
    }
}
