package dev.vitrina.pricing.competitor;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.pricing.competitor.CompetitorViews.GoodView;
import dev.vitrina.pricing.competitor.RivalStore.Filter;
import dev.vitrina.pricing.competitor.RivalStore.Place;
import dev.vitrina.pricing.competitor.SourceStore.Source;
import dev.vitrina.pricing.money.Money;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingCompetitors} and {@code Query.pricingRivalHistory}. */
@Controller
public final class CompetitorController {

    private final RivalStore rivals;
    private final SightingStore sightings;
    private final SourceStore sources;
    private final CompetitorViews views;
    private final CompetitorSettings settings;
    private final Clock clock;

    public CompetitorController(
        RivalStore rivals,
        SightingStore sightings,
        SourceStore sources,
        CompetitorViews views,
        CompetitorSettings settings,
        Clock clock
    ) {
        this.rivals = rivals;
        this.sightings = sightings;
        this.sources = sources;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /** Maps to {@code PricingCompetitorFilter}. */
    public record FilterInput(@Nullable String text, @Nullable Boolean undercut) {}

    /** Maps to {@code PricingCompetitorsPage}; what it counts is asked for only when somebody wants it. */
    record CompetitorsPage(
        boolean enabled,
        List<GoodView> items,
        PageInfo pageInfo,
        String undercutPercent,
        int mostOfGood,
        int mostOfShop,
        Source source,
        ShopContext shop,
        Filter filter
    ) {
        CompetitorsPage {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingRivalHistoryPage}. */
    record HistoryPage(List<PeriodView> items, PageInfo pageInfo) {
        HistoryPage {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingRivalPeriod}. */
    record PeriodView(Instant from, @Nullable Instant to, Presence presence, @Nullable Money price) {}

    @QueryMapping
    public CompetitorsPage pricingCompetitors(
        ShopContext shop,
        @Argument @Nullable FilterInput filter,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        Filter wanted = Filter.of(
            filter == null ? null : filter.text(),
            filter != null && Boolean.TRUE.equals(filter.undercut())
        );
        int size = PageSize.of(first).value();
        String binding = "competitors " + wanted;
        Place from = after == null ? null : place(after, binding);
        List<Place> found = rivals.page(shop.id(), wanted, known(), from, size + 1);
        List<Place> page = found.subList(0, Math.min(size, found.size()));
        return new CompetitorsPage(
            settings.isOn(),
            views.of(shop.id(), page.stream().map(Place::nmId).toList()),
            new PageInfo(
                found.size() > size,
                after != null,
                page.isEmpty() ? null : cursor(page.getFirst(), binding),
                page.isEmpty() ? null : cursor(page.getLast(), binding)
            ),
            settings.undercutPercent().stripTrailingZeros().toPlainString(),
            Attachments.MOST_OF_GOOD,
            Attachments.MOST_OF_SHOP,
            sources.find(shop.id()),
            shop,
            wanted
        );
    }

    @SchemaMapping(typeName = "PricingCompetitorsPage")
    public long totalCount(CompetitorsPage page) {
        return rivals.goods(page.shop().id(), page.filter(), known());
    }

    @QueryMapping
    public HistoryPage pricingRivalHistory(
        ShopContext shop,
        @Argument String nmId,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        String binding = "rival " + nmId;
        Instant before = after == null ? null : time(after, binding);
        List<SightingStore.Period> found = sightings.periods(shop.id(), nmId(nmId), before, size + 1);
        List<SightingStore.Period> page = found.subList(0, Math.min(size, found.size()));
        return new HistoryPage(
            page
                .stream()
                .map(period ->
                    new PeriodView(
                        period.from(),
                        period.to(),
                        period.presence(),
                        CompetitorViews.money(period.kopecks())
                    )
                )
                .toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                page.isEmpty() ? null : cursor(page.getFirst(), binding),
                page.isEmpty() ? null : cursor(page.getLast(), binding)
            )
        );
    }

    private Instant known() {
        return clock.instant().minus(Sighting.FORGOTTEN);
    }

    /** @throws VitrinaException {@code INVALID_INPUT} for what is none */
    static long nmId(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "A WB article is a positive whole number");
        }
        return Long.parseLong(text);
    }

    private static String cursor(Place place, String binding) {
        return new KeysetCursor(List.of(Long.toString(place.gap()), Long.toString(place.nmId()))).encode(binding);
    }

    private static String cursor(SightingStore.Period period, String binding) {
        return new KeysetCursor(List.of(period.from().toString())).encode(binding);
    }

    private static Place place(String cursor, String binding) {
        List<@Nullable String> values = KeysetCursor.decode(cursor, binding).values();
        try {
            return new Place(
                Long.parseLong(String.valueOf(values.getFirst())),
                Long.parseLong(String.valueOf(values.getLast()))
            );
        } catch (NumberFormatException damaged) {
            throw damaged();
        }
    }

    private static Instant time(String cursor, String binding) {
        try {
            return Instant.parse(Objects.requireNonNull(KeysetCursor.decode(cursor, binding).values().getFirst()));
        } catch (DateTimeException damaged) {
            throw damaged();
        }
    }

    private static VitrinaException damaged() {
        return new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
    }
}
