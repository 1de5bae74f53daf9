package dev.vitrina.pricing.strategy;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.api.page.KeysetCursor;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.strategy.Evaluation.Judged;
import dev.vitrina.pricing.strategy.StrategyViews.DecisionView;
import dev.vitrina.pricing.strategy.StrategyViews.Page;
import dev.vitrina.pricing.strategy.StrategyViews.RunView;
import dev.vitrina.pricing.strategy.StrategyViews.StrategyView;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Definition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Strategies, their runs, and why each price is what it is. */
@Controller
final class StrategyController {

    private static final int EXAMPLES = 3;
    private static final int LOOKED_AT = 200;
    private static final int EDITS = 100;
    private static final int DECISIONS_OF_A_GOOD = 20;

    private final StrategyStore strategies;
    private final StrategyJournal journal;
    private final RunStore runs;
    private final DecisionStore decisions;
    private final Evaluation evaluation;
    private final AgedStock stock;
    private final StrategyViews views;

    StrategyController(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        DecisionStore decisions,
        Evaluation evaluation,
        AgedStock stock,
        StrategyViews views
    ) {
        this.strategies = strategies;
        this.journal = journal;
        this.runs = runs;
        this.decisions = decisions;
        this.evaluation = evaluation;
        this.stock = stock;
        this.views = views;
    }

    /** Maps to {@code PricingStrategyPreview}. */
    public record Preview(int goods, List<DecisionView> examples, List<UserError> errors) {
        public Preview {
            examples = List.copyOf(examples);
            errors = List.copyOf(errors);
        }
    }

    @QueryMapping
    public Page<StrategyView> pricingStrategies(
        ShopContext shop,
        CallerShops callers,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        List<Strategy> found = strategies.page(shop.id(), before(after, "strategies"), size + 1);
        Map<Long, Run> latest = runs.latest(shop.id(), found.stream().map(Strategy::id).toList());
        boolean costs = StrategyViews.seesCosts(callers, shop.id());
        return page(found, size, after, "strategies", Strategy::id, strategy ->
            views.strategy(strategy, latest.get(strategy.id()), costs)
        );
    }

    @QueryMapping
    public @Nullable StrategyView pricingStrategy(ShopContext shop, CallerShops callers, @Argument String id) {
        boolean costs = StrategyViews.seesCosts(callers, shop.id());
        return strategies
            .find(shop.id(), id(id))
            .map(strategy ->
                views.strategy(strategy, runs.latest(shop.id(), List.of(strategy.id())).get(strategy.id()), costs)
            )
            .orElse(null);
    }

    @QueryMapping
    public List<StrategyJournal.Edit> pricingStrategyEdits(ShopContext shop, @Argument String id) {
        return journal.edits(shop.id(), id(id), EDITS);
    }

    @QueryMapping
    public Page<RunView> pricingStrategyRuns(
        ShopContext shop,
        @Argument @Nullable String strategyId,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        Long strategy = strategyId == null ? null : (Long) id(strategyId);
        String binding = "strategy runs " + strategy;
        List<Run> found = runs.page(shop.id(), strategy, before(after, binding), size + 1);
        return page(found, size, after, binding, Run::id, views::run);
    }

    @QueryMapping
    public @Nullable RunView pricingStrategyRun(ShopContext shop, @Argument String id) {
        return runs.find(shop.id(), id(id)).map(views::run).orElse(null);
    }

    @QueryMapping
    public Page<DecisionView> pricingStrategyDecisions(
        ShopContext shop,
        CallerShops callers,
        @Argument String runId,
        @Argument Decided.@Nullable Kind kind,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        int size = PageSize.of(first).value();
        long run = id(runId);
        String binding = "strategy decisions " + run + " " + kind;
        String key = after == null
            ? ""
            : Objects.requireNonNull(KeysetCursor.decode(after, binding).values().getFirst());
        List<Decided> found = decisions.page(shop.id(), run, kind, key, size + 1);
        boolean costs = StrategyViews.seesCosts(callers, shop.id());
        List<Decided> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
            shown
                .stream()
                .map(one -> views.decision(run, one, costs))
                .toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                shown.isEmpty() ? null : cursor(shown.getFirst().key().text(), binding),
                shown.isEmpty() ? null : cursor(shown.getLast().key().text(), binding)
            )
        );
    }

    @QueryMapping
    public List<DecisionView> pricingStrategyDecisionsOfGood(
        ShopContext shop,
        CallerShops callers,
        @Argument String nmId
    ) {
        boolean costs = StrategyViews.seesCosts(callers, shop.id());
        return decisions
            .ofGood(shop.id(), id(nmId), DECISIONS_OF_A_GOOD)
            .stream()
            .map(one -> views.decision(one.run(), one.decided(), costs))
            .toList();
    }

    /** Whether competitors' prices can be gone by in this installation. */
    @QueryMapping
    public boolean pricingStrategyKnowsRivals(ShopContext shop) {
        return evaluation.knowsRivals();
    }

    /** Whether a plugin tells how long goods lie in stock. */
    @QueryMapping
    public boolean pricingStrategyKnowsStockAge(ShopContext shop) {
        return stock.isTold(shop.id());
    }

    /** What a definition that is being written would do to a few goods. */
    @QueryMapping
    public Preview pricingStrategyPreview(ShopContext shop, CallerShops callers, @Argument StrategyInput definition) {
        return switch (Definitions.read(definition)) {
            case Definitions.Reading.Bad(var faults) -> refused(faults);
            case Definitions.Reading.Good(Definition good) -> good.needsMargin() &&
                !StrategyViews.seesCosts(callers, shop.id())
                ? refused(List.of(Definitions.COSTS_NEEDED))
                : preview(shop.id(), good);
        };
    }

    private Preview refused(List<Definitions.Fault> faults) {
        return new Preview(0, List.of(), views.errors(faults));
    }

    private Preview preview(ShopId shop, Definition definition) {
        List<Long> scope = evaluation.scope(shop, definition);
        List<Long> some = scope.subList(0, Math.min(LOOKED_AT, scope.size()));
        List<DecisionView> examples = evaluation
            .judge(shop, definition, some, false)
            .stream()
            .map(Judged::decision)
            .sorted(Comparator.comparing((Decision decision) -> !(decision instanceof Decision.Changed)))
            .limit(EXAMPLES)
            .map(decision -> views.decision(null, DecisionStore.decided(decision), true))
            .toList();
        return new Preview(scope.size(), examples, List.of());
    }

    private static <S, T> Page<T> page(
        List<S> found,
        int size,
        @Nullable String after,
        String binding,
        Function<S, Long> id,
        Function<S, T> view
    ) {
        List<S> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
            shown.stream().map(view).toList(),
            new PageInfo(
                found.size() > size,
                after != null,
                shown.isEmpty() ? null : cursor(id.apply(shown.getFirst()).toString(), binding),
                shown.isEmpty() ? null : cursor(id.apply(shown.getLast()).toString(), binding)
            )
        );
    }

    private static String cursor(String key, String binding) {
        return new KeysetCursor(List.of(key)).encode(binding);
    }

    private static @Nullable Long before(@Nullable String cursor, String binding) {
        return cursor == null
            ? null
            : (Long) id(Objects.requireNonNull(KeysetCursor.decode(cursor, binding).values().getFirst()));
    }

    static long id(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "An id is a positive whole number");
        }
        return Long.parseLong(text);
    }
}
