package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCard;
import dev.vitrina.products.mirror.CardRows.Group;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards into a group and out of it, by {@code moveNm} (WB items spec): 30 cards of one subject at most. A row's only field is {@code imtId}; nothing
 * after means out of the group into one of its own, whose id Wildberries makes up. Several cards taken out by one call would become one group, so
 * each goes by itself.
 */
public final class GroupKind extends ProductKind {

    public static final String ID = PREFIX + "group";
    private static final String FIELD = "imtId";
    private static final int MOST = 30;

    /** Of a row's payload: the card was in no group with others; all of its group leave by the same set. */
    private static final String ALONE = "alone";
    private static final String ALL_LEAVE = "allLeave";
    /** The group after may be gone, and is then made anew; and it is gone. */
    private static final String ANEW = "anew";
    private static final String GONE = "gone";

    private final KindParts parts;
    private final Pace pace;
    private final Clock clock;

    public GroupKind(KindParts parts, Pace pace, Clock clock) {
        super("group", parts.texts());
        this.parts = parts;
        this.pace = pace;
        this.clock = clock;
    }

    /** @param target the group; null for none */
    public static DraftRow draft(Card card, @Nullable Long target) {
        return draft(Long.toString(card.nmId()), EditRows.label(card), "{}", card.imtId(), target);
    }

    private static DraftRow draft(
        String key,
        String label,
        String payload,
        @Nullable Long before,
        @Nullable Long after
    ) {
        return new DraftRow(
            key,
            label,
            after == null ? "out:" + key : "into:" + after,
            payload,
            List.of(new FieldChange(FIELD, text(before), text(after)))
        );
    }

    /** As many as are ever drafted together: whether all of a group leave, only the whole set tells. */
    @Override
    public int checkSize() {
        return 1_000;
    }

    @Override
    public int batchSize() {
        return MOST;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        FreshAnswer<Long> answer = parts.fresh().read(shop, KindParts.nmIds(rows), Priority.REFRESH);
        if (!(answer instanceof FreshAnswer.Cards<Long>(var cards, boolean _))) {
            var later = (FreshAnswer.NotNow<Long>) answer;
            return new CheckResult.Later(later.problem(), later.retryAt());
        }
        Map<Long, Integer> joining = new HashMap<>();
        rows
            .stream()
            .map(this::target)
            .filter(Objects::nonNull)
            .forEach(target -> joining.merge(target, 1, Integer::sum));
        Map<Long, Integer> leaving = new HashMap<>();
        rows.forEach(row -> {
            FreshCard card = cards.get(Long.valueOf(row.key()));
            if (card != null && !Objects.equals(target(row), card.card().imtId())) {
                leaving.merge(card.card().imtId(), 1, Integer::sum);
            }
        });
        List<Long> imtIds = new ArrayList<>(joining.keySet());
        cards.values().forEach(card -> imtIds.add(card.card().imtId()));
        Map<Long, Group> groups = parts.rows().groups(shop, imtIds);
        return new CheckResult.Checked(
            rows
                .stream()
                .map(row -> checked(row, cards.get(Long.valueOf(row.key())), groups, joining, leaving))
                .toList()
        );
    }

    private CheckedRow checked(
        ChangeRow row,
        @Nullable FreshCard card,
        Map<Long, Group> groups,
        Map<Long, Integer> joining,
        Map<Long, Integer> leaving
    ) {
        if (card == null) {
            return CheckedRow.of(row, row.fields(), List.of(finding(Code.CARD_GONE)));
        }
        Long target = target(row);
        long present = card.card().imtId();
        Group own = groups.get(present);
        boolean alone = own == null || own.cards() == 1;
        boolean anew = is(row, ANEW);
        boolean gone = anew && target != null && groups.get(target) == null;
        List<Finding> findings = new ArrayList<>();
        if (target == null) {
            if (alone) {
                findings.add(finding(Code.NOT_MERGED));
            }
        } else if (!gone) {
            judge(card.card(), groups.get(target), joining.getOrDefault(target, 0), findings);
        }
        ObjectNode payload = JsonNodeFactory.instance
            .objectNode()
            .put(ALONE, alone)
            .put(ALL_LEAVE, own != null && leaving.getOrDefault(present, 0) == own.cards())
            .put(ANEW, anew)
            .put(GONE, gone);
        return new CheckedRow(
            row.key(),
            EditRows.label(card.card()),
            parts.editRows().text(payload),
            List.of(new FieldChange(FIELD, text(present), text(target))),
            findings
        );
    }

    private void judge(Card card, @Nullable Group target, int joining, List<Finding> findings) {
        if (target == null) {
            findings.add(finding(Code.GROUP_GONE));
            return;
        }
        if (!Objects.equals(card.subjectId(), target.subjectId())) {
            findings.add(finding(Code.OTHER_SUBJECT));
        }
        if (card.imtId() != target.imtId() && target.cards() + joining > MOST) {
            findings.add(finding(Code.GROUP_TOO_LARGE, MOST));
        }
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Long target = target(batch.rows().getFirst());
        if (
            target != null &&
            !batch
                .rows()
                .stream()
                .allMatch(row -> is(row, GONE))
        ) {
            body.put("targetIMT", target);
        }
        ArrayNode nmIds = body.putArray("nmIDs");
        batch.rows().forEach(row -> nmIds.add(Long.parseLong(row.key())));
        return TagKind.result(parts.writer().write(shop, ContentMethods.GROUP, body, priority), pace, clock);
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        return parts
            .readBack()
            .cards(shop, rows, false, (row, card) -> {
                Long target = target(row);
                long present = card.card().imtId();
                return target == null || is(row, GONE) ? !Objects.equals(present, before(row)) : target == present;
            });
    }

    /**
     * Back into the group it came from. Where it was alone, that group is no more, and it goes out into a new one; where all of the group left, those
     * that come back make one new group.
     */
    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        String payload = parts.editRows().text(JsonNodeFactory.instance.objectNode().put(ANEW, is(row, ALL_LEAVE)));
        return Optional.of(draft(row.key(), row.label(), payload, target(row), is(row, ALONE) ? null : before(row)));
    }

    private boolean is(ChangeRow row, String what) {
        var payload = parts.editRows().parse(row.payload());
        return payload != null && payload.path(what).asBoolean(false);
    }

    private @Nullable Long target(ChangeRow row) {
        return number(row.fields().getFirst().after());
    }

    private static @Nullable Long before(ChangeRow row) {
        return number(row.fields().getFirst().before());
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static @Nullable String text(@Nullable Long imtId) {
        return imtId == null ? null : Long.toString(imtId);
    }

    private Finding finding(Code code, Object... arguments) {
        return parts.texts().finding(EditFinding.of(code, null, arguments));
    }
}
