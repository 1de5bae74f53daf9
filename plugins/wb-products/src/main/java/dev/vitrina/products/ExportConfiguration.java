package dev.vitrina.products;

import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.api.Filters;
import dev.vitrina.products.api.ProductExports;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.export.ExportJob;
import dev.vitrina.products.export.ExportStore;
import dev.vitrina.products.export.Exports;
import dev.vitrina.products.export.PurgeExports;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardSearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Exports of cards, wired. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    ExportStore exportStore(JdbcClient jdbc, JsonMapper json) {
        return new ExportStore(jdbc, json);
    }

    @Bean
    JobDefinition exportJob(
        ExportStore exports,
        CardDirectory cards,
        ConditionCopies conditions,
        FileStore files,
        Texts texts
    ) {
        return new ExportJob(exports, cards, conditions, files, texts).definition();
    }

    @Bean
    PurgeExports purgeExports(ExportStore exports) {
        return new PurgeExports(exports);
    }

    @Bean
    ProductExports productExports(
        ExportStore exports,
        Jobs jobs,
        CardSearch search,
        CardCounts counts,
        Mirror cardMirror,
        Filters filters,
        Texts texts
    ) {
        return new ProductExports(new Exports(exports, jobs), search, counts, cardMirror, filters, texts);
    }
}
