package dev.vitrina.products;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.products.api.ExportedCards;
import dev.vitrina.products.api.Filters;
import dev.vitrina.products.api.HealthFields;
import dev.vitrina.products.api.ProductFields;
import dev.vitrina.products.api.ProductHistory;
import dev.vitrina.products.api.ProductPhotos;
import dev.vitrina.products.api.ProductQueries;
import dev.vitrina.products.api.ProductTroubles;
import dev.vitrina.products.api.ProductsInAllShops;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.directory.SubjectTree;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.history.CardHistory;
import dev.vitrina.products.mirror.CardListSource;
import dev.vitrina.products.mirror.CardMirror;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.products.mirror.ScoreJob;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.CardStore;
import dev.vitrina.products.search.CardWalks;
import dev.vitrina.products.search.FacetStore;
import dev.vitrina.products.search.HealthCounts;
import dev.vitrina.products.search.ShopsSearch;
import dev.vitrina.products.search.TraitFacets;
import dev.vitrina.products.search.VocabularyJob;
import dev.vitrina.products.sync.SyncPolicy;
import dev.vitrina.products.trouble.CardErrors;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The plugin, wired. */
@Configuration(proxyBeanMethods = false)
@Import(
    {
        SyncConfiguration.class,
        AlertConfiguration.class,
        ConditionConfiguration.class,
        EditingConfiguration.class,
        DraftingConfiguration.class,
        ExportConfiguration.class,
    }
)
public class ProductsConfiguration {

    @Bean
    Endpoint cardList() {
        return CardListSource.ENDPOINT;
    }

    @Bean
    CardJson cardJson(JsonMapper json) {
        return new CardJson(json);
    }

    @Bean
    RowMirror<Sent> cardMirror(Mirrors mirrors, UpstreamGateway gateway, CardJson json, SyncPolicy policy) {
        return mirrors.mirror(CardMirror.definition(new CardListSource(gateway, json), policy.changesKept()));
    }

    @Bean
    CardStore cardStore(JdbcClient jdbc, CardJson json) {
        return new CardStore(jdbc, json);
    }

    @Bean
    CardDirectory cardDirectory(JdbcClient jdbc, CardStore store) {
        return new CardDirectory(jdbc, store);
    }

    @Bean
    CardCounts cardCounts(CardStore store) {
        return new CardCounts(store);
    }

    @Bean
    CardSearch cardSearch(CardStore store, CardCounts counts) {
        return new CardSearch(store, counts);
    }

    @Bean
    FacetStore facetStore(JdbcClient jdbc, CardSearch search, Mirror cardMirror) {
        return new FacetStore(jdbc, search, cardMirror);
    }

    @Bean
    JobDefinition scoreJob(JdbcClient jdbc, CardJson json, Mirror cardMirror) {
        return new ScoreJob(jdbc, json, cardMirror).definition();
    }

    @Bean
    JobDefinition vocabularyJob(JdbcClient jdbc, TransactionTemplate transaction) {
        return new VocabularyJob(jdbc, transaction).definition();
    }

    @Bean
    ProductQueries productQueries(
        CardSearch search,
        CardStore store,
        FacetStore facets,
        JdbcClient jdbc,
        Mirror cardMirror,
        Filters filters,
        SubjectTree subjects
    ) {
        TraitFacets traits = new TraitFacets(jdbc, search, cardMirror);
        return new ProductQueries(search, store, facets, traits, cardMirror, filters, subjects);
    }

    @Bean
    ProductFields productFields(CardStore store, CardCounts counts, Mirror cardMirror, SyncPolicy policy) {
        return new ProductFields(store, counts, cardMirror, policy);
    }

    @Bean
    ProductsInAllShops productsInAllShops(JdbcClient jdbc, CardJson json, ConditionCopies conditions) {
        return new ProductsInAllShops(new ShopsSearch(jdbc, json), conditions);
    }

    @Bean
    CardHistory cardHistory(Mirror cardMirror, CardJson json) {
        return new CardHistory(cardMirror, json);
    }

    @Bean
    ProductHistory productHistory(CardHistory history, CardDirectory cards, Texts texts) {
        return new ProductHistory(history, cards, texts);
    }

    @Bean
    CachedEndpoint cardErrorList() {
        return CardErrors.ENDPOINT;
    }

    @Bean
    CardErrors cardErrors(CachedUpstream upstream, JsonMapper json) {
        return new CardErrors(upstream, json);
    }

    @Bean
    Filters filters(CardErrors errors, SubjectTree subjects, ConditionCopies conditions, Clock clock) {
        return new Filters(errors, subjects, conditions, clock);
    }

    @Bean
    ProductTroubles productTroubles(
        CardErrors errors,
        JdbcClient jdbc,
        CardStore store,
        CardDirectory cards,
        Mirror cardMirror,
        SyncPolicy policy,
        Texts texts
    ) {
        return new ProductTroubles(errors, new HealthCounts(jdbc, cardMirror), store, cards, cardMirror, policy, texts);
    }

    @Bean
    ProductPhotos productPhotos() {
        return new ProductPhotos();
    }

    @Bean
    HealthFields healthFields(Texts texts) {
        return new HealthFields(texts);
    }

    @Bean
    CardCatalogue exportedCards(
        CardStore store,
        CardDirectory directory,
        CardRows rows,
        CardLookup lookup,
        Filters filters,
        JsonMapper json
    ) {
        return new ExportedCards(store, rows, lookup, new CardWalks(store, directory), filters, json);
    }
}
