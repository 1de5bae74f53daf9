package dev.vitrina.pricing.strategy;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.money.Money;
import dev.vitrina.pricing.strategy.Definitions.Fault;
import dev.vitrina.pricing.strategy.model.Breaker;
import dev.vitrina.pricing.strategy.model.Guard;
import dev.vitrina.pricing.strategy.model.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Strategies as the API shows them, in the language of the request. What tells of costs is for who may see those ({@code costs}). */
final class StrategyViews {

    private static final Set<Line.Code> TELLING = Set.of(Line.Code.FORMULA_MARGIN, Line.Code.BENT_LEAST_MARGIN);

    private final Texts texts;

    StrategyViews(Texts texts) {
        this.texts = texts;
    }

    /** Maps to {@code PricingStrategy}. */
    public record StrategyView(
        long id,
        String name,
        int version,
        Strategy.Mode mode,
        Strategy.State state,
        @Nullable StopView stop,
        StrategyInput definition,
        boolean simulated,
        @Nullable SimulationView simulation,
        String editedBy,
        Instant editedAt,
        String modeBy,
        @Nullable RunView lastRun
    ) {}

    /** Maps to {@code PricingStrategyStop}. */
    public record StopView(Breaker.Trip.Cause cause, String text) {}

    /** Maps to {@code PricingStrategySimulation}. */
    public record SimulationView(
        Instant at,
        SimulationResult.Tally now,
        SimulationResult.@Nullable Replay replay,
        List<String> limits
    ) {
        public SimulationView {
            limits = List.copyOf(limits);
        }
    }

    /** Maps to {@code PricingStrategyRun}. */
    public record RunView(
        long id,
        long strategyId,
        Run.Cause cause,
        @Nullable String by,
        Strategy.Mode mode,
        Run.@Nullable Outcome outcome,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant endedAt,
        int prices,
        int changed,
        int kept,
        int held,
        @Nullable BigDecimal averageStep,
        @Nullable Integer blocked,
        @Nullable Long changeSetId
    ) {}

    /** Maps to {@code PricingStrategyDecision}. */
    public record DecisionView(
        @Nullable Long runId,
        long nmId,
        String label,
        Decided.Kind kind,
        List<Guard> guards,
        PriceView before,
        @Nullable PriceView after,
        @Nullable BigDecimal step,
        List<String> why
    ) {
        public DecisionView {
            guards = List.copyOf(guards);
            why = List.copyOf(why);
        }
    }

    /** Maps to {@code PricingStrategyPrice}. */
    public record PriceView(Money price, int discount, Money paid) {}

    /** Maps to {@code PricingStrategyPayload}. */
    public record Payload(@Nullable StrategyView strategy, @Nullable RunView run, List<UserError> errors) {
        public Payload {
            errors = List.copyOf(errors);
        }
    }

    /** A page of things by descending id. */
    record Page<T>(List<T> items, PageInfo pageInfo) {
        Page {
            items = List.copyOf(items);
        }
    }

    static boolean seesCosts(CallerShops callers, ShopId shop) {
        return callers.with(PriceKind.COSTS).stream().map(Shop::id).anyMatch(shop::equals);
    }

    StrategyView strategy(Strategy strategy, @Nullable Run last, boolean costs) {
        SimulationResult result = strategy.simulation();
        return new StrategyView(
            strategy.id(),
            strategy.name(),
            strategy.version(),
            strategy.mode(),
            strategy.state(),
            stop(strategy.stop()),
            costs ? strategy.input() : strategy.input().withoutCosts(),
            strategy.isSimulated(),
            result == null
                ? null
                : new SimulationView(
                    result.at(),
                    result.now(),
                    result.replay(),
                    result
                        .limits()
                        .stream()
                        .map(code -> texts.of("strategy.limit." + code))
                        .toList()
                ),
            strategy.editedBy().email(),
            strategy.editedAt(),
            strategy.modeBy().email(),
            last == null ? null : run(last)
        );
    }

    private @Nullable StopView stop(Breaker.@Nullable Trip trip) {
        return trip == null
            ? null
            : new StopView(trip.cause(), texts.of("strategy.stop." + trip.cause(), trip.arguments().toArray()));
    }

    RunView run(Run run) {
        Run.Counts counts = run.counts();
        return new RunView(
            run.id(),
            run.strategy(),
            run.cause(),
            Optional.ofNullable(run.by())
                .map(by -> by.email())
                .orElse(null),
            run.mode(),
            run.outcome(),
            reason(run.reason()),
            run.plannedAt(),
            run.endedAt(),
            counts.prices(),
            counts.changed(),
            counts.kept(),
            counts.held(),
            counts.averageStep(),
            run.blocked(),
            run.changeSet() == null ? null : run.changeSet().value()
        );
    }

    private @Nullable String reason(@Nullable String code) {
        return code == null ? null : texts.of("strategy.reason." + code);
    }

    DecisionView decision(@Nullable Long run, Decided decided, boolean costs) {
        Decided.Price after = decided.after();
        return new DecisionView(
            run,
            decided.key().nmId(),
            decided.label(),
            decided.kind(),
            decided.guards().stream().sorted().toList(),
            price(decided.before(), decided.currency()),
            after == null ? null : price(after, decided.currency()),
            after == null ? null : Prices.step(decided.before().paid(), after.paid()),
            decided
                .why()
                .stream()
                .map(line -> line(line, costs))
                .toList()
        );
    }

    private static PriceView price(Decided.Price price, String currency) {
        return new PriceView(Money.of(price.price(), currency), price.discount(), Money.of(price.paid(), currency));
    }

    private String line(Line line, boolean costs) {
        return !costs && TELLING.contains(line.code())
            ? texts.of("strategy.whyBriefly." + line.code())
            : texts.of("strategy.why." + line.code(), line.arguments().toArray());
    }

    List<UserError> errors(List<Fault> faults) {
        return faults
            .stream()
            .map(fault -> new UserError(fault.code(), text(fault.code()), fault.path()))
            .toList();
    }

    /** Rules say what is wrong with them as they do elsewhere. */
    private String text(String code) {
        return texts.of(code.startsWith("RULE_") ? "error." + code : "strategy.error." + code);
    }
}
