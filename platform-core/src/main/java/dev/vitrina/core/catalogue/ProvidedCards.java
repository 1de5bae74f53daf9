package dev.vitrina.core.catalogue;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueReading;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The cards of the one plugin that provides them. Before jobs and listeners, which may ask for cards. */
@Component
@Order(15)
class ProvidedCards implements CardCatalogue, ContributionRegistrar {

    private final AtomicReference<@Nullable CardCatalogue> provided = new AtomicReference<>();

    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        int own = plugin.catalogues().size();
        boolean another = others
            .stream()
            .anyMatch(other -> !other.pluginId().equals(plugin.pluginId()) && !other.catalogues().isEmpty());
        if (own > 1 || (own == 1 && another)) {
            throw new VitrinaException(
                ErrorCode.CONFLICT,
                "Only one plugin can provide product cards, and one is there"
            );
        }
    }

    @Override
    public Registration register(PluginContributions plugin) {
        if (plugin.catalogues().isEmpty()) {
            return () -> {};
        }
        CardCatalogue cards = plugin.catalogues().getFirst();
        provided.set(cards);
        return () -> provided.compareAndSet(cards, null);
    }

    @Override
    public List<CatalogueCard> find(ShopId shop, Collection<Long> nmIds) {
        requireFew(nmIds);
        return nmIds.isEmpty() ? List.of() : cards().find(shop, nmIds);
    }

    @Override
    public List<CatalogueCard> findBrief(ShopId shop, Collection<Long> nmIds) {
        requireFew(nmIds);
        return nmIds.isEmpty() ? List.of() : cards().findBrief(shop, nmIds);
    }

    @Override
    public CatalogueSlice walk(ShopId shop, @Nullable String filter, @Nullable String after, int size) {
        return cards().walk(shop, filter, after, size);
    }

    @Override
    public long count(ShopId shop, @Nullable String filter) {
        return cards().count(shop, filter);
    }

    @Override
    public CatalogueReading readAnew(ShopId shop, Collection<Long> nmIds, Priority priority) {
        requireFew(nmIds);
        return nmIds.isEmpty() ? new CatalogueReading.Read(List.of()) : cards().readAnew(shop, nmIds, priority);
    }

    @Override
    public List<CatalogueCard> findByVendorCode(ShopId shop, Collection<String> vendorCodes) {
        requireFew(vendorCodes);
        return vendorCodes.isEmpty() ? List.of() : cards().findByVendorCode(shop, vendorCodes);
    }

    @Override
    public List<CatalogueCard> findByBarcode(ShopId shop, Collection<String> skus) {
        requireFew(skus);
        return skus.isEmpty() ? List.of() : cards().findByBarcode(shop, skus);
    }

    @Override
    public List<Long> nmIds(ShopId shop, long after, int size) {
        return cards().nmIds(shop, after, size);
    }

    private static void requireFew(Collection<?> keys) {
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " cards can be asked for at once");
        }
    }

    private CardCatalogue cards() {
        CardCatalogue now = provided.get();
        if (now == null) {
            throw new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                "The plugin that keeps product cards is not in service"
            );
        }
        return now;
    }
}
