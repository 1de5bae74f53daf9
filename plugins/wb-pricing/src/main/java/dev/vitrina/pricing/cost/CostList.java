package dev.vitrina.pricing.cost;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.named.NamedGoods;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.json.JsonMapper;

/** {@code Query.pricingCosts} and {@code Query.pricingCostCompleteness}. */
@Controller
public final class CostList {

    /** Goods that the catalogue finds at once. */
    private static final int MOST_FOUND = 100;

    /** Behind the last good that the catalogue finds. */
    private static final String END = "";

    private final Costs costs;
    private final CardCatalogue catalogue;
    private final Days days;

    public CostList(Costs costs, CardCatalogue catalogue, Days days) {
        this.costs = costs;
        this.catalogue = catalogue;
        this.days = days;
    }

    /** Maps to {@code PricingGoodCostsConnection}. */
    public record Page(List<Edge> edges, PageInfo pageInfo) {
        public List<Good> nodes() {
            return edges.stream().map(Edge::node).toList();
        }
    }

    /** Maps to {@code PricingGoodCostsEdge}. */
    public record Edge(String cursor, Good node) {}

    /** Maps to {@code PageInfo}. */
    public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor
    ) {}

    /** Maps to {@code PricingGoodCosts}. */
    public record Good(long nmId, String vendorCode, String title, List<Size> sizes, List<Cost> costs) {}

    /** Maps to {@code PricingCostedSize}. */
    public record Size(long sizeId, @Nullable String techSize) {}

    /** Maps to {@code PricingCost}. */
    public record Cost(
        @Nullable Long sizeId,
        String validFrom,
        String amount,
        String currency,
        boolean current,
        String setBy,
        Instant setAt
    ) {}

    @QueryMapping
    public Costs.Completeness pricingCostCompleteness(ShopContext shop, @Argument @Nullable String on) {
        return costs.completeness(shop.id(), days.of(on));
    }

    @QueryMapping
    public Page pricingCosts(
        ShopContext shop,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after,
        @Argument @Nullable Boolean missing,
        @Argument @Nullable String text,
        @Argument @Nullable String on
    ) {
        LocalDate day = days.of(on);
        int size = PageSize.of(first).value();
        if (text != null && !text.isBlank()) {
            return matching(shop.id(), text.strip(), after, Math.min(size, MOST_FOUND), day);
        }
        String binding = "costs " + missing + (missing == null ? "" : " " + day);
        long from = after == null ? 0 : place(after, binding);
        List<Long> found = missing == null
            ? costs.goods(shop.id(), from, size + 1)
            : costs.goods(shop.id(), missing, day, from, size + 1);
        List<Long> nmIds = found.subList(0, Math.min(size, found.size()));
        List<Edge> edges = goods(shop.id(), nmIds, day)
            .stream()
            .map(good -> new Edge(cursor(good.nmId(), binding), good))
            .toList();
        return new Page(
            edges,
            new PageInfo(
                found.size() > size,
                from > 0,
                nmIds.isEmpty() ? null : cursor(nmIds.getFirst(), binding),
                nmIds.isEmpty() ? null : cursor(nmIds.getLast(), binding)
            )
        );
    }

    /** What the catalogue finds, page by page: each cursor of a page says where the catalogue goes on behind it. */
    private Page matching(ShopId shop, String text, @Nullable String after, int size, LocalDate day) {
        String filter = JsonMapper.shared().writeValueAsString(Map.of("text", text));
        String binding = "costs found " + text;
        String from = after == null
            ? null
            : Objects.requireNonNull(KeysetCursor.decode(after, binding).values().getFirst());
        CatalogueSlice slice = END.equals(from)
            ? new CatalogueSlice(List.of(), null)
            : catalogue.walk(shop, filter, from, size);
        String next = slice.next();
        String cursor = new KeysetCursor(List.of(next == null ? END : next)).encode(binding);
        List<Edge> edges = goods(shop, slice.cards().stream().map(CatalogueCard::nmId).toList(), day)
            .stream()
            .map(good -> new Edge(cursor, good))
            .toList();
        return new Page(
            edges,
            new PageInfo(next != null, after != null, null, slice.cards().isEmpty() ? null : cursor)
        );
    }

    private List<Good> goods(ShopId shop, List<Long> nmIds, LocalDate day) {
        Map<Long, List<CostPrice>> told = costs
            .all(shop, nmIds)
            .stream()
            .collect(Collectors.groupingBy(cost -> cost.sku().nmId()));
        Map<Long, CatalogueCard> cards = new HashMap<>();
        catalogue.find(shop, nmIds).forEach(card -> cards.put(card.nmId(), card));
        // A card may go between the two questions.
        return nmIds
            .stream()
            .flatMap(nmId -> Optional.ofNullable(cards.get(nmId)).stream())
            .map(card -> good(card, told.getOrDefault(card.nmId(), List.of()), day))
            .toList();
    }

    private static Good good(CatalogueCard card, List<CostPrice> told, LocalDate day) {
        Set<Long> met = new HashSet<>();
        return new Good(
            card.nmId(),
            card.vendorCode(),
            card.title(),
            card
                .sizes()
                .stream()
                .map(size -> new Size(size.chrtId(), size.techSize()))
                .toList(),
            told
                .stream()
                .map(cost -> cost(cost, !cost.validFrom().isAfter(day) && met.add(cost.sku().sizeId())))
                .toList()
        );
    }

    private static Cost cost(CostPrice cost, boolean current) {
        return new Cost(
            cost.sku().sizeId() == Sku.ALL_SIZES ? null : cost.sku().sizeId(),
            cost.validFrom().toString(),
            cost.amount().toPlainString(),
            cost.currency(),
            current,
            cost.by().email(),
            cost.at()
        );
    }

    private static String cursor(long nmId, String binding) {
        return new KeysetCursor(List.of(Long.toString(nmId))).encode(binding);
    }

    private static long place(String cursor, String binding) {
        List<@Nullable String> values = KeysetCursor.decode(cursor, binding).values();
        String place = String.valueOf(values.getFirst());
        if (values.size() != 1 || !NamedGoods.isId(place)) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
        return Long.parseLong(place);
    }
}
