package dev.vitrina.core.graphql.document;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets everybody run what a plugin's part of the dashboard sends, as long as the plugin serves. */
@Component
@Order(50)
class DocumentContributions implements ContributionRegistrar {

    private final TrustedDocuments documents;
    private final ConcurrentMap<String, Registration> latest = new ConcurrentHashMap<>();

    DocumentContributions(TrustedDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Registration register(PluginContributions plugin) {
        String id = plugin.pluginId();
        documents.register(id, TrustedDocuments.identified(plugin.documents()));
        Registration mine = new Registration() {
            @Override
            public void withdraw() {
                if (latest.remove(id, this)) {
                    documents.remove(id);
                }
            }
        };
        latest.put(id, mine);
        return mine;
    }
}
