package dev.vitrina.pricing.rule;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.rule.GoodsRule.Asking;
import dev.vitrina.pricing.rule.GoodsRule.LeftOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Price and discount of one good for another. The discount of WB Club is left: it is the club's of that shop and time. */
final class CopiedPrices {

    private CopiedPrices() {}

    /** @param isSame whether a size of the first is that size of the second */
    static void copy(Good good, Good model, BiPredicate<SizePrice, SizePrice> isSame, Asking asking) {
        if (good.sizes().isEmpty()) {
            asking.leaveOut(good, LeftOut.NO_PRICE);
        } else if (!good.currency().equals(model.currency())) {
            asking.leaveOut(good, LeftOut.CURRENCY_DIFFERS);
        } else {
            wanted(good, model, isSame).ifPresentOrElse(
                    wanted -> {
                        if (wanted.isEmpty()) {
                            asking.leaveOut(good, LeftOut.AS_IT_IS);
                        } else {
                            asking.ask(wanted);
                        }
                    },
                    () -> asking.leaveOut(good, LeftOut.SIZES_DIFFER)
                );
        }
    }

    /** Empty when their sizes do not go together. */
    private static Optional<List<Wanted>> wanted(Good good, Good model, BiPredicate<SizePrice, SizePrice> isSame) {
        Integer discount = good.discount() == model.discount() ? null : (Integer) model.discount();
        Optional<BigDecimal> one = good.price();
        Optional<BigDecimal> theirs = model.price();
        List<Wanted> wanted = new ArrayList<>();
        if (one.isPresent() && theirs.isPresent()) {
            BigDecimal price = one.get().compareTo(theirs.get()) == 0 ? null : theirs.get();
            if (price != null || discount != null) {
                wanted.add(new Wanted(new PriceKey.Goods(good.nmId()), price, discount));
            }
            return Optional.of(wanted);
        }
        if (discount != null) {
            wanted.add(new Wanted(new PriceKey.Goods(good.nmId()), null, discount));
        }
        for (SizePrice size : good.sizes()) {
            Optional<BigDecimal> price = theirs.or(() ->
                model
                    .sizes()
                    .stream()
                    .filter(other -> isSame.test(size, other))
                    .map(SizePrice::price)
                    .findFirst()
            );
            if (price.isEmpty() || !good.editableSizePrice()) {
                return Optional.empty();
            }
            if (price.get().compareTo(size.price()) != 0) {
                wanted.add(new Wanted(new PriceKey.Size(good.nmId(), size.sizeId()), price.get(), null));
            }
        }
        return Optional.of(wanted);
    }
}
