package dev.vitrina.pricing.strategy;

import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.change.PriceProbes;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Strategies, wired. A bean of type {@link RivalPrices} anywhere in the plugin lets them go by competitors. */
@Configuration(proxyBeanMethods = false)
public class StrategyConfiguration {

    @Bean
    StrategyStore strategyStore(JdbcClient jdbc, JsonMapper json) {
        return new StrategyStore(jdbc, json);
    }

    @Bean
    StrategyJournal strategyJournal(JdbcClient jdbc, JsonMapper json) {
        return new StrategyJournal(jdbc, json);
    }

    @Bean
    RunStore strategyRunStore(JdbcClient jdbc) {
        return new RunStore(jdbc);
    }

    @Bean
    DecisionStore strategyDecisionStore(JdbcClient jdbc, JsonMapper json) {
        return new DecisionStore(jdbc, json);
    }

    @Bean
    Moves strategyMoves(JdbcClient jdbc) {
        return new Moves(jdbc);
    }

    @Bean
    Evaluation strategyEvaluation(
        GoodStore goods,
        Margins margins,
        Moves strategyMoves,
        ObjectProvider<RivalPrices> rivals,
        Days days,
        Clock clock
    ) {
        return new Evaluation(goods, margins, strategyMoves, rivals.getIfAvailable(), days, clock);
    }

    @Bean
    AgedStock agedStock(JdbcClient jdbc, Clock clock) {
        return new AgedStock(jdbc, clock);
    }

    @Bean
    StrategyAlerts strategyAlerts(Notifications notifications, Texts texts) {
        return new StrategyAlerts(notifications, texts);
    }

    @Bean
    StrategyActs strategyActs(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        Moves strategyMoves,
        AgedStock agedStock,
        Evaluation evaluation,
        StrategyAlerts alerts,
        SettingsView settings,
        TransactionTemplate transaction,
        Clock clock
    ) {
        return new StrategyActs(
            strategies,
            journal,
            runs,
            strategyMoves,
            agedStock,
            evaluation,
            alerts,
            settings,
            transaction,
            clock
        );
    }

    @Bean
    StrategyRequests strategyRequests(
        StrategyStore strategies,
        RunStore runs,
        JdbcClient jdbc,
        Moves strategyMoves,
        Evaluation evaluation,
        GoodStore goods,
        PriceHistory history,
        Costs costs,
        Jobs jobs,
        TransactionTemplate transaction,
        Clock clock
    ) {
        PastRuns past = new PastRuns(evaluation, goods, history, costs, strategyMoves);
        Simulation simulation = new Simulation(evaluation, past, clock);
        return new StrategyRequests(
            strategies,
            runs,
            new AskedRuns(jdbc),
            evaluation,
            simulation,
            jobs,
            transaction,
            clock
        );
    }

    @Bean
    JobDefinition strategyJob(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        DecisionStore decisions,
        Moves strategyMoves,
        AgedStock agedStock,
        Evaluation evaluation,
        GoodStore goods,
        PriceRows rows,
        PriceProbes probes,
        ChangeSets changeSets,
        StrategyAlerts alerts,
        ObjectProvider<RivalPrices> rivals,
        ShopDirectory shops,
        SettingsView settings,
        TransactionTemplate transaction,
        Clock clock
    ) {
        Limits limits = new Limits(decisions, goods, evaluation);
        Unfinished unfinished = new Unfinished(runs, changeSets);
        Endings endings = new Endings(
            strategies,
            journal,
            runs,
            changeSets,
            alerts,
            limits,
            settings,
            transaction,
            clock
        );
        StrategyRunner runner = new StrategyRunner(
            strategies,
            runs,
            decisions,
            evaluation,
            strategyMoves,
            unfinished,
            limits,
            rows,
            probes,
            changeSets,
            endings,
            transaction,
            clock
        );
        Dueness dueness = new Dueness(
            strategies,
            runs,
            strategyMoves,
            agedStock,
            evaluation,
            unfinished,
            rivals.getIfAvailable(),
            transaction,
            clock
        );
        return new StrategyJob(
            strategies,
            runs,
            strategyMoves,
            dueness,
            runner,
            endings,
            alerts,
            probes,
            shops,
            clock
        ).definition();
    }

    @Bean
    StrategyController strategyController(
        StrategyStore strategies,
        StrategyJournal journal,
        RunStore runs,
        DecisionStore decisions,
        Evaluation evaluation,
        AgedStock agedStock,
        Texts texts
    ) {
        StrategyViews views = new StrategyViews(texts);
        return new StrategyController(strategies, journal, runs, decisions, evaluation, agedStock, views);
    }

    @Bean
    StrategyActController strategyActController(
        StrategyStore strategies,
        RunStore runs,
        StrategyActs acts,
        StrategyRequests requests,
        Texts texts
    ) {
        return new StrategyActController(strategies, runs, acts, requests, new StrategyViews(texts), texts);
    }

    @Bean
    EventListener<ShopDisconnected> strategiesOfAShopThatGoes(StrategyStore strategies) {
        return EventListener.of(ShopDisconnected.class, event -> strategies.purge(event.shopId()));
    }
}
