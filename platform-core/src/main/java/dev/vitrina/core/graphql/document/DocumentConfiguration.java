package dev.vitrina.core.graphql.document;

import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.graphql.limit.GraphQlLimits;
import dev.vitrina.core.security.AccessRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Knows the dashboard's documents, which its build leaves beside its files, and says at start which of them the schema breaks. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DocumentConfiguration.class);
    private static final String DASHBOARD = "dashboard";
    private static final String MANIFEST = "classpath:META-INF/vitrina/documents.json";

    @Bean
    TrustedDocuments trustedDocuments(ResourceLoader resources, JsonMapper json) throws IOException {
        TrustedDocuments documents = new TrustedDocuments();
        Resource manifest = resources.getResource(MANIFEST);
        if (manifest.exists()) {
            try (InputStream in = manifest.getInputStream()) {
                documents.register(DASHBOARD, json.readValue(in, new TypeReference<Map<String, String>>() {}));
            }
        }
        return documents;
    }

    @Bean
    DocumentGate documentGate(
        TrustedDocuments documents,
        SchemaGenerations generations,
        GraphQlLimits limits,
        AccessRules access
    ) {
        return new DocumentGate(documents, generations, limits, access);
    }

    @Bean
    BrokenDocuments brokenDocuments(TrustedDocuments documents, SchemaGenerations generations) {
        return new BrokenDocuments(documents, generations);
    }

    /** A plugin that is not there breaks the screens that are about it: to be told, not to be died of. */
    record BrokenDocuments(TrustedDocuments documents, SchemaGenerations generations) {
        @EventListener(ApplicationReadyEvent.class)
        void tell() {
            documents
                .validate(generations.current().schema())
                .forEach(violation -> log.warn("A screen will not work: {}", violation.message()));
        }
    }
}
