package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamLocations;
import dev.vitrina.cache.Budget;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.time.DatabaseTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    OwnService<UpstreamGateway> gatewayOfPlugins(UpstreamGateway gateway) {
        return new OwnService<>(UpstreamGateway.class, plugin -> new PluginGateway(plugin.id(), gateway));
    }

    @Bean
    DeclaredUpstreams declaredUpstreams(UpstreamProperties properties) {
        return new DeclaredUpstreams(properties);
    }

    @Bean
    Callers callers(DeclaredUpstreams upstreams) {
        return new Callers(upstreams);
    }

    @Bean
    UpstreamLocations upstreamLocations(UpstreamProperties properties) {
        return upstream -> properties.baseUrl(upstream.name()).orElse(upstream.baseUrl());
    }

    @Bean
    UnknownUpstreams unknownUpstreams(
        Environment environment,
        DeclaredUpstreams declared,
        ObjectProvider<SimulatedUpstreams> simulated
    ) {
        Set<String> names = simulated
            .stream()
            .flatMap(all -> all.names().stream())
            .collect(Collectors.toSet());
        return new UnknownUpstreams(environment, declared, names);
    }

    @Bean
    UpstreamNamesCheck upstreamNamesCheck(UnknownUpstreams unknown) {
        return new UpstreamNamesCheck(unknown);
    }

    @Bean
    QuotaLedger quotaLedger(DataSource dataSource, JdbcClient jdbc, DatabaseTime time, GatewayProperties properties) {
        return new QuotaLedger(dataSource, new QuotaBlocks(jdbc), time, properties.quotas());
    }

    @Bean
    QuotaLevels quotaLevels(JdbcClient jdbc, DatabaseTime time, GatewayProperties properties) {
        return new QuotaLevels(jdbc, time, properties.quotas());
    }

    @Bean
    UpstreamStandings upstreamStandings(
        DeclaredUpstreams upstreams,
        ShopCredentials credentials,
        QuotaLevels levels,
        TroubledUpstreams troubled
    ) {
        return new UpstreamStandings(upstreams, credentials, levels, troubled);
    }

    @Bean
    CallLogStore callLogStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new CallLogStore(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    CallLog callLog(CallLogStore store, MeterRegistry meters) {
        return new CallLog(store, meters);
    }

    @Bean
    GatewayMeters gatewayMeters(MeterRegistry registry) {
        return new GatewayMeters(registry);
    }

    @Bean
    Wire wire(GatewayProperties properties) {
        return new Wire(properties.connectTimeout());
    }

    @Bean
    Sender sender(
        GatewayProperties properties,
        DeclaredUpstreams upstreams,
        Wire wire,
        JsonMapper json,
        QuotaLedger ledger,
        CallLog log,
        GatewayMeters meters,
        DatabaseTime time
    ) {
        Classifier classifier = new Classifier(new Reason(json));
        return new Sender(properties, upstreams, wire, classifier, ledger, log, meters, time);
    }

    @Bean
    UpstreamGateway guardedGateway(
        GatewayProperties properties,
        ShopCredentials credentials,
        DeclaredUpstreams upstreams,
        Callers callers,
        Sender sender,
        CallLog log,
        QuotaLevels levels
    ) {
        CredentialDoubt doubt = new CredentialDoubt(upstreams);
        return new GuardedGateway(
            properties,
            credentials,
            doubt,
            callers,
            sender,
            log,
            levels,
            RandomGenerator.getDefault()
        );
    }

    @Bean
    Budget quotaBudget(DeclaredUpstreams upstreams, ShopCredentials credentials, QuotaLedger ledger) {
        return new QuotaBudget(upstreams, credentials, ledger);
    }
}
