package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.core.job.JobCatalogue;
import dev.vitrina.core.time.DatabaseTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Warming, as a job of the host's own. */
@Configuration(proxyBeanMethods = false)
class WarmConfiguration {

    private static final String HOST = "platform";

    @Bean
    CacheWarming cacheWarming(CacheEngine engine) {
        return engine.warming();
    }

    @Bean
    WarmContributions warmContributions(CacheWarming warming) {
        return new WarmContributions(warming);
    }

    /** For the host's life, so never taken back. */
    @Bean
    WarmJob warmJob(CacheWarming warming, JsonMapper json, DatabaseTime time, JobCatalogue catalogue) {
        WarmJob job = new WarmJob(warming, json, time::now);
        var unused = catalogue.register(HOST, job.definition());
        return job;
    }
}
