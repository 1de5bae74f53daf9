package dev.vitrina.sandbox.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds cards by what must be unique: vendor code and barcode, in the list and in the trash; and the cards of a group. */
final class CardLookup {

    /** Generated groups have at most so many cards, one after the other. */
    private static final int LARGEST_GROUP = 3;
    private final BaseCatalogue base;
    private final Overlay overlay;
    private final CardIds ids;
    private final CardGenerator generator;

    CardLookup(BaseCatalogue base, Overlay overlay, CardIds ids, CardGenerator generator) {
        this.base = base;
        this.overlay = overlay;
        this.ids = ids;
        this.generator = generator;
    }

    Optional<Card> byVendorCode(String vendorCode) {
        return changed()
            .filter(card -> card.vendorCode().equals(vendorCode))
            .findFirst()
            .or(() -> generated(generator.indexOfVendorCode(vendorCode)));
    }

    Optional<Card> byBarcode(String barcode) {
        return changed()
            .filter(card -> card.hasBarcode(barcode))
            .findFirst()
            .or(() -> generated(ids.indexOfBarcode(barcode)).filter(card -> card.hasBarcode(barcode)));
    }

    /** The live cards of a group, by nmId. */
    List<Card> group(long imtId) {
        List<Card> group = new ArrayList<>();
        int leader = ids.indexOfImtId(imtId);
        for (int index = leader; leader >= 0 && index < leader + LARGEST_GROUP; index++) {
            generated(index)
                .filter(card -> card.imtId() == imtId)
                .ifPresent(group::add);
        }
        overlay
            .live()
            .values()
            .stream()
            .filter(card -> card.imtId() == imtId)
            .forEach(group::add);
        return group;
    }

    private Stream<Card> changed() {
        return Stream.concat(
            overlay.live().values().stream(),
            overlay.trash().values().stream().map(TrashedCard::card)
        );
    }

    /** The generated card at this index, if there is one and it was never changed. */
    private Optional<Card> generated(int index) {
        return index < 0 || index >= base.size() || overlay.hides(base.nmId(index))
            ? Optional.empty()
            : Optional.of(base.atIndex(index).card());
    }
}
