package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Tag;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.Written;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCard;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A card's tags, by {@code tag/nomenclature/link}: one call a card, which replaces all its tags (WB items spec). Rows hold names, in order. */
public final class TagKind extends ProductKind {

    public static final String ID = PREFIX + "tags";
    private static final String FIELD = "tags";

    /** WB items spec: tags of a card. */
    private static final int MOST = 15;

    private final KindParts parts;
    private final Pace pace;
    private final Clock clock;

    public TagKind(KindParts parts, Pace pace, Clock clock) {
        super("tags", parts.texts());
        this.parts = parts;
        this.pace = pace;
        this.clock = clock;
    }

    /** A draft that gives a card these tags. */
    public DraftRow draft(Card card, Collection<String> names) {
        return new DraftRow(
            Long.toString(card.nmId()),
            EditRows.label(card),
            "{}",
            List.of(new FieldChange(FIELD, text(names(card)), text(new TreeSet<>(names))))
        );
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        Optional<Map<String, Long>> known = ids(shop);
        return switch (parts.fresh().read(shop, KindParts.nmIds(rows), Priority.REFRESH)) {
            case FreshAnswer.NotNow<Long> later -> new CheckResult.Later(later.problem(), later.retryAt());
            case FreshAnswer.Cards<Long>(var cards, boolean _) -> new CheckResult.Checked(
                rows
                    .stream()
                    .map(row -> checked(row, cards.get(Long.valueOf(row.key())), known))
                    .toList()
            );
        };
    }

    private CheckedRow checked(ChangeRow row, @Nullable FreshCard card, Optional<Map<String, Long>> known) {
        if (card == null) {
            return CheckedRow.of(row, row.fields(), List.of(finding(Code.CARD_GONE)));
        }
        List<String> wanted = wanted(row);
        List<Finding> findings = new ArrayList<>();
        if (wanted.size() > MOST) {
            findings.add(finding(Code.TOO_MANY_TAGS, wanted.size(), MOST));
        }
        if (known.isEmpty()) {
            findings.add(finding(Code.DIRECTORY_UNAVAILABLE));
        } else {
            wanted
                .stream()
                .filter(name -> !known.get().containsKey(name))
                .forEach(name -> findings.add(finding(Code.TAG_UNKNOWN, name)));
        }
        return CheckedRow.of(row, List.of(new FieldChange(FIELD, text(names(card.card())), text(wanted))), findings);
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        ChangeRow row = batch.rows().getFirst();
        Instant soon = clock.instant().plus(pace.first());
        Optional<Map<String, Long>> known = ids(shop);
        if (known.isEmpty()) {
            return new SendResult.Later(new Problem(FailureKind.UNAVAILABLE, "The tags cannot be read", soon), soon);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("nmID", Long.parseLong(row.key()));
        ArrayNode ids = body.putArray("tagsIDs");
        for (String name : wanted(row)) {
            Long id = known.get().get(name);
            if (id == null) {
                return new SendResult.Refused(parts.texts().reason(Code.TAG_UNKNOWN.name(), name));
            }
            ids.add(id);
        }
        return result(parts.writer().write(shop, ContentMethods.LINK_TAGS, body, priority), pace, clock);
    }

    /** Of a call that is for its rows alone. */
    static SendResult result(Written written, Pace pace, Clock clock) {
        Instant now = clock.instant();
        return switch (written) {
            case Written.Accepted() -> new SendResult.Accepted(null, Map.of(), now.plus(pace.first()));
            case Written.Refused(String reason, Map<String, String> byItem) -> new SendResult.Refused(
                ChangeTexts.wildberries(byItem.isEmpty() ? reason : reason + ": " + String.join("; ", byItem.values()))
            );
            case Written.Closed(String reason) -> new SendResult.Refused(ChangeTexts.wildberries(reason));
            case Written.Lost(String reason) -> new SendResult.Uncertain(
                new Reason("ANSWER_LOST", reason),
                now.plus(pace.afterLoss())
            );
            case Written.NotNow(var kind, String reason, var wait) -> {
                Instant retryAt = now.plus(wait);
                yield new SendResult.Later(new Problem(kind, reason, retryAt), retryAt);
            }
        };
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        return parts.readBack().cards(shop, rows, false, (row, card) -> names(card.card()).equals(wanted(row)));
    }

    private Optional<Map<String, Long>> ids(ShopId shop) {
        try {
            return Optional.of(
                parts
                    .directories()
                    .tags(shop)
                    .items()
                    .stream()
                    .collect(Collectors.toMap(Tag::name, Tag::id, (first, _) -> first))
            );
        } catch (VitrinaException unavailable) {
            return Optional.empty();
        }
    }

    private static List<String> names(Card card) {
        return card.tags().stream().map(Tag::name).sorted().distinct().toList();
    }

    private List<String> wanted(ChangeRow row) {
        JsonNode after = parts.editRows().parse(row.fields().getFirst().after());
        return after == null
            ? List.of()
            : after
                .valueStream()
                .map(name -> name.asString(""))
                .sorted()
                .distinct()
                .toList();
    }

    private String text(Collection<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return parts.editRows().text(array);
    }

    private Finding finding(Code code, Object... arguments) {
        return parts.texts().finding(EditFinding.of(code, null, arguments));
    }
}
