package dev.vitrina.sandbox.writing;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CatalogueEdits;
import dev.vitrina.sandbox.catalogue.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The sizes of a card after an update: existing ones are named by chrtID and lose no barcode, further ones are added. That a size which
 * is not sent stays as it is, is an assumption: the spec says only that barcodes cannot be deleted.
 */
final class SizeMerge {

    private final Card card;
    private final CatalogueEdits edits;
    private final List<String> errors;
    private final Map<Long, Size> sizes = new LinkedHashMap<>();

    SizeMerge(Card card, CatalogueEdits edits, List<String> errors) {
        this.card = card;
        this.edits = edits;
        this.errors = errors;
        card.sizes().forEach(size -> sizes.put(size.chrtId(), size));
    }

    List<Size> with(List<CardDraft.SizeDraft> drafts) {
        if (drafts.isEmpty()) {
            errors.add("Не переданы размеры товара");
        }
        for (CardDraft.SizeDraft draft : drafts) {
            Size present = sizes.get(draft.chrtId());
            if (present != null) {
                sizes.put(present.chrtId(), extended(present, draft));
            } else if (draft.chrtId() != 0) {
                errors.add("Размер с chrtID %d не найден в карточке товара".formatted(draft.chrtId()));
            } else if (draft.techSize().isBlank() || isPresent(draft.techSize())) {
                errors.add("Не указан chrtID существующего размера " + draft.techSize());
            } else {
                add(draft);
            }
        }
        return List.copyOf(sizes.values());
    }

    private Size extended(Size present, CardDraft.SizeDraft draft) {
        Set<String> skus = new LinkedHashSet<>(present.skus());
        for (String sku : draft.skus()) {
            if (skus.add(sku)) {
                check(sku);
            }
        }
        return new Size(
            present.chrtId(),
            draft.techSize().isBlank() ? present.techSize() : draft.techSize(),
            draft.wbSize().isBlank() ? present.wbSize() : draft.wbSize(),
            List.copyOf(skus)
        );
    }

    private void add(CardDraft.SizeDraft draft) {
        draft.skus().forEach(this::check);
        OptionalLong chrtId = edits.chrtId(card.nmId(), sizes.size());
        if (chrtId.isEmpty()) {
            errors.add("В карточке товара слишком много размеров");
            return;
        }
        List<String> skus = draft.skus().isEmpty() ? List.of(edits.freshBarcode()) : draft.skus();
        sizes.put(chrtId.getAsLong(), new Size(chrtId.getAsLong(), draft.techSize(), draft.wbSize(), skus));
    }

    private boolean isPresent(String techSize) {
        return sizes
            .values()
            .stream()
            .anyMatch(size -> size.techSize().equals(techSize));
    }

    private void check(String sku) {
        if (edits.ofBarcode(sku).isPresent()) {
            errors.add("Баркод %s уже используется".formatted(sku));
        }
    }
}
