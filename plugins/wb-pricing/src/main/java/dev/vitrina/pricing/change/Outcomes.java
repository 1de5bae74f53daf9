package dev.vitrina.pricing.change;

import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goods come to by what is wanted of them. Pure. */
final class Outcomes {

    private Outcomes() {}

    /** In which order each sort is sent: a price of the good is one of all its sizes, until a size has another. */
    private static final List<String> SORTS = List.of(PriceKey.Goods.GROUP, PriceKey.Size.GROUP, PriceKey.Club.GROUP);

    /**
     * All that a good may come to by a row: each sort is sent apart, and comes true with or without the others.
     *
     * @param own    what the row is about; null for before it
     * @param beside what else its set is to change of the good; sorts other than the row's own
     */
    static List<Good> of(Good good, @Nullable Wanted own, List<Wanted> beside) {
        if (beside.isEmpty()) {
            return List.of(own == null ? good : with(good, own));
        }
        List<Good> all = List.of(good);
        for (String sort : SORTS) {
            List<Wanted> some = beside
                .stream()
                .filter(wanted -> wanted.key().group().equals(sort))
                .toList();
            if (own != null && own.key().group().equals(sort)) {
                all = all
                    .stream()
                    .map(before -> with(before, own))
                    .toList();
            } else if (!some.isEmpty()) {
                all = all
                    .stream()
                    .flatMap(before -> Stream.of(before, with(before, some)))
                    .toList();
            }
        }
        return all;
    }

    private static Good with(Good good, List<Wanted> some) {
        Good after = good;
        for (Wanted wanted : some) {
            after = with(after, wanted);
        }
        return after;
    }

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
