package dev.vitrina.core.download;

import dev.vitrina.api.download.Downloads;
import dev.vitrina.core.contribution.OwnService;
import dev.vitrina.core.upstream.DeclaredUpstreams;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the fetching of files together. */
@Configuration(proxyBeanMethods = false)
class DownloadConfiguration {

    @Bean
    FileFetcher fileFetcher(DownloadProperties properties, DeclaredUpstreams upstreams) {
        return new FileFetcher(properties, upstreams, SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean
    OwnService<Downloads> downloadsOfPlugins(FileFetcher files) {
        return new OwnService<>(Downloads.class, plugin -> files.of(plugin.id(), plugin.egress()));
    }
}
