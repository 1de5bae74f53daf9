package dev.vitrina.pricing.cockpit;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Mirror;
import dev.vitrina.pricing.cockpit.ProblemStore.Count;
import dev.vitrina.pricing.cockpit.ProblemStore.Place;
import dev.vitrina.pricing.cockpit.ProblemStore.Row;
import dev.vitrina.pricing.cockpit.ProblemStore.Window;
import dev.vitrina.pricing.floor.FloorStore;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.money.Money;
import dev.vitrina.pricing.sync.GoodSyncJob;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingProblems} and {@code Query.pricingProblemGoods}. */
@Controller
public final class CockpitController {

    /** What came to nothing so long ago was seen, and left as it is. */
    private static final Duration UNAPPLIED_COUNTS = Duration.ofDays(14);

    private final ProblemStore store;
    private final FloorStore floors;
    private final Mirror mirror;
    private final Clock clock;

    public CockpitController(ProblemStore store, FloorStore floors, Mirror mirror, Clock clock) {
        this.store = store;
        this.floors = floors;
        this.mirror = mirror;
        this.clock = clock;
    }

    /** Maps to {@code PricingProblems}. */
    public record Problems(List<Problem> problems, Freshness freshness, @Nullable Instant floorsAt) {
        public Problems {
            problems = List.copyOf(problems);
        }
    }

    /** Maps to {@code PricingProblem}. */
    public record Problem(
        ProblemKind kind,
        long count,
        List<Money> atRisk,
        ProblemKind.Remedy remedy,
        @Nullable String path
    ) {
        public Problem {
            atRisk = List.copyOf(atRisk);
        }
    }

    /** Maps to {@code PricingProblemGoodsPage}. */
    public record GoodsPage(List<ProblemGood> items, PageInfo pageInfo) {
        public GoodsPage {
            items = List.copyOf(items);
        }
    }

    /** Maps to {@code PricingProblemGood}. */
    public record ProblemGood(
        long nmId,
        @Nullable String vendorCode,
        @Nullable Money atRisk,
        @Nullable Money discountedPrice,
        @Nullable Money floor,
        @Nullable Integer suggestedPrice,
        @Nullable Long changeSetId,
        @Nullable String promotion
    ) {}

    @QueryMapping
    public Problems pricingProblems(ShopContext shop) {
        Freshness freshness = mirror.freshness(shop.id().value(), GoodSyncJob.FRESH);
        Map<ProblemKind, List<Count>> byKind = store
            .counts(shop.id(), window())
            .stream()
            .collect(Collectors.groupingBy(Count::kind));
        List<Problem> problems = byKind
            .entrySet()
            .stream()
            .sorted(
                Comparator.comparing((Map.Entry<ProblemKind, List<Count>> of) -> most(of.getValue()))
                    .reversed()
                    .thenComparing(Map.Entry::getKey)
            )
            .map(of -> problem(of.getKey(), of.getValue()))
            .toList();
        mirror.answered(shop.id().value());
        return new Problems(problems, freshness, floors.doneAt(shop.id()).orElse(null));
    }

    @QueryMapping
    public GoodsPage pricingProblemGoods(
        ShopContext shop,
        @Argument ProblemKind kind,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        String binding = "problem " + kind;
        int size = PageSize.of(first).value();
        Place place = after == null ? null : place(after, binding);
        List<Row> found = store.rows(shop.id(), kind, window(), place, size + 1);
        List<Row> page = found.subList(0, Math.min(size, found.size()));
        return new GoodsPage(
            page
                .stream()
                .map(row -> good(kind, row))
                .toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                page.isEmpty() ? null : cursor(page.getFirst(), binding),
                page.isEmpty() ? null : cursor(page.getLast(), binding)
            )
        );
    }

    private Window window() {
        return new Window(clock.instant(), UNAPPLIED_COUNTS);
    }

    /** Amounts of several currencies have no sum; the largest number counts. What cannot be told comes last. */
    private static BigDecimal most(List<Count> counts) {
        return counts
            .stream()
            .map(Count::atRisk)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ONE.negate());
    }

    private static Problem problem(ProblemKind kind, List<Count> counts) {
        return new Problem(
            kind,
            counts.stream().mapToLong(Count::count).sum(),
            counts
                .stream()
                .filter(count -> count.atRisk() != null)
                .sorted(Comparator.comparing(Count::currency))
                .map(count -> Money.of(Objects.requireNonNull(count.atRisk()), count.currency()))
                .toList(),
            kind.remedy(),
            kind.path()
        );
    }

    private static ProblemGood good(ProblemKind kind, Row row) {
        return new ProblemGood(
            row.nmId(),
            row.vendorCode(),
            money(row.atRisk(), row),
            money(row.paid(), row),
            money(row.floor(), row),
            kind.remedy() == ProblemKind.Remedy.RAISE_PRICES ? suggested(row) : null,
            row.changeSet(),
            row.promotion()
        );
    }

    /** The least whole price before the good's discount with which it reaches its floor for members of WB Club as well. */
    private static @Nullable Integer suggested(Row row) {
        BigDecimal floor = row.floor();
        int most = Math.max(row.discount(), row.clubDiscount());
        if (floor == null || !row.onePrice() || most > Prices.MOST_DISCOUNT) {
            return null;
        }
        BigDecimal price = Prices.before(Prices.beforeClub(floor, row.clubDiscount()), row.discount());
        return price.compareTo(Prices.MOST) > 0 ? null : (Integer) price.intValueExact();
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Row row) {
        return amount == null ? null : Money.of(amount, row.currency());
    }

    private static String cursor(Row row, String binding) {
        return new KeysetCursor(List.of(Long.toString(row.weight()), row.key())).encode(binding);
    }

    private static Place place(String cursor, String binding) {
        List<@Nullable String> values = KeysetCursor.decode(cursor, binding).values();
        try {
            return new Place(Long.parseLong(String.valueOf(values.getFirst())), String.valueOf(values.getLast()));
        } catch (NumberFormatException damaged) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
        }
    }
}
