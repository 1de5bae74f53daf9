package dev.vitrina.products;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.products.api.ProductTags;
import dev.vitrina.products.api.SubjectFacets;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.change.Barcodes;
import dev.vitrina.products.change.BatchWriter;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.change.CreateKind;
import dev.vitrina.products.change.EditKind;
import dev.vitrina.products.change.EditRows;
import dev.vitrina.products.change.GroupKind;
import dev.vitrina.products.change.KindParts;
import dev.vitrina.products.change.KindTexts;
import dev.vitrina.products.change.NewCardRows;
import dev.vitrina.products.change.Pace;
import dev.vitrina.products.change.ReadBack;
import dev.vitrina.products.change.TagKind;
import dev.vitrina.products.change.TrashKind;
import dev.vitrina.products.content.ContentMethods;
import dev.vitrina.products.content.ContentWriter;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.directory.DirectoryParser;
import dev.vitrina.products.directory.DirectoryPolicies;
import dev.vitrina.products.directory.SubjectTree;
import dev.vitrina.products.fresh.CardLookup;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.fresh.TrashLookup;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.products.mirror.TaggedCards;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Editing of cards, wired: Wildberries' directories and the kinds of changes. */
@Configuration(proxyBeanMethods = false)
@Import(EditingConfiguration.Methods.class)
class EditingConfiguration {

    @Bean
    Envelope envelope(JsonMapper json) {
        return new Envelope(json);
    }

    @Bean
    Directories directories(CachedUpstream upstream, Envelope envelope, Clock clock) {
        return new Directories(upstream, new DirectoryParser(envelope), clock);
    }

    @Bean
    TaggedCards taggedCards(JdbcClient jdbc, CardJson json, RowMirror<Sent> mirror, EventPublisher events) {
        return new TaggedCards(jdbc, json, mirror, events);
    }

    @Bean
    ProductTags productTags(
        UpstreamGateway gateway,
        Envelope envelope,
        TaggedCards cards,
        Texts texts,
        JsonMapper json,
        Clock clock
    ) {
        return new ProductTags(new ContentWriter(gateway, json, envelope), cards, texts, json, clock);
    }

    @Bean
    SubjectTree subjectTree(Directories directories, Clock clock, PluginContext plugin) {
        return new SubjectTree(directories, clock, plugin.executor());
    }

    @Bean
    SubjectFacets subjectFacets(SubjectTree subjects) {
        return new SubjectFacets(subjects);
    }

    @Bean
    CardRows cardRows(JdbcClient jdbc) {
        return new CardRows(jdbc);
    }

    @Bean
    CardLookup cardLookup(UpstreamGateway gateway, CardJson json, RowMirror<Sent> mirror, Clock clock) {
        return new CardLookup(gateway, json, mirror, clock);
    }

    @Bean
    FreshCards freshCards(CardLookup lookup, RowMirror<Sent> mirror, CardRows rows, CardJson json, Clock clock) {
        return new FreshCards(lookup, mirror, rows, json, clock);
    }

    @Bean
    CharacteristicNames characteristicNames() {
        return new CharacteristicNames();
    }

    @Bean
    EditRows editRows(JsonMapper json) {
        return new EditRows(json);
    }

    @Bean
    NewCardRows newCardRows(EditRows rows, JsonMapper json) {
        return new NewCardRows(rows, json);
    }

    @Bean
    Pace pace(Environment settings) {
        return Pace.of(settings);
    }

    @Bean
    KindTexts kindTexts(Texts texts, CharacteristicNames names) {
        return new KindTexts(texts, names);
    }

    @Bean
    KindParts kindParts(
        FreshCards fresh,
        CardLookup lookup,
        CardRows rows,
        Directories directories,
        CharacteristicNames names,
        UpstreamGateway gateway,
        Envelope envelope,
        EditRows editRows,
        KindTexts texts,
        JsonMapper json,
        Pace pace,
        Clock clock
    ) {
        ErrorList errors = new ErrorList(gateway, json, envelope);
        ContentWriter writer = new ContentWriter(gateway, json, envelope);
        return new KindParts(
            fresh,
            rows,
            errors,
            directories,
            names,
            writer,
            new BatchWriter(writer, texts, pace, clock),
            new ReadBack(fresh, lookup, errors, editRows, texts, pace, clock),
            editRows,
            texts
        );
    }

    @Bean
    EditKind editKind(KindParts parts) {
        return new EditKind(parts);
    }

    @Bean
    TagKind tagKind(KindParts parts, Pace pace, Clock clock) {
        return new TagKind(parts, pace, clock);
    }

    @Bean
    TrashKind trashKind(
        KindParts parts,
        UpstreamGateway gateway,
        JsonMapper json,
        Envelope envelope,
        CardLookup lookup,
        RowMirror<Sent> mirror,
        Pace pace,
        Clock clock
    ) {
        return new TrashKind(parts, new TrashLookup(gateway, json, envelope), lookup, mirror, pace, clock);
    }

    @Bean
    GroupKind groupKind(KindParts parts, Pace pace, Clock clock) {
        return new GroupKind(parts, pace, clock);
    }

    @Bean
    CreateKind createKind(
        KindParts parts,
        NewCardRows rows,
        CardLookup lookup,
        UpstreamGateway gateway,
        Envelope envelope,
        Pace pace,
        Clock clock
    ) {
        return new CreateKind(parts, rows, lookup, new Barcodes(gateway, envelope), pace, clock);
    }

    /** Wildberries' methods, each a bean as the host wants them. */
    static final class Methods implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment settings) {
            for (Endpoint endpoint : ContentMethods.UNCACHED) {
                registry.registerBean(endpoint.id(), Endpoint.class, bean -> bean.supplier(_ -> endpoint));
            }
            for (CachedEndpoint endpoint : DirectoryPolicies.all()) {
                registry.registerBean(endpoint.endpoint().id(), CachedEndpoint.class, bean ->
                    bean.supplier(_ -> endpoint)
                );
            }
        }
    }
}
