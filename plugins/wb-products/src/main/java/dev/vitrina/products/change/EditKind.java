package dev.vitrina.products.change;

import dev.vitrina.api.change.ChangeBatch;
import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.change.FollowResult;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.change.SendResult;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.edit.CardCheck;
import dev.vitrina.products.edit.CardEdit;
import dev.vitrina.products.edit.CardField;
import dev.vitrina.products.edit.CardOverwrite;
import dev.vitrina.products.edit.EditFinding;
import dev.vitrina.products.edit.EditFinding.Code;
import dev.vitrina.products.edit.FieldValue;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.fresh.FreshCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Edits of cards, by {@code cards/update}. What is sent is the card as Wildberries shows it at that moment with the edited fields on top: what
 * somebody else changed meanwhile in other fields stays.
 */
public final class EditKind extends ProductKind {

    public static final String ID = PREFIX + "edit";

    /**
     * Wildberries takes 3000 cards (WB items spec, cards/update), but each is read just before, a hundred a minute: what somebody else changes
     * between its reading and the sending is lost, so that time is kept short.
     */
    private static final int BATCH = 100;

    private final KindParts parts;
    private final CardCheck check = new CardCheck();

    public EditKind(KindParts parts) {
        super("edit", parts.texts());
        this.parts = parts;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public CheckResult check(ShopId shop, List<ChangeRow> rows) {
        return switch (parts.fresh().read(shop, KindParts.nmIds(rows), Priority.REFRESH)) {
            case FreshAnswer.NotNow<Long> later -> new CheckResult.Later(later.problem(), later.retryAt());
            case FreshAnswer.Cards<Long>(var cards, boolean mirrored) -> {
                Knowledge knowledge = parts.knowledge(shop);
                Map<String, Set<Long>> holders = parts.rows().byVendorCode(shop, vendorCodes(rows));
                yield new CheckResult.Checked(
                    rows
                        .stream()
                        .map(row -> checked(row, cards.get(Long.valueOf(row.key())), mirrored, knowledge, holders))
                        .toList()
                );
            }
        };
    }

    private CheckedRow checked(
        ChangeRow row,
        @Nullable FreshCard card,
        boolean mirrored,
        Knowledge knowledge,
        Map<String, Set<Long>> holders
    ) {
        if (card == null) {
            return CheckedRow.of(
                row,
                row.fields(),
                List.of(parts.texts().finding(EditFinding.of(Code.CARD_GONE, null)))
            );
        }
        CardEdit edit = parts.editRows().edit(row);
        List<EditFinding> findings = new ArrayList<>(
            check.findings(card.card(), edit, knowledge.of(card.card().subjectId()))
        );
        if (edit.values().get(CardField.Text.VENDOR_CODE) instanceof FieldValue.Text(String vendorCode)) {
            if (EditRows.isVendorCodeTwice(row)) {
                findings.add(EditFinding.of(Code.VENDOR_CODE_TWICE, CardField.Text.VENDOR_CODE, vendorCode));
            }
            boolean taken = holders
                .getOrDefault(vendorCode, Set.of())
                .stream()
                .anyMatch(id -> id != card.card().nmId());
            if (taken) {
                findings.add(EditFinding.of(Code.VENDOR_CODE_TAKEN, CardField.Text.VENDOR_CODE, vendorCode));
            }
        }
        if (mirrored) {
            findings.add(EditFinding.of(Code.CHECKED_AGAINST_MIRROR, null));
        }
        List<Finding> told = findings.stream().map(parts.texts()::finding).toList();
        return new CheckedRow(
            row.key(),
            EditRows.label(card.card()),
            row.payload(),
            parts.editRows().fields(card.card(), edit),
            told
        );
    }

    private List<String> vendorCodes(List<ChangeRow> rows) {
        return rows
            .stream()
            .map(row -> parts.editRows().edit(row).values().get(CardField.Text.VENDOR_CODE))
            .filter(FieldValue.Text.class::isInstance)
            .map(value -> ((FieldValue.Text) value).text())
            .toList();
    }

    @Override
    public SendResult send(ShopId shop, ChangeBatch batch, Priority priority) {
        // Not from the mirror: edits in the portal need not move the time that it goes by, and would be undone.
        return switch (parts.fresh().atWildberries(shop, KindParts.nmIds(batch.rows()), priority)) {
            case FreshAnswer.NotNow<Long> later -> new SendResult.Later(later.problem(), later.retryAt());
            case FreshAnswer.Cards<Long>(var cards, boolean _) -> send(shop, batch, cards, priority);
        };
    }

    private SendResult send(ShopId shop, ChangeBatch batch, Map<Long, FreshCard> cards, Priority priority) {
        Knowledge knowledge = parts.knowledge(shop);
        Map<String, Reason> rejected = new HashMap<>();
        List<BatchWriter.Item> items = new ArrayList<>();
        for (ChangeRow row : batch.rows()) {
            FreshCard card = cards.get(Long.valueOf(row.key()));
            if (card == null) {
                rejected.put(row.key(), parts.texts().reason("CARD_GONE"));
            } else {
                var body = CardOverwrite.body(
                    card.document(),
                    parts.editRows().edit(row),
                    knowledge.characteristics(card.card().subjectId())
                );
                items.add(new BatchWriter.Item(row.key(), body.path("vendorCode").asString(""), body));
            }
        }
        String reference = parts.errors().end(shop, priority).orElse(null);
        return parts.batches().send(shop, ContentMethods.UPDATE, items, rejected, reference, priority, batch::stopped);
    }

    @Override
    public FollowResult follow(ShopId shop, List<ChangeRow> rows) {
        return parts
            .readBack()
            .cards(shop, rows, true, (row, card) -> parts.editRows().edit(row).isShownBy(card.card()));
    }
}
