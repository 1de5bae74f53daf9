package dev.vitrina.pricing.change;

import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goods come to by what is wanted of them. Pure. */
final class Outcomes {

    private Outcomes() {}

    /** The good as Wildberries would show it then. */
    static Good with(Good good, Wanted wanted) {
        BigDecimal price = wanted.price();
        Integer percent = wanted.discount();
        return switch (wanted.key()) {
            case PriceKey.Goods _ -> priced(
                good,
                percent == null ? good.discount() : percent,
                good.clubDiscount(),
                price,
                null
            );
            case PriceKey.Size(long _, long sizeId) -> priced(
                good,
                good.discount(),
                good.clubDiscount(),
                price,
                sizeId
            );
            case PriceKey.Club _ -> priced(
                good,
                good.discount(),
                percent == null ? good.clubDiscount() : percent,
                null,
                null
            );
        };
    }

    /** @param only the size whose price it is; null for all */
    private static Good priced(
        Good good,
        int discount,
        int clubDiscount,
        @Nullable BigDecimal price,
        @Nullable Long only
    ) {
        List<SizePrice> sizes = good
            .sizes()
            .stream()
            .map(size -> {
                boolean meant = price != null && (only == null || only == size.sizeId());
                BigDecimal before = meant && price != null ? price : size.price();
                BigDecimal paid = Prices.discounted(before, discount);
                return new SizePrice(
                    size.sizeId(),
                    size.techSize(),
                    before,
                    paid,
                    Prices.discounted(paid, clubDiscount)
                );
            })
            .toList();
        return new Good(
            good.nmId(),
            good.vendorCode(),
            good.currency(),
            discount,
            clubDiscount,
            good.editableSizePrice(),
            good.badTurnover(),
            sizes
        );
    }
}
