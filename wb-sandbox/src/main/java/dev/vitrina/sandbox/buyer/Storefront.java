package dev.vitrina.sandbox.buyer;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.prices.Goods;
import dev.vitrina.sandbox.prices.PriceBooks;
import dev.vitrina.sandbox.prices.PricedCard;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What buyers see, by nmId: the goods of all sellers of the sandbox, and those that a test puts up. A good of a seller costs what the seller
 * asks for it less the discount that Wildberries gives of its own (SPP), which sellers are not told; here it is 0 to 24 percent and follows
 * from the nmId: assumed, as nobody outside knows it. Thread-safe.
 */
public final class Storefront {

    private static final int MOST_SPP = 25;
    private static final int KOPECKS = 100;
    private static final int WHOLE = 100;

    private final Sellers sellers;
    private final PriceBooks prices;
    private final Map<Long, Offer> put = new ConcurrentHashMap<>();
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    private final AtomicLong strangers = new AtomicLong();

    public Storefront(Sellers sellers, PriceBooks prices) {
        this.sellers = sellers;
        this.prices = prices;
    }

    /** Empty where there is no such good, or it has no price yet. */
    public Optional<Offer> find(long nmId) {
        if (gone.contains(nmId)) {
            return Optional.empty();
        }
        Offer own = put.get(nmId);
        return own == null ? ofASeller(nmId) : Optional.of(own);
    }

    /** From now on the good costs so many kopecks; one that nobody sells appears. */
    public void price(long nmId, long kopecks) {
        gone.remove(nmId);
        put.compute(nmId, (id, before) -> {
            Offer shown = before == null ? ofASeller(id).orElseGet(() -> stranger(id)) : before;
            return new Offer(
                id,
                shown.name(),
                shown.brand(),
                shown.supplierId(),
                Math.max(shown.basic(), kopecks),
                kopecks
            );
        });
    }

    /** The good is out of stock: it is shown without a price. */
    public void sellOut(long nmId) {
        gone.remove(nmId);
        put.compute(nmId, (id, before) -> {
            Offer shown = before == null ? ofASeller(id).orElseGet(() -> stranger(id)) : before;
            return new Offer(id, shown.name(), shown.brand(), shown.supplierId(), shown.basic(), null);
        });
    }

    /** There is no such good any more. */
    public void remove(long nmId) {
        gone.add(nmId);
    }

    /** How many calls carried an {@code Authorization}, which this API asks nobody for: a token that went astray. */
    public long credentialsSeen() {
        return strangers.get();
    }

    void credentialSeen() {
        strangers.incrementAndGet();
    }

    /** As after the start. */
    public void reset() {
        put.clear();
        gone.clear();
        strangers.set(0);
    }

    private Optional<Offer> ofASeller(long nmId) {
        for (Seller seller : sellers.all()) {
            Optional<PricedCard> found = prices.of(seller).find(nmId);
            if (found.isPresent()) {
                return found.filter(priced -> priced.goods().price() > 0).map(priced -> offer(priced, seller));
            }
        }
        return Optional.empty();
    }

    private static Offer offer(PricedCard priced, Seller seller) {
        Card card = priced.card();
        Goods goods = priced.goods();
        long spp = Math.floorMod(card.nmId(), MOST_SPP);
        long basic = (long) goods.price() * KOPECKS;
        long product = (basic * (WHOLE - goods.discount()) * (WHOLE - spp)) / (WHOLE * WHOLE);
        return new Offer(card.nmId(), card.title(), card.brand(), seller.supplierId(), basic, product);
    }

    private static Offer stranger(long nmId) {
        return new Offer(nmId, "Товар " + nmId, "Чужой бренд", 1, 0, null);
    }
}
