package dev.vitrina.products.api;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueReading;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.fresh.FreshAnswer;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.CardWalks;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Cards as other plugins have them. */
public final class ExportedCards implements CardCatalogue {

    private static final int MOST_IDS = 10_000;

    private final CardStore store;
    private final CardRows rows;
    private final CardLookup lookup;
    private final CardWalks walks;
    private final Filters filters;
    private final JsonMapper json;
    private final CardJson documents;

    public ExportedCards(
        CardStore store,
        CardRows rows,
        CardLookup lookup,
        CardWalks walks,
        Filters filters,
        JsonMapper json
    ) {
        this.store = store;
        this.rows = rows;
        this.lookup = lookup;
        this.walks = walks;
        this.filters = filters;
        this.json = json;
        this.documents = new CardJson(json);
    }

    @Override
    public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
        return store.inOrder(shop, List.copyOf(nmIds)).stream().map(ExportedCards::exported).toList();
    }

    @Override
    public List<CatalogueCard> findBrief(ShopId shop, Collection<Long> nmIds) {
        return rows.brief(shop, nmIds).stream().map(this::brief).toList();
    }

    private CatalogueCard brief(CardRows.Brief card) {
        try {
            String text = card.document();
            Card.Dimensions dimensions = text == null ? card.measured() : CardReader.dimensions(documents.stored(text));
            return new CatalogueCard(
                card.nmId(),
                "",
                "",
                List.of(),
                null,
                card.subjectId(),
                card.subjectName(),
                dimensions(dimensions),
                List.of()
            );
        } catch (MalformedCardException e) {
            throw new IllegalStateException("The card " + card.nmId() + " was stored and cannot be read", e);
        }
    }

    @Override
    public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
        CardWalks.Asked asked = new CardWalks.Asked(String.valueOf(filter), () -> filters.toActOn(shop, read(filter)));
        CardWalks.Step step = walks.next(shop, asked, after, size);
        return new CatalogueSlice(step.cards().stream().map(ExportedCards::exported).toList(), step.next());
    }

    @Override
    public long count(ShopId shop, @Nullable String filter) {
        return walks.count(shop, filters.toActOn(shop, read(filter)));
    }

    @Override
    public CatalogueReading readAnew(ShopId shop, Collection<Long> nmIds, Priority priority) {
        return switch (lookup.manyByNmId(shop, nmIds, priority)) {
            case FreshAnswer.NotNow<Long>(var problem, var retryAt) -> new CatalogueReading.NotNow(problem, retryAt);
            case FreshAnswer.Cards<Long>(var found, boolean _) -> new CatalogueReading.Read(
                found
                    .values()
                    .stream()
                    .map(fresh -> exported(fresh.card()))
                    .toList()
            );
        };
    }

    @Override
    public List<CatalogueCard> findByVendorCode(ShopId shop, Collection<String> vendorCodes) {
        List<Long> nmIds = rows
            .byVendorCode(shop, vendorCodes)
            .values()
            .stream()
            .flatMap(Collection::stream)
            .distinct()
            .toList();
        return find(shop, nmIds);
    }

    @Override
    public List<CatalogueCard> findByBarcode(ShopId shop, Collection<String> skus) {
        List<Long> nmIds = rows.bySku(shop, skus).values().stream().flatMap(Collection::stream).distinct().toList();
        return find(shop, nmIds);
    }

    @Override
    public List<Long> nmIds(ShopId shop, long after, int size) {
        if (size < 1 || size > MOST_IDS) {
            throw new IllegalArgumentException("Between 1 and " + MOST_IDS + " cards can be listed at once");
        }
        return rows.ids(shop, after, size);
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
            card.video(),
            card.subjectId(),
            card.subjectName(),
            dimensions(card.dimensions()),
            card
                .sizes()
                .stream()
                .map(size -> new CatalogueCard.Size(size.chrtId(), size.techSize(), size.skus()))
                .toList()
        );
    }

    private static CatalogueCard.@Nullable Dimensions dimensions(Card.@Nullable Dimensions of) {
        return of == null
            ? null
            : new CatalogueCard.Dimensions(of.length(), of.width(), of.height(), of.weightBrutto());
    }
}
