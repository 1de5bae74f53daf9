package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.model.Decider;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Facts;
import dev.vitrina.pricing.strategy.model.Offer;
import dev.vitrina.pricing.strategy.model.Rival;
import dev.vitrina.pricing.strategy.model.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies a definition to goods as they are now. Asks nothing of Wildberries: before a price is sent the check reads it anyway. */
final class Evaluation {

    static final int SLICE = 1_000;

    private final GoodStore goods;
    private final Margins margins;
    private final Moves moves;
    private final @Nullable RivalPrices rivals;
    private final Days days;
    private final Clock clock;

    Evaluation(GoodStore goods, Margins margins, Moves moves, @Nullable RivalPrices rivals, Days days, Clock clock) {
        this.goods = goods;
        this.margins = margins;
        this.moves = moves;
        this.rivals = rivals;
        this.days = days;
        this.clock = clock;
    }

    boolean knowsRivals() {
        return rivals != null && rivals.isAvailable();
    }

    /** Goods of the scope, by nmId upwards, at most one more than a run may have. */
    List<Long> scope(ShopId shop, Definition definition) {
        return switch (definition.scope()) {
            case Scope.Matching(var filter) -> goods.ids(shop, filter, 0, Definitions.MOST_GOODS + 1);
            case Scope.Chosen(var nmIds) -> nmIds;
        };
    }

    /** Of these, those that the scope has, by nmId upwards. */
    List<Long> scope(ShopId shop, Definition definition, Collection<Long> some) {
        return switch (definition.scope()) {
            case Scope.Matching(var filter) -> goods.passing(shop, filter, some);
            case Scope.Chosen(var nmIds) -> {
                Set<Long> wanted = new HashSet<>(some);
                yield nmIds.stream().filter(wanted::contains).toList();
            }
        };
    }

    /** A decision with what a sold piece costs, where that was asked for. */
    record Judged(Decision decision, @Nullable UnitEconomics economics) {}

    /**
     * About a slice of goods; those the shop has not, or that have no price, are left out.
     *
     * @param margin whether what pieces cost is asked for although the definition does not need it
     */
    List<Judged> judge(ShopId shop, Definition definition, List<Long> slice, boolean margin) {
        Decider decider = definition.decider();
        Instant now = clock.instant();
        Map<Long, Good> found = goods.find(shop, slice);
        List<Offer> offers = offers(definition, slice, found);
        Map<PriceKey, UnitEconomics> economics = margin || definition.needsMargin()
            ? economics(shop, offers)
            : Map.of();
        Map<Long, Moves.Changes> changes = moves.changes(shop, slice, now.minus(Duration.ofDays(1)));
        Map<Long, Rival> known = rivals != null && definition.formula().needsRival()
            ? rivals.of(shop, slice)
            : Map.of();
        return offers
            .stream()
            .map(offer -> {
                Moves.Changes moved = changes.getOrDefault(offer.nmId(), Moves.Changes.NONE);
                UnitEconomics costs = economics.get(offer.key());
                Facts facts = new Facts(
                    now,
                    costs,
                    // What buyers are seen to pay for a good says nothing of one of its sizes.
                    offer.key() instanceof PriceKey.Size ? null : known.get(offer.nmId()),
                    moved.changes(),
                    moved.latest().equals(Instant.EPOCH) ? null : moved.latest()
                );
                return new Judged(decider.decide(offer, facts), costs);
            })
            .toList();
    }

    static List<Offer> offers(Definition definition, List<Long> nmIds, Map<Long, Good> found) {
        List<Offer> offers = new ArrayList<>();
        for (Long nmId : nmIds) {
            Good good = found.get(nmId);
            if (good != null) {
                offers.addAll(Offer.of(good, definition.formula().isOfDiscount()));
            }
        }
        return offers;
    }

    /** By today's costs and tariffs: of a good the dearest size's, of a size its own. */
    Map<PriceKey, UnitEconomics> economics(ShopId shop, List<Offer> offers) {
        Map<PriceKey, UnitEconomics> economics = new HashMap<>();
        List<Long> whole = new ArrayList<>();
        List<Sku> sizes = new ArrayList<>();
        offers.forEach(offer -> {
            if (offer.key() instanceof PriceKey.Size(long nmId, long sizeId)) {
                sizes.add(new Sku(nmId, sizeId));
            } else {
                whole.add(offer.nmId());
            }
        });
        margins.of(shop, whole, days.today()).forEach((nmId, costs) -> economics.put(new PriceKey.Goods(nmId), costs));
        margins
            .ofSizes(shop, sizes, days.today())
            .forEach((sku, costs) -> economics.put(new PriceKey.Size(sku.nmId(), sku.sizeId()), costs));
        return economics;
    }
}
