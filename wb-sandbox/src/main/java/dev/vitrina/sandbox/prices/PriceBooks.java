package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.promotion.Promotions;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import java.util.List;

/** The prices of all sellers. Thread-safe. */
public final class PriceBooks {

    private final List<PriceBook> bySellerNumber;
    private final PromotionPlan plan;

    public PriceBooks(Sellers sellers, Catalogues catalogues, PriceGenerator generator, Promotions promotions) {
        this.plan = new PromotionPlan(generator);
        PriceRules rules = new PriceRules(promotions, generator, plan);
        this.bySellerNumber = sellers
            .all()
            .stream()
            .map(seller -> new PriceBook(seller, new PriceState(catalogues.of(seller), generator, plan, rules)))
            .toList();
    }

    public PriceBook of(Seller seller) {
        return bySellerNumber.get(seller.number());
    }

    public PromotionPlan plan() {
        return plan;
    }
}
