package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.PropertyDataFetcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code Product.mediaInventory}, for all cards of a request at once. */
@Controller
class InventoryFields {

    private static final PropertyDataFetcher<Object> NM_ID = PropertyDataFetcher.fetching("nmId");

    private final CardCatalogue catalogue;
    private final AssetStore store;

    InventoryFields(CardCatalogue catalogue, AssetStore store, BatchLoaderRegistry loaders) {
        this.catalogue = catalogue;
        this.store = store;
        loaders
            .forTypePair(Key.class, Inventory.class)
            .registerMappedBatchLoader((keys, environment) -> Mono.fromSupplier(() -> load(keys)));
    }

    /** The card is another plugin's object: of it only what the schema says is known. */
    @SchemaMapping(typeName = "Product", field = "mediaInventory")
    CompletableFuture<Inventory> inventory(
        DataFetchingEnvironment environment,
        ShopContext shop,
        DataLoader<Key, Inventory> loader
    ) {
        long nmId = Long.parseLong(String.valueOf(NM_ID.get(environment)));
        return loader.load(new Key(shop.id(), nmId));
    }

    private Map<Key, Inventory> load(Set<Key> keys) {
        Map<Key, Inventory> all = new HashMap<>();
        keys
            .stream()
            .collect(Collectors.groupingBy(Key::shop, Collectors.mapping(Key::nmId, Collectors.toList())))
            .forEach((shop, nmIds) -> all.putAll(load(shop, nmIds)));
        return all;
    }

    private Map<Key, Inventory> load(ShopId shop, List<Long> nmIds) {
        Map<Long, List<Asset>> checked = store.of(shop, nmIds);
        Map<Key, Inventory> found = new HashMap<>();
        nmIds.forEach(nmId -> found.put(new Key(shop, nmId), Inventory.NONE));
        for (CatalogueCard card : catalogue.find(shop, nmIds)) {
            found.put(new Key(shop, card.nmId()), Inventory.of(card, checked.getOrDefault(card.nmId(), List.of())));
        }
        return found;
    }

    /** A card of a shop. */
    record Key(ShopId shop, long nmId) {}
}
