package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what was decided against the limits once more, by what there is now: prices, discounts, the club's as well, and costs may be others by then. */
final class Limits {

    private final DecisionStore decisions;
    private final GoodStore goods;
    private final Evaluation evaluation;

    Limits(DecisionStore decisions, GoodStore goods, Evaluation evaluation) {
        this.decisions = decisions;
        this.goods = goods;
        this.evaluation = evaluation;
    }

    /** A price that is to change, with its good as it is now. */
    record Still(Decided decided, Good good) {}

    /** Of prices that are to change, those whose good stands as it was decided about, and that keep to the limits. */
    List<Still> still(ShopId shop, Definition definition, List<Decided> slice) {
        Map<Long, Good> found = goods.find(shop, nmIds(slice));
        Map<PriceKey, Offer> offers = offers(definition, slice, found);
        Map<PriceKey, UnitEconomics> economics = economics(shop, definition, offers);
        List<Still> still = new ArrayList<>();
        for (Decided decided : slice) {
            Offer now = offers.get(decided.key());
            Good good = found.get(decided.key().nmId());
            if (
                good != null &&
                now != null &&
                isAsDecided(decided.before(), now) &&
                allows(definition, decided, now, economics)
            ) {
                still.add(new Still(decided, good));
            }
        }
        return still;
    }

    /** Whether all that a run is to change keeps to the limits. */
    boolean hold(Run run, Definition definition) {
        String after = "";
        List<Decided> slice;
        do {
            slice = decisions.page(run.shop(), run.id(), Decided.Kind.CHANGED, after, Evaluation.SLICE);
            Map<PriceKey, Offer> offers = offers(definition, slice, goods.find(run.shop(), nmIds(slice)));
            Map<PriceKey, UnitEconomics> economics = economics(run.shop(), definition, offers);
            for (Decided decided : slice) {
                Offer now = offers.get(decided.key());
                if (now == null || !allows(definition, decided, now, economics)) {
                    return false;
                }
                after = decided.key().text();
            }
        } while (slice.size() == Evaluation.SLICE);
        return true;
    }

    private static boolean allows(
        Definition definition,
        Decided decided,
        Offer now,
        Map<PriceKey, UnitEconomics> economics
    ) {
        return definition.decider().allows(now, after(decided, now), economics.get(decided.key()));
    }

    private static boolean isAsDecided(Decided.Price before, Offer now) {
        return before.price().compareTo(now.lowest()) == 0 && before.discount() == now.discount();
    }

    private static Offer after(Decided decided, Offer now) {
        Decided.Price after = decided.after();
        if (after == null) {
            throw new IllegalStateException("A changed price has one afterwards");
        }
        return after.discount() == decided.before().discount()
            ? now.withPrice(after.price())
            : now.withDiscount(after.discount());
    }

    private static List<Long> nmIds(List<Decided> slice) {
        return slice
            .stream()
            .map(one -> one.key().nmId())
            .distinct()
            .toList();
    }

    private static Map<PriceKey, Offer> offers(Definition definition, List<Decided> slice, Map<Long, Good> found) {
        Map<PriceKey, Offer> offers = new HashMap<>();
        Evaluation.offers(definition, nmIds(slice), found).forEach(offer -> offers.put(offer.key(), offer));
        return offers;
    }

    private Map<PriceKey, UnitEconomics> economics(ShopId shop, Definition definition, Map<PriceKey, Offer> offers) {
        return definition.needsMargin() ? evaluation.economics(shop, List.copyOf(offers.values())) : Map.of();
    }
}
