package dev.vitrina.products.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardSearch.CardList;
import dev.vitrina.products.search.CardStore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Cards as other plugins have them. */
public final class ExportedCards implements CardCatalogue {

    private static final CardOrder BY_ID = new CardOrder(CardOrder.Field.NM_ID, CardOrder.Direction.ASC);

    private final CardSearch search;
    private final CardStore store;
    private final Mirror mirror;
    private final JsonMapper json;

    public ExportedCards(CardSearch search, CardStore store, Mirror mirror, JsonMapper json) {
        this.search = search;
        this.store = store;
        this.mirror = mirror;
        this.json = json;
    }

    @Override
    public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
        return store.inOrder(shop, List.copyOf(nmIds)).stream().map(ExportedCards::exported).toList();
    }

    @Override
    public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
        CardList page = search.find(
            shop,
            mirror.status(shop.value()),
            ProductFilterInput.filter(read(filter)),
            BY_ID,
            PageSize.of(size),
            after
        );
        List<CatalogueCard> cards = page.edges().stream().map(Edge::node).map(ExportedCards::exported).toList();
        return new CatalogueSlice(cards, page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null);
    }

    private @Nullable ProductFilterInput read(@Nullable String filter) {
        try {
            return filter == null ? null : json.readValue(filter, ProductFilterInput.class);
        } catch (JacksonException _) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The filter is no filter of products");
        }
    }

    private static CatalogueCard exported(Card card) {
        return new CatalogueCard(
            card.nmId(),
            card.vendorCode(),
            card.title(),
            card
                .photos()
                .stream()
                .map(photo ->
                    new CatalogueCard.Photo(photo.big(), photo.c516x688(), photo.c246x328(), photo.square(), photo.tm())
                )
                .toList(),
            card.video()
        );
    }
}
