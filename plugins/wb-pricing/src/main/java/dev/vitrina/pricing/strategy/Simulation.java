package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.cost.CostBook;
import dev.vitrina.pricing.cost.CostPrice;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Missing;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.Evaluation.Judged;
import dev.vitrina.pricing.strategy.SimulationResult.Replay;
import dev.vitrina.pricing.strategy.model.Decider;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Facts;
import dev.vitrina.pricing.strategy.model.Offer;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy would do, and what it would have done to recorded prices: by the very decider that runs. Where a price was changed by others meanwhile, the
 * replay goes on from that. What buyers would have done nobody knows: it is said, not guessed.
 */
final class Simulation {

    private static final int DAYS = 30;
    /** Goods that are replayed; of more, the first ones by WB article. */
    private static final int REPLAYED = 1_000;

    private final Evaluation evaluation;
    private final GoodStore goods;
    private final PriceHistory history;
    private final Costs costs;
    private final Moves moves;
    private final Clock clock;

    Simulation(Evaluation evaluation, GoodStore goods, PriceHistory history, Costs costs, Moves moves, Clock clock) {
        this.evaluation = evaluation;
        this.goods = goods;
        this.history = history;
        this.costs = costs;
        this.moves = moves;
        this.clock = clock;
    }

    SimulationResult of(ShopId shop, Definition definition) {
        List<Long> scope = evaluation.scope(shop, definition);
        Tallying now = new Tallying();
        for (int from = 0; from < scope.size(); from += Evaluation.SLICE) {
            List<Long> slice = scope.subList(from, Math.min(from + Evaluation.SLICE, scope.size()));
            for (Judged judged : evaluation.judge(shop, definition, slice, true)) {
                now.add(judged.decision(), judged.economics());
            }
        }
        List<String> limits = new ArrayList<>(List.of("DEMAND", "TARIFFS_OF_TODAY", "PROMOTIONS"));
        List<Long> replayed = scope.subList(0, Math.min(REPLAYED, scope.size()));
        if (replayed.size() < scope.size()) {
            limits.add("SAMPLED");
        }
        Replay replay = null;
        if (definition.formula().needsRival()) {
            limits.add("RIVALS");
        } else {
            List<Instant> runs = runs(shop, definition, replayed);
            replay = runs.isEmpty() ? null : replay(shop, definition, replayed, runs);
            if (replay == null) {
                limits.add(runs.isEmpty() ? "NO_RUNS" : "NO_RECORD");
            }
        }
        return new SimulationResult(clock.instant(), now.tally(), replay, limits);
    }

    /** When it would have run: by its time, or by costs that began to count. Promotions and competitors leave no record of their own. */
    private List<Instant> runs(ShopId shop, Definition definition, List<Long> nmIds) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Facts.MOSCOW);
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
                    .filter(at -> at.isBefore(clock.instant()))
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

    /** @return null when no price was recorded by the last of the runs */
    private @Nullable Replay replay(ShopId shop, Definition definition, List<Long> nmIds, List<Instant> runs) {
        Decider decider = definition.decider();
        Map<PriceKey, UnitEconomics> today = evaluation.economics(
            shop,
            Evaluation.offers(definition, nmIds, goods.find(shop, nmIds))
        );
        Map<PriceKey, Path> paths = new HashMap<>();
        Tallying tallying = new Tallying();
        Set<Instant> done = new HashSet<>();
        int changes = 0;
        for (Instant at : runs) {
            Map<Long, Good> then = recorded(shop, nmIds, at);
            Map<Long, CostBook> books = costs.on(shop, nmIds, LocalDate.ofInstant(at, Facts.MOSCOW));
            for (Offer seen : Evaluation.offers(definition, nmIds, then)) {
                done.add(at);
                Path path = paths.computeIfAbsent(seen.key(), _ -> new Path(seen));
                path.follow(seen, at);
                UnitEconomics economics = then(today.get(seen.key()), seen, books.get(seen.nmId()));
                Decision decision = decider.decide(path.now, path.facts(at, economics));
                tallying.guards(decision);
                if (decision instanceof Decision.Changed changed) {
                    path.now = changed.after();
                    path.changes.add(at);
                    changes++;
                }
            }
        }
        paths.forEach((key, path) -> tallying.moved(path.first, path.now, today.get(key)));
        Optional<Instant> begun = done.stream().min(Instant::compareTo);
        int moved = changes;
        return begun.map(from -> new Replay(from, runs.getLast(), done.size(), moved, tallying.tally())).orElse(null);
    }

    private Map<Long, Good> recorded(ShopId shop, List<Long> nmIds, Instant at) {
        Map<Long, Good> then = new HashMap<>();
        history.at(shop, nmIds, at).forEach((nmId, period) -> then.put(nmId, period.good()));
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
