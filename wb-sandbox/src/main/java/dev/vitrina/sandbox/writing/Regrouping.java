package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardEditor;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Cards that change their group. @param imtId empty = one new group for all of them (items spec, cards/moveNm) */
record Regrouping(List<Long> nmIds, OptionalLong imtId) implements Write {
    @Override
    public Outcome apply(CatalogueEdits edits) {
        long target = imtId.isPresent() ? imtId.getAsLong() : edits.freshImtId();
        List<Card> moved = new ArrayList<>();
        for (long nmId : nmIds) {
            edits
                .find(nmId)
                .map(card -> edits.put(CardEditor.of(card).imtId(target)))
                .ifPresent(moved::add);
        }
        return new Outcome(moved, List.of());
    }
}
