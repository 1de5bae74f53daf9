package dev.vitrina.products.api;

import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.ShopsSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Cards of all shops that the caller may see cards of. */
@Controller
public final class ProductsInAllShops {

    private static final String PERMISSION = "wb-products:read";

    private final ShopsSearch search;
    private final ConditionCopies conditions;

    public ProductsInAllShops(ShopsSearch search, ConditionCopies conditions) {
        this.search = search;
        this.conditions = conditions;
    }

    @QueryMapping
    public ShopsSearch.Page productsInAllShops(
        CallerShops shops,
        @Argument @Nullable ProductFilterInput filter,
        @Argument @Nullable ProductOrderInput orderBy,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        List<ShopId> allowed = shops.with(PERMISSION).stream().map(Shop::id).toList();
        CardFilter wanted = ProductFilterInput.filter(filter);
        conditions.require(allowed, wanted.content().conditions().all());
        return search.find(allowed, wanted, ProductOrderInput.order(orderBy), PageSize.of(first), after);
    }

    @SchemaMapping(typeName = "ProductHitConnection")
    public long totalCount(ShopsSearch.Page page) {
        return search.count(page);
    }

    @SchemaMapping(typeName = "ProductHitConnection")
    public ProductConnection.TextMatch textMatch(ShopsSearch.Page page) {
        return ProductConnection.TextMatch.of(page.match());
    }

    @SchemaMapping(typeName = "ProductHit")
    public String shopId(Card card) {
        return card.shop().toString();
    }

    @SchemaMapping(typeName = "ProductHit")
    public @Nullable String thumbnail(Card card) {
        return card.photos().isEmpty() ? null : card.photos().getFirst().tm();
    }
}
