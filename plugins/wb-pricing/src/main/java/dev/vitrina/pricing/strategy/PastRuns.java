package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.cost.CostBook;
import dev.vitrina.pricing.cost.CostPrice;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.history.PricePeriod;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.SimulationResult.Replay;
import dev.vitrina.pricing.strategy.model.Decider;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Facts;
import dev.vitrina.pricing.strategy.model.Offer;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Replays runs of the past for all goods of a strategy, a slice at a time: goods do not touch each other, so that no more than a slice's history is held at once.
 * Where a price was changed by others meanwhile, the replay goes on from that.
 */
final class PastRuns {

    private static final int DAYS = 30;

    private final Evaluation evaluation;
    private final GoodStore goods;
    private final PriceHistory history;
    private final Costs costs;
    private final Moves moves;

    PastRuns(Evaluation evaluation, GoodStore goods, PriceHistory history, Costs costs, Moves moves) {
        this.evaluation = evaluation;
        this.goods = goods;
        this.history = history;
        this.costs = costs;
        this.moves = moves;
    }

    /** What came of all slices so far. */
    private static final class Sum {

        private final Tallying tallying = new Tallying();
        private final NavigableSet<Instant> due = new TreeSet<>();
        private final NavigableSet<Instant> done = new TreeSet<>();
        private int changes;
    }

    /** What came of replaying. Handle it with an exhaustive {@code switch}. */
    sealed interface Replayed {
        record Done(Replay replay) implements Replayed {}

        /** @param limit code of why */
        record Nothing(String limit) implements Replayed {}
    }

    Replayed of(ShopId shop, Definition definition, List<Long> scope, Instant now) {
        Sum sum = new Sum();
        for (int from = 0; from < scope.size(); from += Evaluation.SLICE) {
            List<Long> slice = scope.subList(from, Math.min(from + Evaluation.SLICE, scope.size()));
            List<Instant> runs = runs(shop, definition, slice, now);
            if (!runs.isEmpty()) {
                sum.due.addAll(runs);
                replay(shop, definition, slice, runs, sum);
            }
        }
        if (sum.done.isEmpty()) {
            return new Replayed.Nothing(sum.due.isEmpty() ? "NO_RUNS" : "NO_RECORD");
        }
        return new Replayed.Done(
            new Replay(sum.done.first(), sum.due.last(), sum.done.size(), sum.changes, sum.tallying.tally())
        );
    }

