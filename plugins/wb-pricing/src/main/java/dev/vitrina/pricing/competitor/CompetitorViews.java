package dev.vitrina.pricing.competitor;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.competitor.Comparison.Basis;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.Good.SizePrice;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.money.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goods beside their rivals, as people see them. Thread-safe. */
public final class CompetitorViews {

    static final String ROUBLE = "RUB";

    private final RivalStore rivals;
    private final SightingStore sightings;
    private final UndercutStore undercuts;
    private final GoodStore goods;
    private final CardCatalogue catalogue;
    private final CompetitorSettings settings;
    private final Clock clock;

    public CompetitorViews(
        RivalStore rivals,
        SightingStore sightings,
        UndercutStore undercuts,
        GoodStore goods,
        CardCatalogue catalogue,
        CompetitorSettings settings,
        Clock clock
    ) {
        this.rivals = rivals;
        this.sightings = sightings;
        this.undercuts = undercuts;
        this.goods = goods;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Maps to {@code PricingSighting}. */
    record SightingView(
        Presence presence,
        @Nullable Money price,
        Confidence confidence,
        @Nullable Instant seenAt,
        @Nullable Long ageSeconds,
        int agreeing,
        @Nullable Money unconfirmedPrice
    ) {}

    /** Maps to {@code PricingRival}. */
    record RivalView(
        long nmId,
        @Nullable String name,
        @Nullable String brand,
        String url,
        String note,
        Instant addedAt,
        String addedBy,
        SightingView sighting,
        @Nullable String gapPercent
    ) {}

    /** Maps to {@code PricingCompetitorGood}. */
    record GoodView(
        long nmId,
        @Nullable String vendorCode,
        @Nullable String title,
        @Nullable Money discountedPrice,
        SightingView storefront,
        boolean undercut,
        @Nullable ComparisonView comparison,
        List<RivalView> rivals
    ) {
        GoodView {
            rivals = List.copyOf(rivals);
        }
    }

    /** In the order of the ids; goods without rivals are left out. */
    List<GoodView> of(ShopId shop, List<Long> nmIds) {
        if (nmIds.isEmpty()) {
            return List.of();
        }
        Map<Long, List<RivalStore.Row>> rows = rivals.of(shop, nmIds);
        Map<Long, Sighting> own = sightings.find(shop, nmIds);
        Map<Long, Good> prices = goods.find(shop, nmIds);
        Set<Long> undercut = undercuts.among(shop, nmIds);
        Map<Long, CatalogueCard> cards = catalogue
            .find(shop, nmIds)
            .stream()
            .collect(Collectors.toMap(CatalogueCard::nmId, Function.identity(), (one, _) -> one));
        Instant now = clock.instant();
        return nmIds
            .stream()
            .filter(rows::containsKey)
            .map(nmId ->
                good(
                    nmId,
                    prices.get(nmId),
                    cards.get(nmId),
                    own.getOrDefault(nmId, Sighting.NONE),
                    Objects.requireNonNull(rows.get(nmId)),
                    undercut.contains(nmId),
                    now
                )
            )
            .toList();
    }

    private GoodView good(
        long nmId,
        @Nullable Good good,
        @Nullable CatalogueCard card,
        Sighting storefront,
        List<RivalStore.Row> rows,
        boolean undercut,
        Instant now
    ) {
        Duration freshFor = settings.freshFor();
        Money asked = good == null ? null : asked(good);
        Basis basis = storefront.confidence(now, freshFor) == Confidence.UNKNOWN
            ? Basis.SELLER_PRICE
            : Basis.STOREFRONT;
        Optional<BigDecimal> own = basis == Basis.STOREFRONT
            ? Optional.ofNullable(storefront.kopecks()).map(CompetitorViews::roubles)
            : Optional.ofNullable(asked)
                .filter(money -> money.currencyCode().equals(ROUBLE))
                .map(money -> new BigDecimal(money.amount()))
                .filter(amount -> amount.signum() > 0);
        Optional<Comparison> comparison = own.flatMap(price -> Comparison.of(basis, price, compared(rows, now)));
        String vendorCode = good != null ? good.vendorCode() : card != null ? card.vendorCode() : null;
        return new GoodView(
            nmId,
            vendorCode,
            card == null || card.title().isBlank() ? null : card.title(),
            asked,
            view(storefront, now),
            undercut,
            comparison.map(ComparisonView::of).orElse(null),
            rows
                .stream()
                .map(row -> rival(row, own.orElse(null), now))
                .toList()
        );
    }

    private List<Comparison.Rival> compared(List<RivalStore.Row> rows, Instant now) {
        return rows
            .stream()
            .map(RivalStore.Row::sighting)
            .filter(sighting -> sighting.kopecks() != null)
            .map(sighting ->
                new Comparison.Rival(
                    roubles(Objects.requireNonNull(sighting.kopecks())),
                    sighting.confidence(now, settings.freshFor())
                )
            )
            .toList();
    }

    private RivalView rival(RivalStore.Row row, @Nullable BigDecimal own, Instant now) {
        SightingView sighting = view(row.sighting(), now);
        Long kopecks = row.sighting().kopecks();
        boolean comparable = own != null && kopecks != null && sighting.confidence() != Confidence.UNKNOWN;
        return new RivalView(
            row.rival(),
            row.name(),
            row.brand(),
            RivalLink.page(row.rival()),
            row.note(),
            row.addedAt(),
            row.addedBy(),
            sighting,
            comparable
                ? Comparison.gap(Objects.requireNonNull(own), roubles(Objects.requireNonNull(kopecks))).toPlainString()
                : null
        );
    }

    SightingView view(Sighting sighting, Instant now) {
        Instant seen = sighting.seenAt();
        return new SightingView(
            sighting.presence(),
            money(sighting.kopecks()),
            sighting.confidence(now, settings.freshFor()),
            seen,
            seen == null ? null : (Long) Math.max(0, Duration.between(seen, now).toSeconds()),
            sighting.agreeing(),
            money(sighting.unconfirmed())
        );
    }

    /** Of the cheapest size, as the storefront's price is. */
    private static @Nullable Money asked(Good good) {
        return good
            .sizes()
            .stream()
            .map(SizePrice::discountedPrice)
            .min(Comparator.naturalOrder())
            .map(amount -> Money.of(amount, good.currency()))
            .orElse(null);
    }

    static @Nullable Money money(@Nullable Long kopecks) {
        return kopecks == null ? null : Money.of(roubles(kopecks), ROUBLE);
    }

    private static BigDecimal roubles(long kopecks) {
        return BigDecimal.valueOf(kopecks, 2);
    }
}
