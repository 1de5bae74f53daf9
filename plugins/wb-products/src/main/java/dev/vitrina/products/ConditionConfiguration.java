package dev.vitrina.products;

import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.api.Filters;
import dev.vitrina.products.api.ProductConditions;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.condition.ConditionJob;
import dev.vitrina.products.condition.ConditionStore;
import dev.vitrina.products.condition.RefreshOnChange;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.products.search.ConditionFacets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What other plugins know of cards, wired. */
@Configuration(proxyBeanMethods = false)
class ConditionConfiguration {

    @Bean
    ConditionStore conditionStore(JdbcClient jdbc) {
        return new ConditionStore(jdbc);
    }

    @Bean
    ConditionCopies conditionCopies(
        CardConditions conditions,
        ConditionStore store,
        Mirror cardMirror,
        TransactionTemplate transaction
    ) {
        return new ConditionCopies(conditions, store, cardMirror, transaction);
    }

    @Bean
    JobDefinition conditionJob(ConditionCopies copies) {
        return new ConditionJob(copies).definition();
    }

    @Bean
    RefreshOnChange refreshOnChange(ConditionCopies copies, ShopDirectory shops) {
        return new RefreshOnChange(copies, shops);
    }

    @Bean
    ProductConditions productConditions(
        ConditionCopies copies,
        JdbcClient jdbc,
        CardSearch search,
        CardCounts counts,
        Mirror cardMirror,
        Filters filters
    ) {
        return new ProductConditions(copies, new ConditionFacets(jdbc, search, counts, cardMirror), filters);
    }
}
