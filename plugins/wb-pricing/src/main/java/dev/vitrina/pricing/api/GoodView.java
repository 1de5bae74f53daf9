package dev.vitrina.pricing.api;

import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A good as the API shows it; maps to {@code PricingGood}. */
record GoodView(
    long nmId,
    @Nullable String vendorCode,
    int discount,
    int clubDiscount,
    boolean editableSizePrice,
    boolean badTurnover,
    List<SizeView> sizes,
    ShopContext shop
) {
    GoodView {
        sizes = List.copyOf(sizes);
    }

    /** Maps to {@code PricingSize}. */
    record SizeView(
        long sizeId,
        @Nullable String techSize,
        Money price,
        Money discountedPrice,
        Money clubDiscountedPrice
    ) {}

    static GoodView of(Good good, ShopContext shop) {
        return new GoodView(
            good.nmId(),
            good.vendorCode(),
            good.discount(),
            good.clubDiscount(),
            good.editableSizePrice(),
            good.badTurnover(),
            good
                .sizes()
                .stream()
                .map(size ->
                    new SizeView(
                        size.sizeId(),
                        size.techSize(),
                        Money.of(size.price(), good.currency()),
                        Money.of(size.discountedPrice(), good.currency()),
                        Money.of(size.clubDiscountedPrice(), good.currency())
                    )
                )
                .toList(),
            shop
        );
    }
}
