package dev.vitrina.products.api;

import dev.vitrina.api.text.Texts;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.health.CardHealth;
import dev.vitrina.products.health.CardHealth.Finding;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What is to be mended in cards, in the reader's language. */
@Controller
public final class HealthFields {

    private final Texts texts;

    public HealthFields(Texts texts) {
        this.texts = texts;
    }

    @SchemaMapping(typeName = "Product")
    public CardHealth health(Card card) {
        return CardHealth.of(card);
    }

    @SchemaMapping(typeName = "ProductHealthFinding")
    public String message(Finding finding) {
        return texts.of("flaw." + finding.flaw() + ".message", finding.actual(), finding.wanted());
    }

    @SchemaMapping(typeName = "ProductHealthFinding")
    public String fix(Finding finding) {
        return texts.of("flaw." + finding.flaw() + ".fix", finding.actual(), finding.wanted());
    }
}
