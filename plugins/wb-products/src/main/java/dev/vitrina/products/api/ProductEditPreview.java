package dev.vitrina.products.api;

import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.products.api.Selections.SelectionInput;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.change.CharacteristicNames;
import dev.vitrina.products.change.EditPreview;
import dev.vitrina.products.change.EditPreview.Example;
import dev.vitrina.products.edit.CardEdit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What rules would make of cards, while somebody writes them. */
@Controller
public final class ProductEditPreview {

    private static final int MOST_EXAMPLES = 10;

    /** Cards looked at for examples: rules that change none of so many change hardly any. */
    private static final int LOOKED_AT = 1_000;

    private final Selections selections;
    private final Drafts drafts;
    private final EditPreview preview;
    private final CharacteristicNames names;

    public ProductEditPreview(Selections selections, Drafts drafts, EditPreview preview, CharacteristicNames names) {
        this.selections = selections;
        this.drafts = drafts;
        this.preview = preview;
        this.names = names;
    }

    /** Maps to {@code ProductEditPreviewInput}. */
    public record PreviewInput(SelectionInput cards, List<EditRuleInput> rules, @Nullable Integer first) {}

    /** Maps to {@code ProductEditPreview}. */
    public record Preview(int totalCount, List<Example> examples, List<UserError> errors) {}

    @QueryMapping
    public Preview productEditPreview(ShopContext shop, @Argument PreviewInput input, Locale locale) {
        int total = selections.count(shop.id(), input.cards());
        EditRuleInput.Read read = EditRuleInput.read(input.rules(), drafts, "rules");
        if (!read.errors().isEmpty()) {
            return new Preview(total, List.of(), read.errors());
        }
        int most = Math.clamp(input.first() == null ? 3 : input.first(), 0, MOST_EXAMPLES);
        List<Example> examples = new ArrayList<>();
        Iterator<Card> cards = selections.some(shop.id(), input.cards());
        for (int looked = 0; looked < LOOKED_AT && examples.size() < most && cards.hasNext(); looked++) {
            Card card = cards.next();
            names.learn(card);
            CardEdit edit = CardEdit.of(card, read.rules());
            if (!edit.isEmpty()) {
                examples.add(preview.of(card, edit, locale));
            }
        }
        return new Preview(total, List.copyOf(examples), List.of());
    }
}
