package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueReading;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plugin's cards behind its gate. */
record GuardedCards(CardCatalogue cards, PluginGate gate) implements CardCatalogue {
    @Override
    public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
        return gate.get(() -> cards.find(shop, nmIds));
    }

    @Override
    public List<CatalogueCard> findBrief(ShopId shop, Collection<Long> nmIds) {
        return gate.get(() -> cards.findBrief(shop, nmIds));
    }

    @Override
    public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
        return gate.get(() -> cards.walk(shop, filter, after, size));
    }

    @Override
    public long count(ShopId shop, @Nullable String filter) {
        return gate.get(() -> cards.count(shop, filter));
    }

    @Override
    public CatalogueReading readAnew(ShopId shop, Collection<Long> nmIds, Priority priority) {
        return gate.get(() -> cards.readAnew(shop, nmIds, priority));
    }

    @Override
    public List<CatalogueCard> findByVendorCode(ShopId shop, Collection<String> vendorCodes) {
        return gate.get(() -> cards.findByVendorCode(shop, vendorCodes));
    }

    @Override
    public List<CatalogueCard> findByBarcode(ShopId shop, Collection<String> skus) {
        return gate.get(() -> cards.findByBarcode(shop, skus));
    }

    @Override
    public List<Long> nmIds(ShopId shop, long after, int size) {
        return gate.get(() -> cards.nmIds(shop, after, size));
    }
}
