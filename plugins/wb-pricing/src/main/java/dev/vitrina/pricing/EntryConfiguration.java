package dev.vitrina.pricing;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.api.GoodsRules;
import dev.vitrina.pricing.api.HistoryExportController;
import dev.vitrina.pricing.api.PeriodFields;
import dev.vitrina.pricing.api.PriceDrafts;
import dev.vitrina.pricing.api.PriceImportController;
import dev.vitrina.pricing.api.PriceRuleController;
import dev.vitrina.pricing.api.WantedRows;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.export.HistoryExport;
import dev.vitrina.pricing.export.HistoryRequest;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.Sent;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.HistoryReads;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.imports.PriceImports;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.reading.ReadingController;
import dev.vitrina.pricing.reading.Readings;
import dev.vitrina.tables.Tables;
import dev.vitrina.tables.export.ExportJob;
import dev.vitrina.tables.export.ExportStore;
import dev.vitrina.tables.export.Exports;
import dev.vitrina.tables.export.PurgeExports;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Prices for many goods at once, by rules and tables, and their history as files: wired. */
@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    @Bean
    WantedRows wantedRows(GoodStore goods, PriceRows rows) {
        return new WantedRows(goods, rows);
    }

    @Bean
    PriceRuleController priceRuleController(
        GoodStore goods,
        RowMirror<Sent> goodMirror,
        CardCatalogue catalogue,
        Margins margins,
        Days days,
        PriceHistory history,
        WantedRows wantedRows,
        PriceDrafts drafts,
        Texts texts,
        Clock clock
    ) {
        GoodsRules rules = new GoodsRules(goods, goodMirror, catalogue, margins, days, history, clock);
        return new PriceRuleController(goods, rules, wantedRows, drafts, texts);
    }

    @Bean
    PriceImportController priceImportController(
        FileStore files,
        CardCatalogue catalogue,
        GoodStore goods,
        WantedRows wantedRows,
        PriceDrafts drafts,
        Texts texts
    ) {
        PriceImports imports = new PriceImports(new Tables(files), catalogue, goods);
        return new PriceImportController(imports, wantedRows, drafts, texts);
    }

    @Bean
    PeriodFields periodFields(ChangeSets changeSets) {
        return new PeriodFields(changeSets);
    }

    @Bean
    ExportStore<HistoryRequest> historyExportStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new ExportStore<>(jdbc, json, clock, HistoryExport.TABLE);
    }

    @Bean
    JobDefinition historyExportJob(
        ExportStore<HistoryRequest> exports,
        JdbcClient jdbc,
        GoodJson json,
        GoodStore goods,
        ChangeSets changeSets,
        FileStore files,
        Texts texts,
        Clock clock
    ) {
        HistoryExport history = new HistoryExport(new HistoryReads(jdbc, json), goods, changeSets, texts);
        return new ExportJob<>(HistoryExport.JOB_TYPE, exports, history, files, clock).definition();
    }

    @Bean
    HistoryExportController historyExportController(
        ExportStore<HistoryRequest> exports,
        Jobs jobs,
        GoodStore goods,
        Texts texts
    ) {
        return new HistoryExportController(new Exports<>(exports, jobs, HistoryExport.JOB_TYPE), goods, texts);
    }

    @Bean
    PurgeExports purgeHistoryExports(ExportStore<HistoryRequest> exports) {
        return new PurgeExports(exports);
    }

    @Bean
    ReadingController readingController(UpstreamGateway gateway, Jobs jobs, JsonMapper json, Texts texts, Clock clock) {
        return new ReadingController(new Readings(gateway, jobs, json, clock), texts);
    }
}
