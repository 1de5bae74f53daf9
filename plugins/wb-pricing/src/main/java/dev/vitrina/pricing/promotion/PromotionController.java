package dev.vitrina.pricing.promotion;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.money.Money;
import dev.vitrina.pricing.promotion.PromotionStore.Row;
import dev.vitrina.pricing.promotion.PromotionStore.Shares;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingPromotions}, {@code pricingPromotionDetails} and {@code pricingPromotionGoods}. */
@Controller
public final class PromotionController {

    private final PromotionStore store;
    private final Calendar calendar;
    private final Margins margins;
    private final Days days;
    private final Clock clock;

    public PromotionController(PromotionStore store, Calendar calendar, Margins margins, Days days, Clock clock) {
        this.store = store;
        this.calendar = calendar;
        this.margins = margins;
        this.days = days;
        this.clock = clock;
    }

    /** Maps to {@code PricingPromotionList}. */
    public record PromotionList(List<PromotionView> items, @Nullable Freshness freshness) {
        public PromotionList {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingPromotion}. */
    public record PromotionView(
        long id,
        String name,
        boolean auto,
        boolean running,
        Instant starts,
        Instant ends,
        long takingPart,
        long offered,
        @Nullable Instant goodsReadAt
    ) {}

    /** Maps to {@code PricingPromotionDetails}. */
    public record DetailsView(@Nullable PromotionDetails details, @Nullable Freshness freshness) {}

    /** Maps to {@code PricingPromotionGoodsPage}; what it means for margins is asked for only by who may see it. */
    public record GoodsPage(List<GoodView> items, PageInfo pageInfo, ShopContext shop, List<PromotionGood> goods) {
        public GoodsPage {
            items = List.copyOf(items);
            goods = List.copyOf(goods);
        }
    }

    /** Maps to {@code PricingPromotionGood}. */
    public record GoodView(
        long nmId,
        @Nullable String vendorCode,
        boolean takingPart,
        Money price,
        int discount,
        Money discountedPrice,
        Money planPrice,
        int planDiscount,
        Money discountedPriceThen
    ) {}

    /** Maps to {@code PricingPromotionEffect}. */
    public record Effect(
        long nmId,
        @Nullable String profitNow,
        @Nullable String percentNow,
        @Nullable String profitThen,
        @Nullable String percentThen,
        @Nullable String floor,
        boolean atALoss
    ) {}

    @QueryMapping
    public PromotionList pricingPromotions(ShopContext shop) {
        Instant now = clock.instant();
        Map<Long, Shares> shares = store.shares(shop.id());
        Map<Long, Instant> readAt = store.goodsReadAt(shop.id());
        List<PromotionView> items = store
            .promotions(shop.id(), now)
            .stream()
            .map(promotion -> {
                Shares share = shares.getOrDefault(promotion.id(), Shares.NONE);
                return new PromotionView(
                    promotion.id(),
                    promotion.name(),
                    promotion.auto(),
                    promotion.isRunning(now),
                    promotion.starts(),
                    promotion.ends(),
                    share.takingPart(),
                    share.offered(),
                    readAt.get(promotion.id())
                );
            })
            .toList();
        return new PromotionList(
            items,
            store
                .calendarReadAt(shop.id())
                .map(at -> freshness(at, now))
                .orElse(null)
        );
    }

    @QueryMapping
    public DetailsView pricingPromotionDetails(ShopContext shop, @Argument String id) {
        List<Long> all = store.promotions(shop.id(), clock.instant()).stream().map(Promotion::id).toList();
        CacheAnswer<PromotionDetails> answer = calendar.details(shop.id(), id(id), all, clock.instant());
        return new DetailsView(
            answer instanceof CacheAnswer.Found<PromotionDetails> found ? found.value() : null,
            answer instanceof CacheAnswer.Kept<PromotionDetails> kept ? kept.freshness() : null
        );
    }

    @QueryMapping
    public GoodsPage pricingPromotionGoods(
        ShopContext shop,
        @Argument String id,
        @Argument boolean takingPart,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        String binding = "promotion " + id + " " + takingPart;
        long from = after == null ? 0 : place(after, binding);
        List<Row> found = store.goods(shop.id(), id(id), takingPart, from, size + 1);
        List<Row> page = found.subList(0, Math.min(size, found.size()));
        return new GoodsPage(
            page.stream().map(PromotionController::view).toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                page.isEmpty() ? null : cursor(page.getFirst(), binding),
                page.isEmpty() ? null : cursor(page.getLast(), binding)
            ),
            shop,
            page.stream().map(Row::good).toList()
        );
    }

    @SchemaMapping(typeName = "PricingPromotionGoodsPage")
    public List<Effect> effects(GoodsPage page) {
        List<Long> nmIds = page.goods().stream().map(PromotionGood::nmId).toList();
        Map<Long, UnitEconomics> economics = margins.of(page.shop().id(), nmIds, days.today());
        return page
            .goods()
            .stream()
            .map(good -> effect(good, economics.get(good.nmId())))
            .toList();
    }

    /** Costs in another currency than the promotion's say nothing of it. */
    private static Effect effect(PromotionGood good, @Nullable UnitEconomics of) {
        if (of == null || !of.currency().equals(good.currency())) {
            return new Effect(good.nmId(), null, null, null, null, null, false);
        }
        Optional<BigDecimal> floor = of.floor();
        var now = of.at(good.paid());
        var then = of.at(good.paidThen());
        return new Effect(
            good.nmId(),
            text(now.profit()),
            text(now.percent()),
            text(then.profit()),
            text(then.percent()),
            text(floor.orElse(null)),
            floor.filter(least -> good.paidThen().compareTo(least) < 0).isPresent()
        );
    }

    private static GoodView view(Row row) {
        PromotionGood good = row.good();
        return new GoodView(
            good.nmId(),
            row.vendorCode(),
            good.takingPart(),
            Money.of(good.price(), good.currency()),
            good.discount(),
            Money.of(good.paid(), good.currency()),
            Money.of(good.planPrice(), good.currency()),
            good.planDiscount(),
            Money.of(good.paidThen(), good.currency())
        );
    }

    private static Freshness freshness(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return new Freshness(
            age.compareTo(PromotionJob.FRESH) <= 0 ? Freshness.State.FRESH : Freshness.State.STALE,
            at,
            age.isNegative() ? Duration.ZERO : age,
            at.plus(PromotionJob.FRESH),
            Freshness.Source.MIRROR,
            null
        );
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    static long id(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The id of a promotion is a positive whole number");
        }
        return Long.parseLong(text);
    }

    private static String cursor(Row row, String binding) {
        return new KeysetCursor(List.of(Long.toString(row.good().nmId()))).encode(binding);
    }

    private static long place(String cursor, String binding) {
        try {
            return Long.parseLong(String.valueOf(KeysetCursor.decode(cursor, binding).values().getFirst()));
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
