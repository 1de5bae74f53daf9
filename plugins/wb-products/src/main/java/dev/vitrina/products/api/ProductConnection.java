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
        return list.similar() ? TextMatch.SIMILAR : TextMatch.EXACT;
    }

    /** Maps to {@code ProductTextMatch}. */
    public enum TextMatch {
        EXACT,
        SIMILAR,
    }

    public PageInfo pageInfo() {
        return list.pageInfo();
    }
}
