package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.text.Texts;
import dev.vitrina.media.arrange.ArrangeRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sellers bring, wired. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    Uploads uploads(FileStore files) {
        return new Uploads(files);
    }

    @Bean
    FileCheck fileCheck() {
        return new FileCheck();
    }

    @Bean
    Drafts drafts(ChangeSets changeSets, Texts texts) {
        return new Drafts(changeSets, texts);
    }

    @Bean
    IntakeController intakeController(
        Uploads uploads,
        CardCatalogue catalogue,
        FileCheck check,
        ArrangeRows rows,
        Texts texts,
        Drafts drafts
    ) {
        return new IntakeController(uploads, new Intake(new Matching(catalogue), check, rows, texts), drafts);
    }

    @Bean
    ArrangeController arrangeController(
        CardCatalogue catalogue,
        Uploads uploads,
        FileCheck check,
        ArrangeRows rows,
        Drafts drafts
    ) {
        return new ArrangeController(catalogue, uploads, check, rows, drafts);
    }
}
