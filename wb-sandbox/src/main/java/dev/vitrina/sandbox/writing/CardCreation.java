package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardEditor;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Refusal;
import dev.vitrina.sandbox.catalogue.Size;
import dev.vitrina.sandbox.catalogue.Subject;
import dev.vitrina.sandbox.catalogue.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Creates the cards of one group (items spec, cards/upload and cards/upload/add). Photos, video and labels come later. */
final class CardCreation implements Write {

    private final Subject subject;
    private final List<CardDraft> drafts;
    private final OptionalLong imtId;
    private final CardRules rules;

    /** @param imtId the group they join; empty = they make one of their own */
    CardCreation(Subject subject, List<CardDraft> drafts, OptionalLong imtId, CardRules rules) {
        this.subject = subject;
        this.drafts = List.copyOf(drafts);
        this.imtId = imtId;
        this.rules = rules;
    }

    @Override
    public boolean settlesErrors() {
        return true;
    }

    @Override
    public Outcome apply(CatalogueEdits edits) {
        List<Card> written = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (CardDraft draft : drafts) {
            List<String> errors = rules.errors(draft, subject, "");
            if (edits.ofVendorCode(draft.vendorCode()).isPresent()) {
                errors.add("Артикул продавца используется в другой карточке товара");
            }
            draft
                .sizes()
                .stream()
                .flatMap(size -> size.skus().stream())
                .filter(sku -> edits.ofBarcode(sku).isPresent())
                .forEach(sku -> errors.add("Баркод %s уже используется".formatted(sku)));
            if (!errors.isEmpty()) {
                refused.add(new Refusal(draft.vendorCode(), subject, draft.brand(), errors));
                continue;
            }
            CardEditor card = edits.draft(subject);
            long group = written.isEmpty() ? imtId.orElse(card.original().imtId()) : written.getFirst().imtId();
            CardUpdate.filled(card, draft).imtId(group).sizes(sizes(card.original().nmId(), draft, edits));
            written.add(edits.put(card));
        }
        return new Outcome(written, refused);
    }

    /** A size that is not sent is made up: "A" and "1" for goods that have sizes (items spec, cards/upload). */
    private List<Size> sizes(long nmId, CardDraft draft, CatalogueEdits edits) {
        boolean sized = subject.sizes() != Subject.SizeGrid.NONE;
        CardDraft.SizeDraft standard = sized
            ? new CardDraft.SizeDraft(0, "A", "1", List.of())
            : new CardDraft.SizeDraft(0, "0", "", List.of());
        List<CardDraft.SizeDraft> sent = draft.sizes().isEmpty() ? List.of(standard) : draft.sizes();
        List<Size> sizes = new ArrayList<>();
        for (CardDraft.SizeDraft size : sent) {
            OptionalLong chrtId = edits.chrtId(nmId, sizes.size());
            if (chrtId.isPresent()) {
                sizes.add(
                    new Size(
                        chrtId.getAsLong(),
                        size.techSize().isBlank() ? standard.techSize() : size.techSize(),
                        size.wbSize().isBlank() ? standard.wbSize() : size.wbSize(),
                        size.skus().isEmpty() ? List.of(edits.freshBarcode()) : size.skus()
                    )
                );
            }
        }
        return sizes;
    }
}
