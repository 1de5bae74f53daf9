package dev.vitrina.products.api;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardSearch.CardList;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.TextMatch;
import dev.vitrina.products.sync.SyncPolicy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Fields that cost something and are looked up only when asked for; those of cards for all cards of a page at once. */
@Controller
public final class ProductFields {

    private final CardStore store;
    private final CardCounts counts;
    private final Mirror mirror;
    private final SyncPolicy policy;

    public ProductFields(CardStore store, CardCounts counts, Mirror mirror, SyncPolicy policy) {
        this.store = store;
        this.counts = counts;
        this.mirror = mirror;
        this.policy = policy;
    }

    @SchemaMapping(typeName = "ProductConnection")
    public long totalCount(ProductConnection page) {
        return counts.count(page.list().shop(), page.list().filter(), page.list().status());
    }

    /** Null where the list is not of cards that the text identifies. */
    @SchemaMapping(typeName = "ProductConnection")
    public @Nullable Long containedCount(ProductConnection page) {
        CardList list = page.list();
        return list.match() == TextMatch.IDENTIFIED
            ? (Long) counts.count(list.shop(), list.filter().containing(), list.status())
            : null;
    }

    @SchemaMapping(typeName = "ProductConnection")
    public Freshness freshness(ProductConnection page) {
        return page.list().status().freshness(policy.fresh());
    }

    @SchemaMapping(typeName = "ProductConnection")
    public @Nullable Instant oldestSeenAt(ProductConnection page) {
        List<Long> nmIds = page
            .list()
            .edges()
            .stream()
            .map(edge -> edge.node().nmId())
            .toList();
        return store.oldestWritten(page.list().shop(), nmIds).map(page.list().status()::seen).orElse(null);
    }

    /** All cards of a request are of one shop: the request's. */
    @BatchMapping(typeName = "Product", field = "freshness")
    public List<Freshness> cardFreshness(List<Card> cards) {
        return Collections.nCopies(cards.size(), mirror.freshness(cards.getFirst().shop().value(), policy.fresh()));
    }

    @BatchMapping(typeName = "Product", field = "groupSize")
    public List<Integer> groupSize(List<Card> cards) {
        ShopId shop = cards.getFirst().shop();
        Map<Long, Integer> sizes = store.groupSizes(shop, cards.stream().map(Card::imtId).collect(Collectors.toSet()));
        // Others of the group: the card itself is not one. A card that was deleted meanwhile leaves none behind.
        return cards
            .stream()
            .map(card -> Math.max(0, sizes.getOrDefault(card.imtId(), 1) - 1))
            .toList();
    }
}
