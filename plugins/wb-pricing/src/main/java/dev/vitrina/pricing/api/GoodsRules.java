package dev.vitrina.pricing.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.rule.CopyFromDate;
import dev.vitrina.pricing.rule.CopyFromShop;
import dev.vitrina.pricing.rule.FormulaRule;
import dev.vitrina.pricing.rule.GoodsRule;
import dev.vitrina.pricing.rule.MarginRule;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rules of what somebody asks for, within what that person may see. */
public final class GoodsRules {

    private static final String READ = "wb-pricing:read";
    private static final String COSTS = "wb-pricing:costs";
    private static final int MOST_SIZES = 100;

    /** How old the prices of another shop may be to be copied: nothing reads them anew before they become this shop's. */
    private static final Duration COPIED = Duration.ofHours(1);

    private final GoodStore goods;
    private final Mirror mirror;
    private final CardCatalogue catalogue;
    private final Margins margins;
    private final Days days;
    private final PriceHistory history;
    private final Clock clock;

    public GoodsRules(
        GoodStore goods,
        Mirror mirror,
        CardCatalogue catalogue,
        Margins margins,
        Days days,
        PriceHistory history,
        Clock clock
    ) {
        this.goods = goods;
        this.mirror = mirror;
        this.catalogue = catalogue;
        this.margins = margins;
        this.days = days;
        this.history = history;
        this.clock = clock;
    }

    /** A rule, or what is wrong with it. */
    sealed interface Read {
        record Rule(GoodsRule rule) implements Read {}

        /** @param field of the input */
        record Fault(String code, String field) implements Read {}
    }

    /** @param shops the caller's */
    Read read(RuleInput input, ShopContext shop, CallerShops shops) {
        String ending = input.ending();
        if (ending != null && !ending.matches("[0-9]{1,4}")) {
            return new Read.Fault("RULE_ENDING", "ending");
        }
        return switch (input.operation()) {
            case COPY_FROM_SHOP -> fromShop(input, shop, shops);
            case COPY_FROM_DATE -> fromDate(input.time());
            case SET_MARGIN -> margin(input, shop, shops);
            case
                PRICE_PERCENT,
                PRICE_AMOUNT,
                SET_PRICE,
                SET_DISCOUNTED_PRICE,
                SET_DISCOUNT,
                SET_CLUB_DISCOUNT -> formula(input);
        };
    }

    private static Read formula(RuleInput input) {
        BigDecimal value = input.value();
        if (value == null) {
            return new Read.Fault("RULE_VALUE", "value");
        }
        PriceRule rule = new PriceRule(
            PriceRule.Operation.valueOf(input.operation().name()),
            value,
            rounding(input, Rounding.Direction.NEAREST)
        );
        String fault = rule.fault();
        if (fault != null) {
            return new Read.Fault(fault, "value");
        }
        Set<String> sizes = Objects.requireNonNullElse(input.sizes(), List.<String>of())
            .stream()
            .map(size -> size.strip().toLowerCase(Locale.ROOT))
            .filter(size -> !size.isEmpty())
            .collect(Collectors.toSet());
        if (sizes.size() > MOST_SIZES || (!sizes.isEmpty() && !rule.isOfPrice())) {
            return new Read.Fault("RULE_SIZES", "sizes");
        }
        return new Read.Rule(new FormulaRule(rule, sizes));
    }

    /** Who may not see what goods cost could reckon it from the prices. */
    private Read margin(RuleInput input, ShopContext shop, CallerShops shops) {
        if (!mayIn(shops, COSTS, shop.id())) {
            return new Read.Fault("RULE_NEEDS_COSTS", "operation");
        }
        BigDecimal value = input.value();
        if (value == null) {
            return new Read.Fault("RULE_VALUE", "value");
        }
        MarginRule rule = new MarginRule(margins, days, value, rounding(input, Rounding.Direction.UP));
        String fault = rule.fault();
        return fault == null ? new Read.Rule(rule) : new Read.Fault(fault, "value");
    }

    /** A shop that is not there and one whose prices are somebody else's business look the same. */
    private Read fromShop(RuleInput input, ShopContext shop, CallerShops shops) {
        String id = input.shopId();
        if (id == null || !id.matches("[1-9][0-9]{0,17}")) {
            return new Read.Fault("RULE_SHOP", "shopId");
        }
        ShopId from = new ShopId(Long.parseLong(id));
        if (from.equals(shop.id()) || !mayIn(shops, READ, from)) {
            return new Read.Fault("RULE_SHOP", "shopId");
        }
        Instant asOf = mirror.status(from.value()).asOf();
        if (asOf == null || asOf.isBefore(clock.instant().minus(COPIED))) {
            return new Read.Fault("RULE_SHOP_STALE", "shopId");
        }
        CopyFromShop.Match match = Objects.requireNonNullElse(input.match(), CopyFromShop.Match.VENDOR_CODE);
        return new Read.Rule(new CopyFromShop(goods, catalogue, from, match));
    }

    private Read fromDate(@Nullable Instant time) {
        return time == null || time.isAfter(clock.instant())
            ? new Read.Fault("RULE_TIME", "time")
            : new Read.Rule(new CopyFromDate(history, time));
    }

    private static boolean mayIn(CallerShops shops, String permission, ShopId shop) {
        return shops
            .with(permission)
            .stream()
            .anyMatch(one -> one.id().equals(shop));
    }

    private static @Nullable Rounding rounding(RuleInput input, Rounding.Direction usual) {
        String ending = input.ending();
        return ending == null ? null : new Rounding(ending, Objects.requireNonNullElse(input.rounding(), usual));
    }
}
