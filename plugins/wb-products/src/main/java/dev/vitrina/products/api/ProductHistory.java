package dev.vitrina.products.api;

import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.history.CardChange;
import dev.vitrina.products.history.CardField;
import dev.vitrina.products.history.CardHistory;
import dev.vitrina.products.history.FieldChange;
import dev.vitrina.products.search.CardDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What happened to cards, and when it was noticed. */
@Controller
public final class ProductHistory {

    private final CardHistory history;
    private final CardDirectory cards;
    private final Texts texts;

    public ProductHistory(CardHistory history, CardDirectory cards, Texts texts) {
        this.history = history;
        this.cards = cards;
        this.texts = texts;
    }

    @QueryMapping
    public CardHistory.Page productHistory(
        ShopContext shop,
        @Argument String nmId,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        return history.of(shop.id(), Ids.parse("nmId", nmId), PageSize.of(first), after);
    }

    @QueryMapping
    public CardHistory.Page productChanges(
        ShopContext shop,
        @Argument @Nullable List<CardField> fields,
        @Argument @Nullable Instant since,
        @Argument @Nullable Integer first,
        @Argument @Nullable String after
    ) {
        Set<CardField> wanted = fields == null ? Set.of() : Set.copyOf(fields);
        return history.latest(shop.id(), wanted, since, PageSize.of(first), after);
    }

    /** All changes of a request are of one shop: the request's. Nothing for a card that is gone. */
    @BatchMapping(typeName = "ProductChange", field = "product")
    public Map<CardChange, Card> product(List<CardChange> changes) {
        ShopId shop = changes.getFirst().shop();
        Map<Long, Card> found = cards
            .find(shop, changes.stream().map(CardChange::nmId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Card::nmId, Function.identity()));
        return changes
            .stream()
            .filter(change -> found.containsKey(change.nmId()))
            .collect(Collectors.toMap(Function.identity(), change -> found.get(change.nmId())));
    }

    @SchemaMapping(typeName = "ProductFieldChange")
    public String name(FieldChange change) {
        String subject = change.subject();
        return switch (change.field()) {
            case OTHER -> String.valueOf(subject);
            case CHARACTERISTIC -> subject == null || subject.isEmpty() ? texts.of("field.CHARACTERISTIC") : subject;
            case SIZE -> (texts.of("field.SIZE") + " " + (subject == null ? "" : subject)).strip();
            default -> texts.of("field." + change.field());
        };
    }
}
