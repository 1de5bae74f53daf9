package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyController.id;

import dev.vitrina.api.shop.CallerShops;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.strategy.Definitions.Fault;
import dev.vitrina.pricing.strategy.StrategyActs.Result;
import dev.vitrina.pricing.strategy.StrategyStore.Author;
import dev.vitrina.pricing.strategy.StrategyViews.Payload;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What people do with strategies. Whatever makes one draft or send prices takes the right to write them as well. */
@Controller
final class StrategyActController {

    private static final int KEY = 100;

    private final StrategyStore strategies;
    private final RunStore runs;
    private final StrategyActs acts;
    private final StrategyRequests requests;
    private final StrategyViews views;
    private final Texts texts;

    StrategyActController(
        StrategyStore strategies,
        RunStore runs,
        StrategyActs acts,
        StrategyRequests requests,
        StrategyViews views,
        Texts texts
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.acts = acts;
        this.requests = requests;
        this.views = views;
        this.texts = texts;
    }

    /** Maps to {@code PricingStrategyCreateInput}. */
    public record CreateInput(String name, StrategyInput definition) {}

    /** Maps to {@code PricingStrategyUpdateInput}. */
    public record UpdateInput(String id, int version, String name, StrategyInput definition) {}

    /** Maps to {@code PricingStrategyVersionInput}. */
    public record VersionInput(String id, int version) {}

    /** Maps to {@code PricingStrategyModeInput}. */
    public record ModeInput(String id, int version, Strategy.Mode mode) {}

    /** Maps to {@code PricingStrategyIdInput}. */
    public record IdInput(String id) {}

    /** Maps to {@code PricingStrategyRunInput}. */
    public record RunInput(String id, @Nullable String idempotencyKey) {}

    @MutationMapping
    public Payload pricingStrategyCreate(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument CreateInput input
    ) {
        return act(shop, callers, Definitions.tellsOfCosts(input.definition()), () ->
            acts.create(shop.id(), input.name(), input.definition(), author(shop, actor, callers))
        );
    }

    /** What somebody may not see of a strategy he would otherwise take away unseen. */
    @MutationMapping
    public Payload pricingStrategyUpdate(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument UpdateInput input
    ) {
        boolean tells = tellsOfCosts(shop, input.id()) || Definitions.tellsOfCosts(input.definition());
        return act(shop, callers, tells, () ->
            acts.update(
                shop.id(),
                id(input.id()),
                input.version(),
                input.name(),
                input.definition(),
                author(shop, actor, callers)
            )
        );
    }

    @MutationMapping
    public Payload pricingStrategyDuplicate(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument IdInput input
    ) {
        String name = strategies.find(shop.id(), id(input.id())).map(Strategy::name).orElse("");
        return act(shop, callers, tellsOfCosts(shop, input.id()), () ->
            acts.duplicate(shop.id(), id(input.id()), author(shop, actor, callers), texts.of("strategy.copy", name))
        );
    }

    private boolean tellsOfCosts(ShopContext shop, String id) {
        return strategies.find(shop.id(), id(id)).map(Strategy::input).filter(Definitions::tellsOfCosts).isPresent();
    }

    private Payload act(ShopContext shop, CallerShops callers, boolean tellsOfCosts, Supplier<Result> act) {
        boolean costs = StrategyViews.seesCosts(callers, shop.id());
        return tellsOfCosts && !costs
            ? payload(shop.id(), costs, new Result.Refused(List.of(Definitions.COSTS_NEEDED)))
            : payload(shop.id(), costs, act.get());
    }

    private static Author author(ShopContext shop, Actor actor, CallerShops callers) {
        return new Author(actor, StrategyViews.seesCosts(callers, shop.id()));
    }

    @MutationMapping
    public Payload pricingStrategyDelete(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument VersionInput input
    ) {
        return act(shop, callers, () -> acts.delete(shop.id(), id(input.id()), input.version(), actor));
    }

    @MutationMapping
    public Payload pricingStrategySimulate(ShopContext shop, CallerShops callers, @Argument IdInput input) {
        return act(shop, callers, () -> requests.simulate(shop.id(), id(input.id())));
    }

    @MutationMapping
    public Payload pricingStrategySetMode(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument ModeInput input
    ) {
        return input.mode() != Strategy.Mode.DRY_RUN && !mayWrite(callers, shop.id())
            ? refused("WRITE_NEEDED", "mode")
            : act(shop, callers, () -> acts.mode(shop.id(), id(input.id()), input.version(), input.mode(), actor));
    }

    @MutationMapping
    public Payload pricingStrategyPause(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument VersionInput input
    ) {
        return act(shop, callers, () -> acts.pause(shop.id(), id(input.id()), input.version(), actor));
    }

    @MutationMapping
    public Payload pricingStrategyResume(
        ShopContext shop,
        Actor actor,
        CallerShops callers,
        @Argument VersionInput input
    ) {
        return needsWrite(shop.id(), input.id()) && !mayWrite(callers, shop.id())
            ? refused("WRITE_NEEDED", "id")
            : act(shop, callers, () -> acts.resume(shop.id(), id(input.id()), input.version(), actor));
    }

    @MutationMapping
    public Payload pricingStrategyRunNow(ShopContext shop, Actor actor, CallerShops callers, @Argument RunInput input) {
        String key = input.idempotencyKey() == null ? UUID.randomUUID().toString() : input.idempotencyKey();
        if (key.isBlank() || key.length() > KEY) {
            return refused("KEY", "idempotencyKey");
        }
        return needsWrite(shop.id(), input.id()) && !mayWrite(callers, shop.id())
            ? refused("WRITE_NEEDED", "id")
            : act(shop, callers, () -> requests.run(shop.id(), id(input.id()), key, actor));
    }

    private Payload act(ShopContext shop, CallerShops callers, Supplier<Result> act) {
        return act(shop, callers, false, act);
    }

    private boolean needsWrite(ShopId shop, String id) {
        return strategies
            .find(shop, id(id))
            .filter(strategy -> strategy.mode() != Strategy.Mode.DRY_RUN)
            .isPresent();
    }

    private static boolean mayWrite(CallerShops callers, ShopId shop) {
        return callers.with(PriceKind.WRITE).stream().map(Shop::id).anyMatch(shop::equals);
    }

    private Payload refused(String code, String path) {
        return new Payload(null, null, views.errors(List.of(new Fault(code, path))));
    }

    private Payload payload(ShopId shop, boolean costs, Result result) {
        return switch (result) {
            case Result.Refused(var faults) -> new Payload(null, null, views.errors(faults));
            case Result.UnderWay(long run) -> new Payload(
                null,
                runs.find(shop, run).map(views::run).orElse(null),
                views.errors(List.of(new Fault("RUN_UNDER_WAY", "id")))
            );
            case Result.Done(var strategy, var run) -> new Payload(
                strategy == null
                    ? null
                    : views.strategy(strategy, runs.latest(shop, List.of(strategy.id())).get(strategy.id()), costs),
                Optional.ofNullable(run)
                    .flatMap(id -> runs.find(shop, id))
                    .map(views::run)
                    .orElse(null),
                List.of()
            );
        };
    }
}
