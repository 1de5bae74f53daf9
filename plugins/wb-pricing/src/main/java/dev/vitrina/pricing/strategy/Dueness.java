package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.strategy.RunStore.Due;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Facts;
import dev.vitrina.pricing.strategy.model.Guards;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans the runs that have become due: by the clock, or by what happened. Each once, however often and wherever it is asked for. */
final class Dueness {

    /** What is noted with a time before its transaction is committed is still on its way for so long. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(20);
    /** What a promotion did is noticed late, as promotions are read now and then; but one that goes on for long does nothing more. */
    private static final Duration NOTICED_LATE = Duration.ofDays(1);

    private final StrategyStore strategies;
    private final RunStore runs;
    private final Moves moves;
    private final AgedStock stock;
    private final Evaluation evaluation;
    private final Unfinished unfinished;
    private final @Nullable RivalPrices rivals;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Dueness(
        StrategyStore strategies,
        RunStore runs,
        Moves moves,
        AgedStock stock,
        Evaluation evaluation,
        Unfinished unfinished,
        @Nullable RivalPrices rivals,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.moves = moves;
        this.stock = stock;
        this.evaluation = evaluation;
        this.unfinished = unfinished;
        this.rivals = rivals;
        this.transaction = transaction;
        this.clock = clock;
    }

    void plan(Strategy strategy) {
        if (!(Definitions.read(strategy.input()) instanceof Definitions.Reading.Good(Definition definition))) {
            return;
        }
        Instant now = clock.instant();
        switch (definition.trigger()) {
            case Trigger.At at -> at
                .due(strategy.armedAt(), now)
                .ifPresent(due -> {
                    var unused = runs.plan(strategy, new Due("at " + due, Run.Cause.TIME, null, null), now);
                });
            case Trigger.On(var events) -> {
                Instant until = now.minus(ON_ITS_WAY);
                // What happens out of hours, or while there is no room for another run, waits, or it would be lost.
                if (
                    until.isAfter(strategy.lookedAt()) &&
                    isWithinHours(definition, now) &&
                    !unfinished.keepsBusy(strategy)
                ) {
                    List<Due> due = new ArrayList<>();
                    events.forEach(event -> due.addAll(due(strategy, definition, event, until, now)));
                    transaction.executeWithoutResult(_ -> {
                        due.forEach(one -> {
                            var unused = runs.plan(strategy, one, now);
                        });
                        strategies.looked(strategy, until);
                    });
                }
            }
        }
    }

    private static boolean isWithinHours(Definition definition, Instant now) {
        Guards.Hours hours = definition.guards().hours();
        return hours == null || hours.has(LocalDateTime.ofInstant(now, Facts.MOSCOW));
    }

    private List<Due> due(Strategy strategy, Definition definition, Trigger.Event event, Instant until, Instant now) {
        return switch (event) {
            case COST_CHANGED -> ofGoods(
                strategy,
                definition,
                Run.Cause.COST_CHANGED,
                until,
                moves.costs(
                    strategy.shop(),
                    strategy.lookedAt(),
                    until,
                    LocalDate.ofInstant(strategy.lookedAt(), Facts.MOSCOW),
                    LocalDate.ofInstant(until, Facts.MOSCOW)
                )
            );
            case RIVAL_MOVED -> rivals == null
                ? List.of()
                : ofGoods(
                    strategy,
                    definition,
                    Run.Cause.RIVAL_MOVED,
                    until,
                    rivals.movedBetween(strategy.shop(), strategy.lookedAt(), until)
                );
            case STOCK_AGED -> ofGoods(
                strategy,
                definition,
                Run.Cause.STOCK_AGED,
                until,
                stock.between(strategy.shop(), strategy.lookedAt(), until)
            );
            case PROMOTION_ANNOUNCED -> moves
                .promotions(strategy.shop(), now)
                .stream()
                .filter(promotion -> isNews(strategy, promotion.seenAt(), now))
                .map(promotion -> new Due("announced " + promotion.id(), Run.Cause.PROMOTION_ANNOUNCED, null, null))
                .toList();
            case PROMOTION_STARTED -> moves
                .promotions(strategy.shop(), now)
                .stream()
                .filter(promotion -> isNews(strategy, promotion.starts(), now))
                .map(promotion -> new Due("started " + promotion.id(), Run.Cause.PROMOTION_STARTED, null, null))
                .toList();
        };
    }

    /** What came while the strategy could not look counts, however long that was. */
    private static boolean isNews(Strategy strategy, Instant at, Instant now) {
        Instant lately = now.minus(NOTICED_LATE);
        Instant since = strategy.lookedAt().isBefore(lately) ? strategy.lookedAt() : lately;
        return at.isAfter(strategy.armedAt()) && at.isAfter(since) && !at.isAfter(now);
    }

    /** Only about the goods it happened to. */
    private List<Due> ofGoods(
        Strategy strategy,
        Definition definition,
        Run.Cause cause,
        Instant until,
        List<Long> nmIds
    ) {
        List<Long> goods = nmIds.isEmpty() ? List.of() : evaluation.scope(strategy.shop(), definition, nmIds);
        return goods.isEmpty() ? List.of() : List.of(new Due(cause + " " + until, cause, goods, null));
    }
}
