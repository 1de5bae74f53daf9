package dev.vitrina.products.search;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.card.Card;
import java.util.List;

/**
 * The first pages that were found by gathering, the dearer way, until the mirror moves on: a list is looked at again when someone
 * comes back from a card of it. Kept are places, never cards.
 */
final class FirstPages {

    private static final int KEPT = 500;

    /** Longer pages are for exports, and would cost a megabyte each ten of them. */
    private static final int LONGEST = 101;

    private final CardStore store;
    private final Derived<Key, List<CardPosition>> pages = new Derived<>(KEPT);

    FirstPages(CardStore store) {
        this.store = store;
    }

    /** Empty when the page is not known, or when a card of it has gone or changed its place after the status was read. */
    List<Card> find(Question asked) {
        List<CardPosition> page = pages.get(Key.of(asked), MirrorVersion.of(asked.status()));
        if (page == null || asked.after() != null) {
            return List.of();
        }
        List<Card> cards = store.inOrder(asked.shop(), page.stream().map(CardPosition::id).toList());
        return places(cards, asked.order()).equals(page) ? cards : List.of();
    }

    void learned(Question asked, List<Card> cards) {
        if (asked.after() == null && !cards.isEmpty() && asked.size() <= LONGEST) {
            pages.put(Key.of(asked), MirrorVersion.of(asked.status()), places(cards, asked.order()));
        }
    }

    private static List<CardPosition> places(List<Card> cards, CardOrder order) {
        return cards
            .stream()
            .map(card -> CardPosition.of(card, order))
            .toList();
    }

    private record Key(ShopId shop, CardFilter filter, CardOrder order, int size) {
        static Key of(Question asked) {
            return new Key(asked.shop(), asked.filter(), asked.order(), asked.size());
        }
    }
}
