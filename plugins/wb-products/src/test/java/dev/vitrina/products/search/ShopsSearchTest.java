package dev.vitrina.products.search;

import static dev.vitrina.products.search.ConditionFilterTest.choice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopsSearchTest {

    private static final Catalogue ONE = catalogue(500_000, 31);
    private static final Catalogue OTHER = catalogue(500_001, 32);
    private static final Catalogue FOREIGN = catalogue(500_002, 33);
    private static final List<ShopId> SHOPS = List.of(ONE.shop, OTHER.shop);
    private static final List<Card> CARDS = Stream.of(ONE, OTHER)
        .flatMap(catalogue -> catalogue.cards().stream())
        .toList();
    private static final ShopsSearch SEARCH = new ShopsSearch(TestDatabase.jdbc(), ONE.json);

    /** Ids are of one seller: these are three apart. */
    private static Catalogue catalogue(long from, long seed) {
        Catalogue catalogue = Catalogue.of(0, seed);
        for (int i = 0; i < 150; i++) {
            catalogue.put(from + i * 3L, Instant.parse("2024-05-01T00:00:00Z").plusSeconds(i / 4));
        }
        catalogue.sync(SyncMode.FULL);
        return catalogue;
    }

    static Stream<CardOrder> orders() {
        return Stream.of(Field.values()).flatMap(field ->
            Stream.of(Direction.values()).map(direction -> new CardOrder(field, direction))
        );
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesThroughTheCardsOfTheseShopsAndOfNoOthers(CardOrder order) {
        Content flawed = new Content(Set.of(Flaw.NO_VIDEO), 40, List.of(), null, null, null, null, TextMatch.BEST);
        for (CardFilter filter : List.of(
            CardFilter.NONE,
            text("летнее платье"),
            text("iphone"),
            text("50000"),
            CardFilter.NONE.with(flawed),
            new CardFilter(null, List.of("ZARA"), List.of(), List.of(), null, null, null, null, null)
        )) {
            List<Card> found = new ArrayList<>();
            String after = null;
            do {
                ShopsSearch.Page page = SEARCH.find(SHOPS, filter, order, PageSize.of(20), after);
                page.edges().stream().map(Edge::node).forEach(found::add);
                after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
                assertThat(SEARCH.count(page)).isEqualTo(Oracle.find(CARDS, filter, order).size());
            } while (after != null);

            assertThat(found).as("%s by %s", filter, order).isEqualTo(Oracle.find(CARDS, filter, order));
        }
    }

    /** Another shop's cards have nothing to do with them, also where it knows the same ids. */
    @ParameterizedTest
    @MethodSource("orders")
    void findsByWhatIsKnownOfTheCardsOfEachShop(CardOrder order) {
        Predicate<Card> known = card -> card.nmId() % 4 == 0;
        hold(ONE.shop, "m.known", known);
        hold(OTHER.shop, "m.known", known);
        hold(ONE.shop, "m.elsewhere", card -> card.shop().equals(OTHER.shop));
        hold(FOREIGN.shop, "m.elsewhere", card -> true);

        assertThat(all(choice(List.of("m.known"), List.of()), order)).isEqualTo(expected(known, order));
        assertThat(all(choice(List.of(), List.of("m.known")), order)).isEqualTo(expected(known.negate(), order));
        assertThat(all(choice(List.of("m.elsewhere"), List.of()), order)).isEmpty();
        assertThat(all(choice(List.of("m.known"), List.of("m.elsewhere")), order)).isEqualTo(expected(known, order));
    }

    private static void hold(ShopId shop, String condition, Predicate<Card> which) {
        TestDatabase.jdbc()
            .sql(
                """
                INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id)
                SELECT :shop, :condition, unnest(CAST(:ids AS bigint[])) ON CONFLICT DO NOTHING
                """
            )
            .param("shop", shop.value())
            .param("condition", condition)
            .param("ids", CARDS.stream().filter(which).map(Card::nmId).toArray(Long[]::new))
            .update();
    }

    private static List<Card> expected(Predicate<Card> which, CardOrder order) {
        return Oracle.find(CARDS.stream().filter(which).toList(), CardFilter.NONE, order);
    }

    /** Page by page. */
    private static List<Card> all(CardFilter filter, CardOrder order) {
        List<Card> found = new ArrayList<>();
        String after = null;
        long count;
        do {
            ShopsSearch.Page page = SEARCH.find(SHOPS, filter, order, PageSize.of(20), after);
            found.addAll(page.nodes());
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
            count = SEARCH.count(page);
        } while (after != null);
        assertThat(count).isEqualTo(found.size());
        return found;
    }

    @Test
    void findsWhatIsLikeATextThatNoShopHas() {
        ShopsSearch.Page found = SEARCH.find(SHOPS, text("футблока"), CardOrder.DEFAULT, PageSize.of(200), null);

        assertThat(found.match()).isEqualTo(TextMatch.SIMILAR);
        assertThat(found.nodes())
            .hasSize(Oracle.find(CARDS, text("футболка"), CardOrder.DEFAULT).size())
            .allMatch(card -> card.title().startsWith("футболка"));
    }

    @Test
    void whoMaySeeNoShopSeesNothing() {
        assertThat(SEARCH.find(List.of(), CardFilter.NONE, CardOrder.DEFAULT, PageSize.of(20), null).edges()).isEmpty();
    }

    @Test
    void aCursorOfOtherShopsIsRefused() {
        String cursor = SEARCH.find(SHOPS, CardFilter.NONE, CardOrder.DEFAULT, PageSize.of(20), null)
            .pageInfo()
            .endCursor();

        assertThatExceptionOfType(VitrinaException.class).isThrownBy(() ->
            SEARCH.find(List.of(ONE.shop, FOREIGN.shop), CardFilter.NONE, CardOrder.DEFAULT, PageSize.of(20), cursor)
        );
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }
}
