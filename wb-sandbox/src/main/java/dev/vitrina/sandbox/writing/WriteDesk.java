package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.CharacteristicRule;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Vocabulary;
import dev.vitrina.sandbox.catalogue.Write;
import dev.vitrina.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes requests to write cards. A request that is malformed, or that contradicts what is known at once, is refused as a whole; what is
 * accepted is carried out later, card by card, and what fails then goes to the list of cards with errors. Thread-safe.
 */
public final class WriteDesk {

    private static final int MOST_UPDATED = 3_000;
    private static final int MOST_GROUPS = 100;
    private static final int LARGEST_GROUP = 30;
    private static final int MOST_MOVED = 1_000;
    private final Vocabulary vocabulary;
    private final CardRules rules;
    private final WritePace pace;

    public WriteDesk(Vocabulary vocabulary, WritePace pace) {
        this.vocabulary = vocabulary;
        this.rules = new CardRules(vocabulary);
        this.pace = pace;
    }

    /** @throws MalformedRequest when it is refused as a whole, as for the others */
    public void update(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        List<CardDraft> drafts = new ArrayList<>();
        for (JsonNode card : elements(body, MOST_UPDATED)) {
            drafts.add(DraftReader.existing(card));
        }
        ObjectNode lacking = Json.object();
        for (CardDraft draft : drafts) {
            catalogue
                .find(draft.nmId())
                .filter(card -> catalogue.group(card.imtId()).size() > 1)
                .ifPresent(card -> noteMissing(draft, card.subject(), lacking));
        }
        refuseLacking(lacking);
        accept(catalogue, "cards-update", new CardUpdate(drafts, rules));
    }

    public void upload(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        List<Write> groups = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        ObjectNode lacking = Json.object();
        for (JsonNode group : elements(body, MOST_GROUPS)) {
            Subject subject = subject(group.path("subjectID"));
            List<CardDraft> drafts = fresh(catalogue, group.path("variants"), LARGEST_GROUP, codes);
            if (drafts.size() > 1) {
                drafts.forEach(draft -> noteMissing(draft, subject, lacking));
            }
            groups.add(new CardCreation(subject, drafts, OptionalLong.empty(), rules));
        }
        refuseLacking(lacking);
        refuseOverLimit(catalogue, codes.size());
        groups.forEach(group -> accept(catalogue, "cards-upload", group));
    }

    public void add(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        long imtId = body.path("imtID").asLong(0);
        List<Card> group = catalogue.group(imtId);
        if (group.isEmpty()) {
            throw MalformedRequest.repeated("Указан несуществующий imt");
        }
        List<CardDraft> drafts = fresh(catalogue, body.path("cardsToAdd"), LARGEST_GROUP - 1, new HashSet<>());
        refuseLargeGroup(group.size() + drafts.size());
        ObjectNode lacking = Json.object();
        Subject subject = group.getFirst().subject();
        drafts.forEach(draft -> noteMissing(draft, subject, lacking));
        refuseLacking(lacking);
        refuseOverLimit(catalogue, drafts.size());
        accept(catalogue, "cards-upload-add", new CardCreation(subject, drafts, OptionalLong.of(imtId), rules));
    }

    /** Merges cards under {@code targetIMT}; without it, takes them out of their groups into one new group. */
    public void move(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        List<Long> nmIds = nmIds(body, LARGEST_GROUP);
        List<Card> cards = new ArrayList<>();
        for (long nmId : nmIds) {
            cards.add(
                catalogue
                    .find(nmId)
                    .orElseThrow(() -> MalformedRequest.repeated("Указан несуществующий nmID карточки товара"))
            );
        }
        JsonNode target = body.path("targetIMT");
        if (target.isMissingNode() || target.isNull()) {
            refuseSubjects(cards);
            accept(catalogue, "cards-move", new Regrouping(nmIds, OptionalLong.empty()));
            return;
        }
        List<Card> group = catalogue.group(target.asLong(0));
        if (group.isEmpty()) {
            throw MalformedRequest.repeated("Указан несуществующий imt");
        }
        Set<Card> together = new HashSet<>(group);
        if (together.containsAll(cards)) {
            throw MalformedRequest.repeated("Все карточки находятся в одной группе");
        }
        together.addAll(cards);
        refuseSubjects(together);
        refuseLargeGroup(together.size());
        accept(catalogue, "cards-move", new Regrouping(nmIds, OptionalLong.of(target.asLong())));
    }

