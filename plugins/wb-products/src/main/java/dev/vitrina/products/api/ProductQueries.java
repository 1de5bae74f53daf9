package dev.vitrina.products.api;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.directory.SubjectTree;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.FacetStore;
import dev.vitrina.products.search.Facets;
import dev.vitrina.products.search.TraitFacets;
import dev.vitrina.products.search.TraitFacets.TraitFacet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The catalogue's fields of {@code Query}. */
@Controller
public final class ProductQueries {

    private final CardSearch search;
    private final CardStore store;
    private final FacetStore facets;
    private final Mirror mirror;
    private final Filters filters;
    private final TraitFacets traits;
    private final SubjectTree subjects;

    public ProductQueries(
        CardSearch search,
        CardStore store,
        FacetStore facets,
        TraitFacets traits,
        Mirror mirror,
        Filters filters,
        SubjectTree subjects
    ) {
        this.filters = filters;
        this.subjects = subjects;
        this.traits = traits;
        this.search = search;
        this.store = store;
        this.facets = facets;
        this.mirror = mirror;
    }

    @QueryMapping
    public ProductConnection products(
        ShopContext shop,
        @Argument @Nullable ProductFilterInput filter,
        @Argument @Nullable ProductOrderInput orderBy,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        ProductConnection page = new ProductConnection(
            search.find(
                shop.id(),
                mirror.status(shop.id().value()),
                filters.of(shop.id(), filter),
                ProductOrderInput.order(orderBy),
                PageSize.of(first),
                after
            )
        );
        mirror.answered(shop.id().value());
        return page;
    }

    @QueryMapping
    public @Nullable Card product(ShopContext shop, @Argument String nmId) {
        Card card = store.find(shop.id(), Ids.parse("nmId", nmId)).orElse(null);
        mirror.answered(shop.id().value());
        return card;
    }

    @QueryMapping
    public Facets productFacets(
        ShopContext shop,
        @Argument @Nullable ProductFilterInput filter,
        @Argument @Nullable Integer limit
    ) {
        // Who opens the filter by subject after this asks for its categories.
        subjects.warm(shop.id());
        return facets.facets(shop.id(), filters.of(shop.id(), filter), most(limit));
    }

    @QueryMapping
    public List<TraitFacet> productCharacteristicFacets(
        ShopContext shop,
        @Argument @Nullable ProductFilterInput filter,
        @Argument @Nullable Integer limit
    ) {
        return traits.of(shop.id(), filters.of(shop.id(), filter), most(limit));
    }

    private static int most(@Nullable Integer limit) {
        int most = limit == null ? PageSize.DEFAULT : limit;
        if (most < 1 || most > PageSize.MAX) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`limit` must be between 1 and " + PageSize.MAX);
        }
        return most;
    }
}
