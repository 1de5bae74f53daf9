package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.CheckResult;
import dev.vitrina.api.change.CheckedRow;
import dev.vitrina.api.change.Finding;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.change.PriceCheck.Known;
import dev.vitrina.pricing.cost.Sku;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a check goes by: the goods as Wildberries shows them now, what they cost, how often they changed. Where a quota of four calls an hour is used
 * up, or tens of thousands of goods are checked, the mirror stands in, and says so: before anything is sent the goods are read again in any case. A row that by
 * the mirror would not be sent is never read again: it goes by what Wildberries shows now, and waits for that.
 */
final class PriceJudgement {

    /** How old the mirror may be to stand in for Wildberries. */
    private static final Duration STAND_IN = Duration.ofHours(1);

    /** How old it may be to stand in where Wildberries could be asked, only not at once: one run of the mirror may have failed. */
    private static final Duration YOUNG = Duration.ofMinutes(30);

    /** What keeps a row from being sent because of what the mirror does not hold. */
    private static final Set<String> MISSED = Set.of("GOOD_UNKNOWN", "SIZE_UNKNOWN", "NO_PRICE");

    private final FreshGoods fresh;
    private final GoodStore store;
    private final Mirror mirror;
    private final Margins margins;
    private final Days days;
    private final PriceHistory history;
    private final PromotionStore promotions;
    private final Underway underway;
    private final PriceCheck check;
    private final Clock clock;

    PriceJudgement(
        FreshGoods fresh,
        GoodStore store,
        Mirror mirror,
        Margins margins,
        Days days,
        PriceHistory history,
        PromotionStore promotions,
        Underway underway,
        PriceCheck check,
        Clock clock
    ) {
        this.fresh = fresh;
        this.store = store;
        this.mirror = mirror;
        this.margins = margins;
        this.days = days;
        this.history = history;
        this.promotions = promotions;
        this.underway = underway;
        this.check = check;
        this.clock = clock;
    }

    /** @param within how long what was sent may take to show */
    CheckResult check(ShopId shop, List<ChangeRow> rows, PricePolicy policy, Duration within) {
        Set<Long> nmIds = rows
            .stream()
            .map(row -> PriceKey.of(row.key()).nmId())
            .collect(Collectors.toSet());
        if (nmIds.size() >= PriceMethods.MOST && fresh.waits(shop)) {
            // One of many such batches: somebody would wait half a minute for 50,000 goods, which are read again before they are sent.
            Optional<CheckResult> mirrored = byMirror(shop, rows, nmIds, policy, within, YOUNG);
            if (mirrored.isPresent()) {
                return mirrored.get();
            }
        }
        return switch (fresh.read(shop, nmIds, Priority.REFRESH)) {
            case FreshGoods.Answer.Read(var goods) -> checked(shop, rows, nmIds, goods, policy, within, null);
            case FreshGoods.Answer.NotNow(var problem, var retryAt) -> {
                boolean isLong =
                    problem.kind() == FailureKind.RATE_LIMITED &&
                    retryAt.isAfter(clock.instant().plus(Duration.ofMinutes(1)));
                Optional<CheckResult> mirrored = isLong
                    ? byMirror(shop, rows, nmIds, policy, within, STAND_IN)
                    : Optional.empty();
                yield mirrored.orElseGet(() -> new CheckResult.Later(problem, retryAt));
            }
        };
    }

    /** Empty where the mirror is older than that, or a row would not be sent by it. */
    private Optional<CheckResult> byMirror(
        ShopId shop,
        List<ChangeRow> rows,
        Set<Long> nmIds,
        PricePolicy policy,
        Duration within,
        Duration most
    ) {
        Instant asOf = mirror.status(shop.value()).asOf();
        if (asOf == null || !asOf.isAfter(clock.instant().minus(most))) {
            return Optional.empty();
        }
        CheckResult.Checked checked = checked(shop, rows, nmIds, store.find(shop, nmIds), policy, within, age(asOf));
        return checked.rows().stream().allMatch(PriceJudgement::isReadAgain) ? Optional.of(checked) : Optional.empty();
    }

    /** Whether the row's good is read before the row comes to its end, or somebody is told that it went by the mirror. */
    private static boolean isReadAgain(CheckedRow row) {
        return (
            row
                .fields()
                .stream()
                .anyMatch(field -> !Objects.equals(field.before(), field.after())) &&
            row.findings().stream().map(Finding::code).noneMatch(MISSED::contains)
        );
    }

    private String age(Instant asOf) {
        return Long.toString(Duration.between(asOf, clock.instant()).toMinutes());
    }

    private CheckResult.Checked checked(
        ShopId shop,
        List<ChangeRow> rows,
        Set<Long> nmIds,
        Map<Long, Good> goods,
        PricePolicy policy,
        Duration within,
        @Nullable String mirrored
    ) {
        Map<Long, Map<Long, UnitEconomics>> costs = costs(shop, goods);
        Map<Long, Integer> changes = history.changesSince(shop, nmIds, clock.instant().minus(Duration.ofDays(1)));
        Map<Long, String> running = promotions.running(shop, nmIds, clock.instant());
        Map<Long, List<Underway.Sent>> sent = underway.of(shop, nmIds, within);
        return new CheckResult.Checked(
            rows
                .stream()
                .map(row -> {
                    long nmId = PriceKey.of(row.key()).nmId();
                    Map<Long, UnitEconomics> own = costs.getOrDefault(nmId, Map.of());
                    return check.checked(
                        row,
                        goods.get(nmId),
                        new Known(
                            own,
                            changes.getOrDefault(nmId, 0),
                            isCatalogued(own),
                            running.get(nmId),
                            sent.getOrDefault(nmId, List.of())
                        ),
                        policy,
                        mirrored
                    );
                })
                .toList()
        );
    }

    /** By good and size. */
    private Map<Long, Map<Long, UnitEconomics>> costs(ShopId shop, Map<Long, Good> goods) {
        List<Sku> sizes = goods
            .values()
            .stream()
            .flatMap(good ->
                good
                    .sizes()
                    .stream()
                    .map(size -> new Sku(good.nmId(), size.sizeId()))
            )
            .toList();
        Map<Long, Map<Long, UnitEconomics>> costs = new HashMap<>();
        margins
            .ofSizes(shop, sizes, days.today())
            .forEach((sku, known) -> costs.computeIfAbsent(sku.nmId(), _ -> new HashMap<>()).put(sku.sizeId(), known));
        return costs;
    }

    /** Margins have looked every card up already. */
    private static boolean isCatalogued(Map<Long, UnitEconomics> sizes) {
        return sizes
            .values()
            .stream()
            .noneMatch(size -> size.missing().contains(Missing.CARD));
    }
}
