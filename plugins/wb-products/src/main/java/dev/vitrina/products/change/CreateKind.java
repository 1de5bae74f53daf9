package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.RowOutcome;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.edit.CardCheck;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.edit.NewCard;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCards;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * New cards, by {@code cards/upload}, each a group of its own. A row's key is its vendor code, which no two cards of a shop may share: that is also how
 * a card is found whose upload got no answer. A card cannot be unmade, only thrown away: there is no way back.
 */
public final class CreateKind extends ProductKind {

    public static final String ID = PREFIX + "create";

    /** WB items spec, cards/upload: groups of a request. */
    private static final int BATCH = 100;

    private final KindParts parts;
    private final NewCardRows newCards;
    private final CardLookup lookup;
    private final Barcodes barcodes;
    private final Pace pace;
    private final Clock clock;
    private final CardCheck check = new CardCheck();

    public CreateKind(
        KindParts parts,
        NewCardRows newCards,
        CardLookup lookup,
        Barcodes barcodes,
        Pace pace,
        Clock clock
    ) {
        super("create", parts.texts());
        this.parts = parts;
        this.newCards = newCards;
        this.lookup = lookup;
        this.barcodes = barcodes;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Optional<String> page(String key) {
        return Optional.empty();
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        FreshAnswer<String> answer = present(shop, rows);
        if (!(answer instanceof FreshAnswer.Cards<String>(var present, boolean _))) {
            var later = (FreshAnswer.NotNow<String>) answer;
            return new CheckResult.Later(later.problem(), later.retryAt());
        }
        Set<String> taken = new HashSet<>(present.keySet());
        taken.addAll(parts.rows().byVendorCode(shop, keys(rows)).keySet());
        Optional<Long> free = free(shop);
        Knowledge knowledge = parts.knowledge(shop);
        return new CheckResult.Checked(
            rows
                .stream()
                .map(row -> checked(shop, row, taken, free.filter(slots -> slots < rows.size()), knowledge))
                .toList()
        );
    }

    private CheckedRow checked(
        ShopId shop,
        ChangeRow row,
        Set<String> taken,
        Optional<Long> tooFew,
        Knowledge knowledge
    ) {
        NewCard card = newCards.card(row);
        List<EditFinding> findings = new ArrayList<>();
        if (card.subjectId() <= 0) {
            findings.add(EditFinding.of(Code.SUBJECT_MISSING, null));
        } else {
            findings.addAll(check.findings(card.blank(shop), card.values(), knowledge.of(card.subjectId())));
        }
        if (taken.contains(card.vendorCode())) {
            findings.add(EditFinding.of(Code.VENDOR_CODE_TAKEN, null, card.vendorCode()));
        }
        tooFew.ifPresent(slots -> findings.add(EditFinding.of(Code.CARDS_LIMIT, null, slots)));
        return CheckedRow.of(row, row.fields(), findings.stream().map(parts.texts()::finding).toList());
    }

    /** How many more cards the seller may have, those in the trash not counted; empty when it cannot be told. */
    private Optional<Long> free(ShopId shop) {
        try {
            long cards = parts.fresh().cards(shop);
            return Optional.of(Math.max(0, parts.directories().limits(shop).total() - cards));
        } catch (VitrinaException unavailable) {
            return Optional.empty();
        }
    }

    /** What an earlier try made after all is not made twice: following finds it. */
    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        List<ChangeRow> again = batch
            .rows()
            .stream()
            .filter(row -> row.attempts() > 1)
            .toList();
        FreshAnswer<String> answer = present(shop, again);
        if (!(answer instanceof FreshAnswer.Cards<String>(var present, boolean _))) {
            var later = (FreshAnswer.NotNow<String>) answer;
            return new SendResult.Later(later.problem(), later.retryAt());
        }
        Set<String> made = new HashSet<>(present.keySet());
        if (again.size() > FreshCards.FEW) {
            Problem problem = parts.fresh().refreshed(shop);
            if (problem != null) {
                return new SendResult.Later(problem, clock.instant().plus(pace.first()));
            }
            made.addAll(parts.rows().byVendorCode(shop, keys(again)).keySet());
        }
        return send(
            shop,
            batch
                .rows()
                .stream()
                .filter(row -> !made.contains(row.key()))
                .toList(),
            priority,
            batch::stopped
        );
    }

    private SendResult send(ShopId shop, List<ChangeRow> rows, Priority priority, BooleanSupplier stopped) {
        Knowledge knowledge = parts.knowledge(shop);
        List<NewCard> cards = new ArrayList<>();
        for (ChangeRow row : rows) {
            cards.add(newCards.card(row));
        }
        List<Boolean> asked = rows
            .stream()
            .map(row -> newCards.payload(row).barcodes())
            .toList();
        Optional<List<NewCard>> complete = barcodes.complete(shop, cards, asked, priority);
        if (complete.isEmpty()) {
            Instant retryAt = clock.instant().plus(pace.first());
            return new SendResult.Later(
                new Problem(FailureKind.UNAVAILABLE, "Wildberries gives no barcodes now", retryAt),
                retryAt
            );
        }
        List<BatchWriter.Item> items = complete
            .get()
            .stream()
            .map(card ->
                new BatchWriter.Item(
                    card.vendorCode(),
                    card.vendorCode(),
                    card.body(knowledge.characteristics(card.subjectId()))
                )
            )
            .toList();
        String reference = parts.errors().end(shop, priority).orElse(null);
        return parts.batches().send(shop, ContentMethods.UPLOAD, items, Map.of(), reference, priority, stopped);
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        FreshAnswer<String> answer = present(shop, rows);
        if (!(answer instanceof FreshAnswer.Cards<String>(var cards, boolean _))) {
            var later = (FreshAnswer.NotNow<String>) answer;
            return new FollowResult.Later(later.problem(), later.retryAt());
        }
        Set<String> present = new HashSet<>(cards.keySet());
        if (rows.size() > FreshCards.FEW) {
            parts.fresh().refreshed(shop);
            present.addAll(parts.rows().byVendorCode(shop, keys(rows)).keySet());
        }
        List<ChangeRow> open = rows
            .stream()
            .filter(row -> !present.contains(row.key()))
            .toList();
        Map<ReadBack.Upload, Map<String, String>> said = open.isEmpty() ? Map.of() : parts.readBack().said(shop, open);
        Map<String, RowOutcome> outcomes = new HashMap<>();
        rows.forEach(row -> outcomes.put(row.key(), new RowOutcome.Verified()));
        open.forEach(row -> outcomes.put(row.key(), parts.readBack().outcome(row, said, row.key())));
        return new FollowResult.Looked(outcomes);
    }

    @Override
    public Optional<DraftRow> reverse(ChangeRow row) {
        return Optional.empty();
    }

    /** The first few, one by one: of many, the mirror tells. */
    private FreshAnswer<String> present(ShopId shop, List<ChangeRow> rows) {
        return lookup.byVendorCode(shop, keys(rows).stream().limit(FreshCards.FEW).toList(), Priority.REFRESH);
    }

    private static List<String> keys(List<ChangeRow> rows) {
        return rows.stream().map(ChangeRow::key).toList();
    }
}
