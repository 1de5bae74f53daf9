package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.fresh.TrashLookup;
import dev.vitrina.products.fresh.TrashLookup.Reach;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards to the trash and back, by {@code cards/delete/trash} and {@code cards/recover}: one kind, as the way back of the one is the other. A row's
 * only field is {@code trashed}.
 */
public final class TrashKind extends ProductKind {

    public static final String ID = PREFIX + "trash";
    private static final String FIELD = "trashed";

    /** WB items spec: nmIDs of a request. */
    private static final int BATCH = 1_000;

    /** Of the list of cards, for one look: a minute of its quota. */
    private static final int CALLS = 100;

    private final KindParts parts;
    private final TrashLookup trash;
    private final CardLookup lookup;
    private final RowMirror<Sent> mirror;
    private final Pace pace;
    private final Clock clock;

    public TrashKind(
        KindParts parts,
        TrashLookup trash,
        CardLookup lookup,
        RowMirror<Sent> mirror,
        Pace pace,
        Clock clock
    ) {
        super("trash", parts.texts());
        this.parts = parts;
        this.trash = trash;
        this.lookup = lookup;
        this.mirror = mirror;
        this.pace = pace;
        this.clock = clock;
    }

    /** @param away to the trash; else out of it */
    public static DraftRow draft(long nmId, String label, boolean away) {
        return new DraftRow(
            Long.toString(nmId),
            label,
            away ? "trash" : "restore",
            "{}",
            List.of(new FieldChange(FIELD, Boolean.toString(!away), Boolean.toString(away)))
        );
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    /** What is not there to be thrown away, or taken out, is so already or gone: it is not sent. */
    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        Optional<Map<Long, Boolean>> states = states(shop, rows);
        if (states.isEmpty()) {
            return new CheckResult.Later(problem(), retryAt());
        }
        return new CheckResult.Checked(
            rows
                .stream()
                .map(row -> checked(row, states.get().get(Long.valueOf(row.key()))))
                .toList()
        );
    }

    private CheckedRow checked(ChangeRow row, @Nullable Boolean trashed) {
        List<Finding> findings = trashed == null
            ? List.of(parts.texts().finding(EditFinding.of(Code.CARD_GONE, null)))
            : List.of();
        String before = Boolean.toString(trashed == null ? !away(row) : trashed);
        return CheckedRow.of(row, List.of(new FieldChange(FIELD, before, Boolean.toString(away(row)))), findings);
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode nmIds = body.putArray("nmIDs");
        batch.rows().forEach(row -> nmIds.add(Long.parseLong(row.key())));
        boolean away = away(batch.rows().getFirst());
        var written = parts.writer().write(shop, away ? ContentMethods.TRASH : ContentMethods.RESTORE, body, priority);
        return TagKind.result(written, pace, clock);
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        Map<Boolean, List<ChangeRow>> byWay = rows.stream().collect(Collectors.partitioningBy(this::away));
        Optional<Set<Long>> thrown = thrownAway(shop, byWay.getOrDefault(true, List.of()));
        Optional<Set<Long>> back = back(shop, byWay.getOrDefault(false, List.of()));
        if (thrown.isEmpty() || back.isEmpty()) {
            return new FollowResult.Later(problem(), retryAt());
        }
        Map<String, RowOutcome> outcomes = new HashMap<>();
        for (ChangeRow row : rows) {
            Long nmId = Long.valueOf(row.key());
            boolean away = away(row);
            boolean done = (away ? thrown : back).get().contains(nmId);
            if (done && away) {
                mirror.remove(shop.value(), nmId);
            }
            outcomes.put(
                row.key(),
                done ? new RowOutcome.Verified() : parts.readBack().outcome(row, Map.of(), row.label())
            );
        }
        return new FollowResult.Looked(outcomes);
    }

    /** The latest come first, so the trash is read no further back than the rows were sent. */
    private Optional<Set<Long>> thrownAway(ShopId shop, List<ChangeRow> rows) {
        Instant first = rows
            .stream()
            .map(row -> Objects.requireNonNullElse(row.sentAt(), Instant.EPOCH))
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
        return trash.among(shop, KindParts.nmIds(rows), Reach.since(first), Priority.REFRESH);
    }

    /** A card that comes back may move no time that the mirror goes by: Wildberries' list tells, or the first of many are asked for by name. */
    private Optional<Set<Long>> back(ShopId shop, List<ChangeRow> rows) {
        long most = lookup.pages(shop) <= CALLS ? rows.size() : CALLS;
        List<Long> nmIds = KindParts.nmIds(rows).stream().limit(most).toList();
        return lookup.manyByNmId(shop, nmIds, Priority.REFRESH) instanceof FreshAnswer.Cards<Long>(var found, boolean _)
            ? Optional.of(found.keySet())
            : Optional.empty();
    }

    /** Whether each card is in the trash; those that are nowhere are missing. Empty when it cannot be told now. */
    private Optional<Map<Long, Boolean>> states(ShopId shop, List<ChangeRow> rows) {
        List<Long> nmIds = KindParts.nmIds(rows);
        // Of cards to be thrown away few are in the trash, and it is not read to its end for them: the others are looked for in the catalogue.
        Reach reach = rows.stream().allMatch(this::away) ? Reach.LATEST : Reach.WHOLE;
        Optional<Set<Long>> trashed = trash.among(shop, nmIds, reach, Priority.REFRESH);
        if (trashed.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Boolean> states = new HashMap<>();
        trashed.get().forEach(nmId -> states.put(nmId, true));
        Set<Long> others = new HashSet<>(nmIds);
        others.removeAll(trashed.get());
        if (others.size() > FreshCards.FEW) {
            if (parts.fresh().refreshed(shop) != null) {
                return Optional.empty();
            }
            parts
                .fresh()
                .mirrored(shop, others)
                .keySet()
                .forEach(nmId -> states.put(nmId, false));
            others.removeAll(states.keySet());
        }
        if (
            lookup.manyByNmId(shop, others, Priority.REFRESH) instanceof FreshAnswer.Cards<Long>(var found, boolean _)
        ) {
            found.keySet().forEach(nmId -> states.put(nmId, false));
            return Optional.of(states);
        }
        return Optional.empty();
    }

    private boolean away(ChangeRow row) {
        return "true".equals(row.fields().getFirst().after());
    }

    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return Optional.of(draft(Long.parseLong(row.key()), row.label(), !away(row)));
    }

    private Problem problem() {
        return new Problem(FailureKind.UNAVAILABLE, "The trash of Wildberries cannot be read", retryAt());
    }

    private Instant retryAt() {
        return clock.instant().plus(pace.first());
    }
}
