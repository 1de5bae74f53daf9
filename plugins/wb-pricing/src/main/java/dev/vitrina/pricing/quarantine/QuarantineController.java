package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.money.Money;
import dev.vitrina.pricing.named.ShownCards;
import dev.vitrina.pricing.quarantine.QuarantineStore.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingQuarantine}. */
@Controller
public final class QuarantineController {

    /** Where a price can be released by hand, which the API has no method for (WB items spec, quarantine/goods). */
    private static final String CABINET = "https://seller.wildberries.ru/discount-and-prices/quarantine";

    private final QuarantineStore store;
    private final Mirror mirror;
    private final ShownCards cards;
    private final Texts texts;

    public QuarantineController(QuarantineStore store, Mirror mirror, ShownCards cards, Texts texts) {
        this.store = store;
        this.mirror = mirror;
        this.cards = cards;
        this.texts = texts;
    }

    /** Maps to {@code PricingQuarantinePage}; what it counts is asked for only when somebody wants it. */
    public record QuarantinePage(
        List<HeldGood> items,
        PageInfo pageInfo,
        Freshness freshness,
        String cabinetUrl,
        ShopContext shop,
        @Nullable String text
    ) {
        public QuarantinePage {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingHeldGood}. */
    public record HeldGood(
        long nmId,
        @Nullable String vendorCode,
        @Nullable String title,
        Money heldPrice,
        int heldDiscount,
        Money heldDiscountedPrice,
        Money price,
        int discount,
        Money discountedPrice,
        Money drop,
        String why,
        @Nullable Integer leastAccepted
    ) {}

    @QueryMapping
    public QuarantinePage pricingQuarantine(
        ShopContext shop,
        @Argument @Nullable String text,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        Freshness freshness = mirror.freshness(shop.id().value(), QuarantineSyncJob.FRESH);
        QuarantineStore.Page page = store.page(shop.id(), text, PageSize.of(first), after);
        mirror.answered(shop.id().value());
        Map<Long, CatalogueCard> shown = cards.of(
            shop.id(),
            page
                .rows()
                .stream()
                .map(row -> row.held().nmId())
                .toList()
        );
        List<HeldGood> items = page
            .rows()
            .stream()
            .map(row -> good(row, shown.get(row.held().nmId())))
            .toList();
        return new QuarantinePage(items, page.info(), freshness, CABINET, shop, text);
    }

    @SchemaMapping(typeName = "PricingQuarantinePage")
    public long totalCount(QuarantinePage page) {
        return store.count(page.shop().id(), page.text());
    }

    private HeldGood good(Row row, @Nullable CatalogueCard card) {
        HeldPrice held = row.held();
        String vendorCode = row.vendorCode() == null && card != null ? card.vendorCode() : row.vendorCode();
        return new HeldGood(
            held.nmId(),
            vendorCode,
            card == null || card.title().isBlank() ? null : card.title(),
            Money.of(held.newPrice(), held.currency()),
            held.newDiscount(),
            Money.of(held.newPaid(), held.currency()),
            Money.of(held.oldPrice(), held.currency()),
            held.oldDiscount(),
            Money.of(held.oldPaid(), held.currency()),
            Money.of(held.drop(), held.currency()),
            texts.of(
                held.isThreefoldDrop() ? "quarantine.THREEFOLD_DROP" : "quarantine.HELD",
                plain(held.oldPaid()),
                plain(held.newPaid())
            ),
            held.leastAccepted().map(BigDecimal::intValue).orElse(null)
        );
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
