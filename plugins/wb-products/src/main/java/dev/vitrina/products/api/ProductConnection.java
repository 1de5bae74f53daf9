package dev.vitrina.products.api;

import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.Connection.PageInfo;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardSearch.CardList;
import java.util.List;

/** A page of cards; they are counted only when asked for. */
public record ProductConnection(CardList list) {
    public List<Edge<Card>> edges() {
        return list.edges();
    }

    public List<Card> nodes() {
        return list.edges().stream().map(Edge::node).toList();
    }

    public TextMatch textMatch() {
        return TextMatch.of(list.match());
    }

    /** Maps to {@code ProductTextMatch}. */
    public enum TextMatch {
        IDENTIFIER,
        EXACT,
        SIMILAR;

        static TextMatch of(dev.vitrina.products.search.TextMatch match) {
            return switch (match) {
                case IDENTIFIED -> IDENTIFIER;
                case BEST, CONTAINED -> EXACT;
                case SIMILAR -> SIMILAR;
            };
        }
    }

    public PageInfo pageInfo() {
        return list.pageInfo();
    }
}
