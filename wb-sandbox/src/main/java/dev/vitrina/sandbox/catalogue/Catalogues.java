package dev.vitrina.sandbox.catalogue;

import dev.vitrina.sandbox.seller.Seller;
import java.util.List;
import java.util.Optional;

/** The catalogues of all sellers. */
public final class Catalogues {

    private final List<Catalogue> bySellerNumber;

    /** @param bySellerNumber one per seller, in the order of {@link Seller#number()} */
    public Catalogues(List<Catalogue> bySellerNumber) {
        this.bySellerNumber = List.copyOf(bySellerNumber);
    }

    public Catalogue of(Seller seller) {
        return bySellerNumber.get(seller.number());
    }

    /** The card with this nmId, whoever sells it, also from the trash: its pictures stay where they are. */
    public Optional<Card> anywhere(long nmId) {
        for (Catalogue catalogue : bySellerNumber) {
            Optional<Card> card = catalogue.find(nmId).or(() -> catalogue.findTrashed(nmId).map(TrashedCard::card));
            if (card.isPresent()) {
                return card;
            }
        }
        return Optional.empty();
    }
}
