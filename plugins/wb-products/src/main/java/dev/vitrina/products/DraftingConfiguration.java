package dev.vitrina.products;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.products.api.Drafts;
import dev.vitrina.products.api.Filters;
import dev.vitrina.products.api.ProductCreation;
import dev.vitrina.products.api.ProductDirectories;
import dev.vitrina.products.api.ProductEditPreview;
import dev.vitrina.products.api.ProductEditing;
import dev.vitrina.products.api.ProductImports;
import dev.vitrina.products.api.ProductTrash;
import dev.vitrina.products.api.Selections;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.change.EditPreview;
import dev.vitrina.products.change.EditRows;
import dev.vitrina.products.change.KindTexts;
import dev.vitrina.products.change.NewCardRows;
import dev.vitrina.products.change.TagKind;
import dev.vitrina.products.content.Envelope;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.directory.Trash;
import dev.vitrina.products.fresh.FreshCards;
import dev.vitrina.products.imports.CardImports;
import dev.vitrina.products.mirror.CardRows;
import dev.vitrina.products.search.CardCounts;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardSearch;
import dev.vitrina.tables.Tables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What drafts changes of cards and shows what can be chosen, wired. */
@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

    @Bean
    Selections selections(
        CardSearch search,
        CardDirectory directory,
        CardCounts counts,
        RowMirror<Sent> mirror,
        Filters filters
    ) {
        return new Selections(search, directory, counts, mirror, filters);
    }

    @Bean
    Drafts drafts(ChangeSets changeSets, Texts texts, JsonMapper json) {
        return new Drafts(changeSets, texts, json);
    }

    @Bean
    ProductEditing productEditing(
        Selections selections,
        Drafts drafts,
        EditRows rows,
        TagKind tags,
        CharacteristicNames names
    ) {
        return new ProductEditing(selections, drafts, rows, tags, names);
    }

    @Bean
    ProductCreation productCreation(Drafts drafts, NewCardRows rows, FreshCards cards) {
        return new ProductCreation(drafts, rows, cards);
    }

    @Bean
    EditPreview editPreview(EditRows rows, KindTexts texts) {
        return new EditPreview(rows, texts);
    }

    @Bean
    ProductEditPreview productEditPreview(
        Selections selections,
        Drafts drafts,
        EditPreview preview,
        CharacteristicNames names
    ) {
        return new ProductEditPreview(selections, drafts, preview, names);
    }

    @Bean
    ProductImports productImports(
        FileStore files,
        CardRows cards,
        FreshCards fresh,
        Directories directories,
        Drafts drafts,
        EditRows rows,
        EditPreview preview,
        CharacteristicNames names,
        Texts texts
    ) {
        CardImports imports = new CardImports(new Tables(files), cards, fresh, directories);
        return new ProductImports(imports, drafts, rows, preview, names, texts);
    }

    @Bean
    ProductDirectories productDirectories(Directories directories, CharacteristicNames names) {
        return new ProductDirectories(directories, names);
    }

    @Bean
    ProductTrash productTrash(CachedUpstream upstream, JsonMapper json, Envelope envelope, Clock clock) {
        return new ProductTrash(new Trash(upstream, json, envelope, clock));
    }
}
