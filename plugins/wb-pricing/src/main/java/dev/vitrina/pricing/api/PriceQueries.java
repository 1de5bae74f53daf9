package dev.vitrina.pricing.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.good.GoodOrder;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.history.PricePeriod;
import dev.vitrina.pricing.sync.GoodSyncJob;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Prices as the mirror has them, and as they were. */
@Controller
public final class PriceQueries {

    private static final int MOST_AT_ONCE = 500;

    private final GoodStore goods;
    private final Mirror mirror;
    private final PriceHistory history;

    public PriceQueries(GoodStore goods, Mirror mirror, PriceHistory history) {
        this.goods = goods;
        this.mirror = mirror;
        this.history = history;
    }

    /** Maps to {@code PricingGoodsPage}; what it counts is asked for only when somebody wants it. */
    public record GoodsPage(
        List<GoodView> items,
        PageInfo pageInfo,
        Freshness freshness,
        ShopContext shop,
        GoodFilter filter
    ) {
        public GoodsPage {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingOneGood}. */
    public record OneGood(@Nullable GoodView good, Freshness freshness) {}

    /** Maps to {@code PricingOrder}. */
    public record OrderInput(GoodOrder.Field field, Direction direction) {
        /** Maps to {@code SortDirection}. */
        public enum Direction {
            ASC,
            DESC,
        }
    }

    /** Maps to {@code PricingPeriod}. */
    public record PeriodView(
        GoodView good,
        Instant from,
        @Nullable Instant to,
        PricePeriod.Source source,
        @Nullable Long changeSetId,
        ShopContext shop
    ) {
        static PeriodView of(PricePeriod period, ShopContext shop) {
            return new PeriodView(
                GoodView.of(period.good(), shop),
                period.from(),
                period.to(),
                period.source(),
                period.changeSet(),
                shop
            );
        }
    }

    /** Maps to {@code PricingHistoryPage}. */
    public record HistoryPage(List<PeriodView> items, PageInfo pageInfo) {
        public HistoryPage {
            items = List.copyOf(items);
        }
    }

    @QueryMapping
    public GoodsPage pricingGoods(
        ShopContext shop,
        @Argument @Nullable GoodFilter filter,
        @Argument @Nullable OrderInput orderBy,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        GoodFilter wanted = filter == null ? GoodFilter.ALL : filter;
        GoodOrder order = orderBy == null
            ? GoodOrder.DEFAULT
            : new GoodOrder(orderBy.field(), orderBy.direction() == OrderInput.Direction.ASC);
        Freshness freshness = mirror.freshness(shop.id().value(), GoodSyncJob.FRESH);
        GoodStore.Page page = goods.page(shop.id(), wanted, order, PageSize.of(first), after);
        mirror.answered(shop.id().value());
        return new GoodsPage(
            page
                .edges()
                .stream()
                .map(edge -> GoodView.of(edge.node(), shop))
                .toList(),
            page.info(),
            freshness,
            shop,
            wanted
        );
    }

    @SchemaMapping(typeName = "PricingGoodsPage")
    public long totalCount(GoodsPage page) {
        return goods.count(page.shop().id(), page.filter());
    }

    @QueryMapping
    public OneGood pricingGood(ShopContext shop, @Argument String nmId) {
        Freshness freshness = mirror.freshness(shop.id().value(), GoodSyncJob.FRESH);
        long id = Ids.nmId(nmId);
        GoodView good = goods
            .find(shop.id(), List.of(id))
            .values()
            .stream()
            .findFirst()
            .map(found -> GoodView.of(found, shop))
            .orElse(null);
        mirror.answered(shop.id().value());
        return new OneGood(good, freshness);
    }

    @QueryMapping
    public HistoryPage pricingHistory(
        ShopContext shop,
        @Argument String nmId,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        String binding = "history " + nmId;
        List<PricePeriod> found = history.periods(
            shop.id(),
            Ids.nmId(nmId),
            after == null ? null : time(after, binding),
            size + 1
        );
        List<PricePeriod> page = found.subList(0, Math.min(size, found.size()));
        return new HistoryPage(
            page
                .stream()
                .map(period -> PeriodView.of(period, shop))
                .toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                page.isEmpty() ? null : cursor(page.getFirst(), binding),
                page.isEmpty() ? null : cursor(page.getLast(), binding)
            )
        );
    }

    @QueryMapping
    public List<PeriodView> pricingAt(ShopContext shop, @Argument List<String> nmIds, @Argument Instant time) {
        if (nmIds.size() > MOST_AT_ONCE) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "At most " + MOST_AT_ONCE + " goods at a time");
        }
        Collection<PricePeriod> periods = history.at(shop.id(), Ids.nmIds(nmIds), time).values();
        return periods
            .stream()
            .map(period -> PeriodView.of(period, shop))
            .toList();
    }

    private static String cursor(PricePeriod period, String binding) {
        return new KeysetCursor(List.of(period.from().toString())).encode(binding);
    }

    private static Instant time(String cursor, String binding) {
        try {
            return Instant.parse(Objects.requireNonNull(KeysetCursor.decode(cursor, binding).values().getFirst()));
        } catch (DateTimeException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