    /** When it would have run: by its time, or by costs that began to count. Promotions and competitors leave no record of their own. */
    private List<Instant> runs(ShopId shop, Definition definition, List<Long> nmIds, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Facts.MOSCOW);
        LocalDate first = today.minusDays(DAYS);
        return switch (definition.trigger()) {
            case Trigger.At(var days, var time) -> first
                .datesUntil(today)
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> day.atTime(time).atZone(Facts.MOSCOW).toInstant())
                .toList();
            case Trigger.On(var events) -> events.contains(Trigger.Event.COST_CHANGED)
                ? moves
                    .costDays(shop, nmIds, first, today)
                    .stream()
                    .map(day -> day.atTime(12, 0).atZone(Facts.MOSCOW).toInstant())
                    .filter(at -> at.isBefore(now))
                    .toList()
                : List.of();
        };
    }

    /** A price on its way through the replay. */
    private static final class Path {

        private final Offer first;
        private Offer recorded;
        private Offer now;
        private final List<Instant> changes = new ArrayList<>();

        private Path(Offer first) {
            this.first = first;
            this.recorded = first;
            this.now = first;
        }

        /** What others made of it meanwhile counts. */
        private void follow(Offer seen, Instant at) {
            if (!seen.equals(recorded)) {
                recorded = seen;
                now = seen;
                changes.add(at);
            }
        }

        private Facts facts(Instant at, @Nullable UnitEconomics economics) {
            Instant since = at.minus(Duration.ofDays(1));
            int today = (int) changes
                .stream()
                .filter(change -> change.isAfter(since))
                .count();
            return new Facts(at, economics, null, today, changes.isEmpty() ? null : changes.getLast());
        }
    }

    /** @param runs in their order */
    private void replay(ShopId shop, Definition definition, List<Long> slice, List<Instant> runs, Sum sum) {
        Decider decider = definition.decider();
        Map<PriceKey, UnitEconomics> today = evaluation.economics(
            shop,
            Evaluation.offers(definition, slice, goods.find(shop, slice))
        );
        Map<Long, List<PricePeriod>> periods = history.during(shop, slice, runs.getFirst(), runs.getLast());
        Map<PriceKey, Path> paths = new HashMap<>();
        Books books = new Books(shop, slice, runs);
        for (Instant at : runs) {
            Map<Long, CostBook> known = books.on(LocalDate.ofInstant(at, Facts.MOSCOW));
            for (Offer seen : Evaluation.offers(definition, slice, recorded(periods, at))) {
                sum.done.add(at);
                Path path = paths.computeIfAbsent(seen.key(), _ -> new Path(seen));
                path.follow(seen, at);
                UnitEconomics economics = then(today.get(seen.key()), seen, known.get(seen.nmId()));
                Decision decision = decider.decide(path.now, path.facts(at, economics));
                sum.tallying.guards(decision);
                if (decision instanceof Decision.Changed changed) {
                    path.now = changed.after();
                    path.changes.add(at);
                    sum.changes++;
                }
            }
        }
        paths.forEach((key, path) -> sum.tallying.moved(path.first, path.now, today.get(key)));
    }

    /** What a slice cost on the days of its runs; read anew only on days on which a cost began to count. */
    private final class Books {

        private final ShopId shop;
        private final List<Long> slice;
        private final NavigableSet<LocalDate> turns;
        private @Nullable LocalDate readOn;
        private Map<Long, CostBook> books = Map.of();

        private Books(ShopId shop, List<Long> slice, List<Instant> runs) {
            this.shop = shop;
            this.slice = slice;
            this.turns = new TreeSet<>(
                moves.costDays(
                    shop,
                    slice,
                    LocalDate.ofInstant(runs.getFirst(), Facts.MOSCOW),
                    LocalDate.ofInstant(runs.getLast(), Facts.MOSCOW)
                )
            );
        }

        private Map<Long, CostBook> on(LocalDate day) {
            if (readOn == null || !turns.subSet(readOn, false, day, true).isEmpty()) {
                books = costs.on(shop, slice, day);
                readOn = day;
            }
            return books;
        }
    }

    private static Map<Long, Good> recorded(Map<Long, List<PricePeriod>> periods, Instant at) {
        Map<Long, Good> then = new HashMap<>();
        periods.forEach((nmId, all) ->
            all
                .stream()
                .filter(period -> !period.from().isAfter(at) && (period.to() == null || period.to().isAfter(at)))
                .findFirst()
                .ifPresent(period -> then.put(nmId, period.good()))
        );
        return then;
    }

    /** Today's commission, logistics and tax with the cost of that day. */
    private static @Nullable UnitEconomics then(@Nullable UnitEconomics today, Offer offer, @Nullable CostBook book) {
        if (today == null) {
            return null;
        }
        Optional<CostPrice> cost = book == null
            ? Optional.empty()
            : offer.key() instanceof PriceKey.Size(long _, long sizeId) ? book.of(sizeId) : book.dearest(List.of());
        Set<Missing> missing = new HashSet<>(today.missing());
        missing.remove(Missing.COST);
        boolean known = cost.filter(price -> price.currency().equals(today.currency())).isPresent();
        if (!known) {
            missing.add(Missing.COST);
        }
        return new UnitEconomics(
            known ? cost.orElseThrow().amount() : null,
            today.commissionPercent(),
            today.logistics(),
            today.tax(),
            today.currency(),
            missing,
            today.basis()
        );
    }
}
