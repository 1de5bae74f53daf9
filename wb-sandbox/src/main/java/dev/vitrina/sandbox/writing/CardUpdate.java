package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardEditor;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Refusal;
import dev.vitrina.sandbox.catalogue.Size;
import dev.vitrina.sandbox.catalogue.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Overwrites cards with what was sent; photos, video, labels and prices stay (items spec, cards/update). */
final class CardUpdate implements Write {

    private final List<CardDraft> drafts;
    private final CardRules rules;

    CardUpdate(List<CardDraft> drafts, CardRules rules) {
        this.drafts = List.copyOf(drafts);
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
            Optional<Card> found = edits.find(draft.nmId());
            if (found.isEmpty()) {
                List<String> why = List.of("Карточка товара с nmID %d не найдена".formatted(draft.nmId()));
                refused.add(new Refusal(draft.vendorCode(), null, draft.brand(), why));
                continue;
            }
            Card card = found.get();
            List<String> errors = rules.errors(draft, card.subject(), card.brand());
            List<Size> sizes = new SizeMerge(card, edits, errors).with(draft.sizes());
            if (!draft.vendorCode().equals(card.vendorCode()) && edits.ofVendorCode(draft.vendorCode()).isPresent()) {
                errors.add("Артикул продавца используется в другой карточке товара");
            }
            if (errors.isEmpty()) {
                written.add(edits.put(filled(CardEditor.of(card), draft).sizes(sizes)));
            } else {
                refused.add(new Refusal(draft.vendorCode(), card.subject(), draft.brand(), errors));
            }
        }
        return new Outcome(written, refused);
    }

    /** Everything but the sizes. The spec does not name {@code wholesale} for an update, so it stays where it is not sent. */
    static CardEditor filled(CardEditor editor, CardDraft draft) {
        Card card = editor.original();
        CardDraft.Wholesale wholesale = draft.wholesale();
        return editor
            .vendorCode(draft.vendorCode())
            .brand(draft.brand())
            .title(draft.title())
            .description(draft.description())
            .kizMarked(draft.kizMarked())
            .wholesale(
                wholesale == null ? card.wholesale() : new Card.Wholesale(wholesale.enabled(), wholesale.quantum())
            )
            .dimensions(DimensionRules.of(draft.dimensions(), card.subject()))
            .characteristics(CardRules.characteristics(draft, card.subject()));
    }
}
