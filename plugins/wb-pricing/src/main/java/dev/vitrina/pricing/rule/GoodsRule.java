package dev.vitrina.pricing.rule;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceRows.Wanted;
import dev.vitrina.pricing.good.Good;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of many goods at once. Whatever a rule cannot tell of a good it says so, and asks nothing. Thread-safe. */
public interface GoodsRule {
    /** @param goods of the shop, at most a thousand */
    Asked of(ShopId shop, Collection<Good> goods);

    /**
     * What a rule asks, in the goods' order.
     *
     * @param leftOut why of a good nothing is asked, by nmId
     */
    record Asked(List<Wanted> wanted, Map<Long, LeftOut> leftOut) {
        public Asked {
            wanted = List.copyOf(wanted);
            leftOut = new LinkedHashMap<>(leftOut);
        }
    }

    /** Why of a good nothing is asked; maps to {@code PricingRuleLeftOutReason}. */
    enum LeftOut {
        /** It has no price yet. */
        NO_PRICE,
        /** Its costs, commission or logistics are not known. */
        MARGIN_UNKNOWN,
        /** No price is high enough for the margin. */
        MARGIN_OUT_OF_REACH,
        /** The other shop has no such good, or no price for it. */
        NOT_IN_THE_OTHER_SHOP,
        /** The other shop has several goods that match. */
        SEVERAL_IN_THE_OTHER_SHOP,
        CURRENCY_DIFFERS,
        /** Its sizes are others than those of what is copied, or may not have prices of their own. */
        SIZES_DIFFER,
        /** Nobody knows what it cost then. */
        NOT_KNOWN_THEN,
        /** It has none of the sizes. */
        SIZE_MISSING,
        SIZE_NOT_EDITABLE,
        /** It costs that already. */
        AS_IT_IS,
    }

    /** Gathers what is asked. */
    final class Asking {

        private final List<Wanted> wanted = new ArrayList<>();
        private final Map<Long, LeftOut> leftOut = new LinkedHashMap<>();

        void ask(List<Wanted> rows) {
            wanted.addAll(rows);
        }

        void leaveOut(Good good, LeftOut why) {
            leftOut.put(good.nmId(), why);
        }

        Asked asked() {
            return new Asked(wanted, leftOut);
        }
    }
}
