package dev.vitrina.products;

import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.api.Filters;
import dev.vitrina.products.api.ProductExports;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.export.CardExport;
import dev.vitrina.products.export.ExportRequest;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.tables.export.ExportJob;
import dev.vitrina.tables.export.ExportStore;
import dev.vitrina.tables.export.Exports;
import dev.vitrina.tables.export.PurgeExports;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Exports of cards, wired. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    ExportStore<ExportRequest> exportStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new ExportStore<>(jdbc, json, clock, CardExport.TABLE);
    }

    @Bean
    JobDefinition exportJob(
        ExportStore<ExportRequest> exports,
        CardDirectory cards,
        ConditionCopies conditions,
        FileStore files,
        Texts texts,
        Clock clock
    ) {
        CardExport content = new CardExport(cards, conditions, texts);
        return new ExportJob<>(CardExport.JOB_TYPE, exports, content, files, clock).definition();
    }

    @Bean
    PurgeExports purgeExports(ExportStore<ExportRequest> exports) {
        return new PurgeExports(exports);
    }

    @Bean
    ProductExports productExports(
        ExportStore<ExportRequest> exports,
        Jobs jobs,
        CardSearch search,
        CardCounts counts,
        Mirror cardMirror,
        Filters filters,
        Texts texts
    ) {
        return new ProductExports(
            new Exports<>(exports, jobs, CardExport.JOB_TYPE),
            search,
            counts,
            cardMirror,
            filters,
            texts
        );
    }
}
