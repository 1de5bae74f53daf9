package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.CharacteristicRules;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaGroup;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;

/**
 * Values of the characteristics that have a directory: colour, kind (the characteristic Пол), country, season, VAT, customs code. Colours
 * and seasons are those of the generated cards and some more; WB's lists are far longer.
 */
public final class DirectoryEndpoints {

    /** Shades that no generated card has, and the colour each belongs to. */
    private static final Map<String, String> SHADES = Map.of(
        "персиковый мелок",
        "оранжевый",
        "слоновая кость",
        "белый",
        "графитовый",
        "серый",
        "мятный",
        "зелёный",
        "лавандовый",
        "фиолетовый",
        "пудровый",
        "розовый"
    );
    private static final Map<String, String> FULL_NAMES = Map.of(
        "Россия",
        "Российская Федерация",
        "Китай",
        "Китайская Народная Республика",
        "Турция",
        "Турецкая Республика",
        "Беларусь",
        "Республика Беларусь",
        "Узбекистан",
        "Республика Узбекистан",
        "Киргизия",
        "Киргизская Республика"
    );
    private static final List<String> VAT = List.of("0", "5", "7", "10", "20", "22", "Без НДС");
    private static final int FIRST_COUNTRY = 15000170;
    private final Vocabulary vocabulary;

    public DirectoryEndpoints(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public List<Endpoint> all() {
        return List.of(
            own("colors", this::colours),
            own("kinds", () -> texts(vocabulary.values(CharacteristicRules.SEX))),
            own("seasons", () -> texts(vocabulary.values(CharacteristicRules.SEASON))),
            own("vat", () -> texts(VAT)),
            directory("countries", QuotaTable.CONTENT, call -> Optional.of(countries())),
            directory("tnved", QuotaTable.CONTENT, this::customsCodes)
        );
    }

    private static Endpoint own(String name, Supplier<ArrayNode> data) {
        return directory(name, QuotaTable.directory(name), call -> Optional.of(data.get()));
    }

    private static Endpoint directory(String name, QuotaGroup quota, Directory directory) {
        String path = "/content/v2/directory/" + name;
        return Endpoint.read("directory-" + name, WbHost.CONTENT, "GET", path, quota, (call, seller) ->
            directory
                .data(call)
                .map(ContentAnswers::ok)
                .orElseGet(() -> ErrorLayer.CONTENT.error(400, "Invalid request parameters"))
        );
    }

    private ArrayNode colours() {
        ArrayNode data = Json.array();
        for (String colour : vocabulary.values(CharacteristicRules.COLOUR)) {
            data.addObject().put("name", colour).put("parentName", colour);
        }
        SHADES.forEach((name, parent) -> data.addObject().put("name", name).put("parentName", parent));
        return data;
    }

    private ArrayNode countries() {
        ArrayNode data = Json.array();
        for (String name : vocabulary.values(CharacteristicRules.COUNTRY)) {
            data
                .addObject()
                .put("id", FIRST_COUNTRY + data.size())
                .put("name", name)
                .put("fullName", FULL_NAMES.getOrDefault(name, name));
        }
        return data;
    }

    /** Three made-up codes a subject; {@code search} is the beginning of a code. */
    private Optional<ArrayNode> customsCodes(Call call) {
        Optional<Integer> subjectId = call
            .parameter("subjectID")
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf);
        if (subjectId.isEmpty()) {
            return Optional.empty();
        }
        String search = call.parameter("search").orElse("");
        ArrayNode data = Json.array();
        vocabulary.subject(subjectId.get()).ifPresent(subject -> customsCodes(subject, search, data));
        return Optional.of(data);
    }

    private static void customsCodes(Subject subject, String search, ArrayNode data) {
        for (int n = 1; n <= 3; n++) {
            String code = Long.toString(6_000_000_000L + subject.id() * 100_000L + n * 1_000L);
            if (code.startsWith(search)) {
                data.addObject().put("tnved", code).put("isKiz", subject.needKiz());
            }
        }
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode data = Json.array();
        values.forEach(data::add);
        return data;
    }

    /** Empty when a parameter is wrong. */
    @FunctionalInterface
    private interface Directory {
        Optional<ArrayNode> data(Call call);
    }
}
