package dev.vitrina.tokens;

import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.tokens.api.TokenFields;
import dev.vitrina.tokens.api.TokenMutations;
import dev.vitrina.tokens.api.TokenQueries;
import dev.vitrina.tokens.api.TokenShops;
import dev.vitrina.tokens.check.ClaimsCheck;
import dev.vitrina.tokens.check.TokenCheck;
import dev.vitrina.tokens.claims.ClaimsReader;
import dev.vitrina.tokens.revalidation.ExpiryWarnings;
import dev.vitrina.tokens.revalidation.Revalidation;
import dev.vitrina.tokens.revalidation.RevalidationJob;
import dev.vitrina.tokens.token.SellerMemory;
import dev.vitrina.tokens.token.TokenConnection;
import dev.vitrina.tokens.token.TokenEditing;
import dev.vitrina.tokens.token.TokenRemoval;
import dev.vitrina.tokens.token.TokenStore;
import dev.vitrina.tokens.wb.SellerInfo;
import dev.vitrina.tokens.wb.WbHost;
import dev.vitrina.tokens.wb.WbHostRegistrar;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The plugin, wired. */
@Configuration(proxyBeanMethods = false)
@Import(WbHostRegistrar.class)
public class TokensConfiguration {

    @Bean
    TokenStore tokenStore(JdbcClient jdbc) {
        return new TokenStore(jdbc);
    }

    @Bean
    SellerMemory sellerMemory(JdbcClient jdbc, Clock clock) {
        return new SellerMemory(jdbc, clock);
    }

    @Bean
    ClaimsCheck claimsCheck(JsonMapper json, Clock clock) {
        return new ClaimsCheck(new ClaimsReader(json), clock);
    }

    @Bean
    TokenCheck tokenCheck(UpstreamGateway gateway, PluginContext plugin, JsonMapper json) {
        return new TokenCheck(gateway, plugin.executor(), new SellerInfo(json));
    }

    @Bean
    TokenConnection tokenConnection(
        TokenStore store,
        SellerMemory sellers,
        ShopConnections connections,
        ClaimsCheck claimsCheck,
        TokenCheck tokenCheck,
        Clock clock
    ) {
        return new TokenConnection(store, sellers, connections, claimsCheck, tokenCheck, clock);
    }

    @Bean
    TokenEditing tokenEditing(
        TokenStore store,
        SellerMemory sellers,
        ShopConnections connections,
        ClaimsCheck claimsCheck,
        TokenCheck tokenCheck,
        Clock clock
    ) {
        return new TokenEditing(store, sellers, connections, claimsCheck, tokenCheck, clock);
    }

    @Bean
    TokenRemoval tokenRemoval(TokenStore store, ShopConnections connections) {
        return new TokenRemoval(store, connections);
    }

    @Bean
    Revalidation revalidation(
        UpstreamGateway gateway,
        ShopConnections connections,
        ShopDirectory shops,
        TokenStore store,
        Clock clock
    ) {
        return new Revalidation(gateway, connections, shops, store, clock);
    }

    @Bean
    JobDefinition revalidationJob(
        TokenStore store,
        Revalidation revalidation,
        EventPublisher events,
        PlatformTransactionManager transactions,
        Clock clock
    ) {
        ExpiryWarnings warnings = new ExpiryWarnings(store, events, new TransactionTemplate(transactions), clock);
        return new RevalidationJob(store, revalidation, warnings, clock).definition();
    }

    @Bean
    TokenShops tokenShops(ShopDirectory directory) {
        return new TokenShops(directory);
    }

    @Bean
    TokenQueries tokenQueries(TokenStore store, TokenShops shops, ShopConnections connections, Mirrors mirrors) {
        return new TokenQueries(store, shops, connections, mirrors);
    }

    @Bean
    TokenFields tokenFields(TokenShops shops, UpstreamGateway gateway, UniversalCacheService cache, Clock clock) {
        return new TokenFields(shops, gateway, cache, clock);
    }

    @Bean
    TokenMutations tokenMutations(
        TokenStore store,
        TokenConnection connection,
        TokenEditing editing,
        TokenRemoval removal,
        Revalidation revalidation
    ) {
        return new TokenMutations(store, connection, editing, removal, revalidation);
    }
}
