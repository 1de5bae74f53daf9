package dev.vitrina.media.shown;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing is done to cards that came to pass a filter after somebody was shown what passes it. Fewer are no surprise to anybody. */
public final class MoreThanShown {

    /** The same as that of edits and exports of cards. */
    static final String CODE = "MORE_CARDS_THAN_SHOWN";

    private final CardCatalogue cards;
    private final Texts texts;

    public MoreThanShown(CardCatalogue cards, Texts texts) {
        this.cards = cards;
        this.texts = texts;
    }

    /**
     * @param filter   {@code ProductFilter} as JSON text
     * @param expected how many cards the filter was shown to have; null for who was shown none, who is refused nothing
     */
    public Optional<UserError> refusal(ShopId shop, @Nullable String filter, @Nullable Integer expected) {
        return expected == null || cards.count(shop, filter) <= expected
            ? Optional.empty()
            : Optional.of(UserError.at(CODE, texts.of("error." + CODE), "expectedCount"));
    }
}