    public void trash(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        throwAway(catalogue, "cards-delete", body, CatalogueEdits::trash);
    }

    public void recover(Catalogue catalogue, JsonNode body) throws MalformedRequest {
        throwAway(catalogue, "cards-recover", body, CatalogueEdits::restore);
    }

    /** Another write, e.g. of media. */
    public void accept(Catalogue catalogue, String operation, Write write) {
        catalogue.accept(operation, pace.delay(), write);
    }

    /** Cards that may exist at once, besides {@link #PAID}. The number is made up: WB gives free ones by turnover. */
    public static int freeLimits(Catalogue catalogue) {
        return catalogue.generatedSize() + 1_000;
    }

    /** Limits that were bought. */
    public static final int PAID = 10;

    private void throwAway(Catalogue catalogue, String operation, JsonNode body, BiPredicate<CatalogueEdits, Long> move)
        throws MalformedRequest {
        List<Long> nmIds = nmIds(body, MOST_MOVED);
        accept(catalogue, operation, edits -> {
            List<Card> moved = new ArrayList<>();
            for (long nmId : nmIds) {
                Optional<Card> before = edits.find(nmId);
                if (move.test(edits, nmId)) {
                    before.or(() -> edits.find(nmId)).ifPresent(moved::add);
                }
            }
            return new Write.Outcome(moved, List.of());
        });
    }

    private List<CardDraft> fresh(Catalogue catalogue, JsonNode variants, int most, Set<String> codes)
        throws MalformedRequest {
        List<CardDraft> drafts = new ArrayList<>();
        for (JsonNode variant : elements(variants, most)) {
            CardDraft draft = DraftReader.fresh(variant);
            if (!codes.add(draft.vendorCode()) || catalogue.ofVendorCode(draft.vendorCode()).isPresent()) {
                String text = "bad request; Unexpected the specified card's vendor code is used in other cards";
                throw new MalformedRequest(text, Json.object());
            }
            drafts.add(draft);
        }
        return drafts;
    }

    private Subject subject(JsonNode id) throws MalformedRequest {
        return vocabulary
            .subject(id.asInt(0))
            .orElseThrow(() ->
                new MalformedRequest("This category does not exist", Json.object().put("id", id.asString("")))
            );
    }

    private static void noteMissing(CardDraft draft, Subject subject, ObjectNode lacking) {
        List<CharacteristicRule> missing = CardRules.missing(draft, subject);
        if (!missing.isEmpty()) {
            String ids = missing
                .stream()
                .map(rule -> String.valueOf(rule.id()))
                .collect(Collectors.joining(", "));
            lacking.put(draft.vendorCode(), "missing required characteristics with ids: " + ids);
        }
    }

    private static void refuseLacking(ObjectNode lacking) throws MalformedRequest {
        if (!lacking.isEmpty()) {
            String text = "some items lacks required characteristics. please fill them and try again.";
            throw new MalformedRequest(text, lacking);
        }
    }

    private static void refuseOverLimit(Catalogue catalogue, int more) throws MalformedRequest {
        if (catalogue.count() + catalogue.trashCount() + more > freeLimits(catalogue) + PAID) {
            throw new MalformedRequest("Исчерпан лимит на создание карточек товаров", Json.object());
        }
    }

    private static void refuseLargeGroup(int size) throws MalformedRequest {
        if (size > LARGEST_GROUP) {
            throw MalformedRequest.repeated(
                "В группу можно объединить не больше 30 карточек. В результате запроса будет превышен лимит"
            );
        }
    }

    private static void refuseSubjects(Iterable<Card> cards) throws MalformedRequest {
        Set<Integer> subjects = new HashSet<>();
        cards.forEach(card -> subjects.add(card.subject().id()));
        if (subjects.size() > 1) {
            throw MalformedRequest.repeated("Объединение товаров с разными предметами невозможно");
        }
    }

    private static List<Long> nmIds(JsonNode body, int most) throws MalformedRequest {
        List<Long> nmIds = new ArrayList<>();
        for (JsonNode nmId : elements(body.path("nmIDs"), most)) {
            nmIds.add(nmId.asLong(0));
        }
        return nmIds;
    }

    private static JsonNode elements(JsonNode array, int most) throws MalformedRequest {
        if (!array.isArray() || array.isEmpty() || array.size() > most) {
            throw MalformedRequest.format();
        }
        return array;
    }
}
