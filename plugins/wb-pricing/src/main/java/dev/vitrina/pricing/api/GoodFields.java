package dev.vitrina.pricing.api;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.named.ShownCards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** What people know a good by: {@code PricingGood.card}. */
@Controller
public final class GoodFields {

    private final ShownCards cards;

    public GoodFields(ShownCards cards) {
        this.cards = cards;
    }

    /** Maps to {@code PricingCard}. */
    public record CardView(@Nullable String title, @Nullable String photo) {
        static CardView of(CatalogueCard card) {
            return new CardView(
                card.title().isBlank() ? null : card.title(),
                card.photos().isEmpty() ? null : card.photos().getFirst().tm()
            );
        }
    }

    /** Goods without a card are missing. */
    @BatchMapping(typeName = "PricingGood")
    public Map<GoodView, CardView> card(List<GoodView> goods) {
        Map<GoodView, CardView> found = new HashMap<>();
        Map<ShopId, List<GoodView>> byShop = goods.stream().collect(Collectors.groupingBy(good -> good.shop().id()));
        byShop.forEach((shop, of) -> {
            Map<Long, CatalogueCard> shown = cards.of(
                shop,
                of.stream().map(GoodView::nmId).collect(Collectors.toSet())
            );
            for (GoodView good : of) {
                CatalogueCard card = shown.get(good.nmId());
                if (card != null) {
                    found.put(good, CardView.of(card));
                }
            }
        });
        return found;
    }
}
