package dev.vitrina.pricing.rule;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A {@link PriceRule} for whole goods, or for some of their sizes.
 *
 * @param sizes as the seller calls them, in lower case; empty for whole goods
 */
public record FormulaRule(PriceRule rule, Set<String> sizes) implements GoodsRule {
    public FormulaRule {
        sizes = Set.copyOf(sizes);
    }

    @Override
    public Asked of(ShopId shop, Collection<Good> goods) {
        Asking asking = new Asking();
        for (Good good : goods) {
            if (good.sizes().isEmpty()) {
                asking.leaveOut(good, LeftOut.NO_PRICE);
            } else if (sizes.isEmpty()) {
                asking.ask(rule.of(good));
            } else {
                ofSizes(good, asking);
            }
        }
        return asking.asked();
    }

    private void ofSizes(Good good, Asking asking) {
        List<SizePrice> meant = good.sizes().stream().filter(this::isMeant).toList();
        if (meant.isEmpty()) {
            asking.leaveOut(good, LeftOut.SIZE_MISSING);
        } else if (!good.editableSizePrice()) {
            asking.leaveOut(good, LeftOut.SIZE_NOT_EDITABLE);
        } else {
            asking.ask(rule.of(good, meant));
        }
    }

    private boolean isMeant(SizePrice size) {
        String name = size.techSize();
        return name != null && sizes.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
