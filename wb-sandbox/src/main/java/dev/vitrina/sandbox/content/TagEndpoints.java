package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardEditor;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Tag;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Labels (ярлыки), and which cards have them. They change at once. That linking moves a card's {@code updatedAt}, and that renaming or
 * deleting a label does not, is an assumption: the spec is silent.
 */
public final class TagEndpoints {

    private static final int MOST = 15;
    private static final int LONGEST = 15;
    private static final Set<String> COLOURS = Set.of("D1CFD7", "FEE0E0", "ECDAFF", "E4EAFF", "DEF1DD", "FFECC7");
    private final Catalogues catalogues;

    public TagEndpoints(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    public List<Endpoint> all() {
        WbHost host = WbHost.CONTENT;
        return List.of(
            Endpoint.read("tags", host, "GET", "/content/v2/tags", QuotaTable.TAGS, this::list),
            Endpoint.write("tag-create", host, "POST", "/content/v2/tag", QuotaTable.TAGS, this::create),
            Endpoint.write("tag-change", host, "PATCH", "/content/v2/tag/{id}", QuotaTable.TAGS, this::change),
            Endpoint.write("tag-delete", host, "DELETE", "/content/v2/tag/{id}", QuotaTable.TAGS, this::delete),
            Endpoint.write("tag-link", host, "POST", "/content/v2/tag/nomenclature/link", QuotaTable.TAGS, this::link)
        );
    }

    private Answer list(Call call, Seller seller) {
        ArrayNode data = Json.array();
        for (Tag tag : catalogues.of(seller).tags()) {
            data.addObject().put("id", tag.id()).put("color", tag.color()).put("name", tag.name());
        }
        return ContentAnswers.ok(data);
    }

    private Answer create(Call call, Seller seller) {
        JsonNode body = ContentAnswers.json(call);
        String name = body.path("name").asString("").strip();
        String colour = body.path("color").asString("");
        return catalogues
            .of(seller)
            .change(edits -> {
                Optional<Answer> refusal = refusal(name, colour, 0, edits);
                if (refusal.isEmpty() && edits.tags().size() >= MOST) {
                    return error("Исчерпан лимит на создание ярлыков");
                }
                return refusal.orElseGet(() -> {
                    edits.createTag(name, colour);
                    return ContentAnswers.done();
                });
            });
    }

    private Answer change(Call call, Seller seller) {
        JsonNode body = ContentAnswers.json(call);
        String name = body.path("name").asString("").strip();
        String colour = body.path("color").asString("");
        long id = call.lastNumber();
        return catalogues
            .of(seller)
            .change(edits -> {
                boolean known = edits
                    .tags()
                    .stream()
                    .anyMatch(tag -> tag.id() == id);
                if (!known) {
                    // items spec, PATCH tag: an unknown label is answered 200 with an error.
                    return ErrorLayer.CONTENT.error(200, "Неправильный запрос");
                }
                return refusal(name, colour, id, edits).orElseGet(() -> {
                        edits.changeTag(new Tag(id, name, colour));
                        return ContentAnswers.done();
                    });
            });
    }

    private Answer delete(Call call, Seller seller) {
        boolean existed = catalogues.of(seller).change(edits -> edits.deleteTag(call.lastNumber()));
        return existed ? ContentAnswers.done() : ErrorLayer.CONTENT.error(200, "Такого ярлыка не существует");
    }

    /** Replaces the labels of a card. */
    private Answer link(Call call, Seller seller) {
        JsonNode body = ContentAnswers.json(call);
        Set<Long> ids = body
            .path("tagsIDs")
            .valueStream()
            .map(id -> id.asLong(0))
            .collect(Collectors.toSet());
        return catalogues
            .of(seller)
            .change(edits -> {
                List<Tag> tags = edits
                    .tags()
                    .stream()
                    .filter(tag -> ids.contains(tag.id()))
                    .toList();
                Optional<Card> card = edits.find(body.path("nmID").asLong(0));
                if (card.isEmpty() || !body.path("tagsIDs").isArray() || tags.size() < ids.size()) {
                    return error("Неправильный запрос");
                }
                edits.put(CardEditor.of(card.get()).tags(tags));
                return ContentAnswers.done();
            });
    }

    private static Optional<Answer> refusal(String name, String colour, long own, CatalogueEdits edits) {
        if (name.length() > LONGEST) {
            return Optional.of(tooLong());
        }
        if (name.isEmpty() || !COLOURS.contains(colour)) {
            return Optional.of(error("Неправильный запрос"));
        }
        boolean taken = edits
            .tags()
            .stream()
            .anyMatch(tag -> tag.id() != own && tag.name().equals(name));
        return taken ? Optional.of(error("Ярлык с таким именем уже существует")) : Optional.empty();
    }

    private static Answer tooLong() {
        var body = Json.object()
            .putNull("data")
            .put("error", true)
            .put("errorText", "Недопустимое значение наименования ярлыка");
        body
            .putObject("additionalErrors")
            .put("description", "Слишком длинное название ярлыка. Разрешено не более 15 символов");
        return Answer.json(400, body);
    }

    private static Answer error(String text) {
        return ErrorLayer.CONTENT.error(400, text);
    }
}
