package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.page.PageSize;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tenth card has one condition, every fourth another, a few a rare one; another shop's have nothing to do with them. */
class ConditionFilterTest {

    private static final Catalogue CATALOGUE = Catalogue.of(1_200, 11);
    private static final Predicate<Card> TENTH = card -> card.nmId() % 10 == 0;
    private static final Predicate<Card> FOURTH = card -> card.nmId() % 4 == 0;
    private static final Predicate<Card> RARE = card -> card.nmId() % 300 == 1;

    @BeforeAll
    static void fill() {
        hold("m.tenth", TENTH);
        hold("m.fourth", FOURTH);
        hold("m.rare", RARE);
        TestDatabase.jdbc()
            .sql(
                """
                INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id)
                SELECT 1, 'm.rare', id FROM p_wb_products.card WHERE shop_id = :shop
                """
            )
            .param("shop", CATALOGUE.shop.value())
            .update();
    }

    private static void hold(String condition, Predicate<Card> which) {
        TestDatabase.jdbc()
            .sql(
                """
                INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id)
                SELECT :shop, :condition, unnest(CAST(:ids AS bigint[]))
                """
            )
            .param("shop", CATALOGUE.shop.value())
            .param("condition", condition)
            .param("ids", CATALOGUE.cards().stream().filter(which).map(Card::nmId).toArray(Long[]::new))
            .update();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void findsTheCardsThatHaveThemInEveryOrderWhicheverWayTheyAreFound(Field field) {
        for (Direction direction : Direction.values()) {
            CardOrder order = new CardOrder(field, direction);
            assertFinds(choice(List.of("m.rare"), List.of()), order, RARE);
            assertFinds(choice(List.of("m.tenth", "m.fourth"), List.of()), order, TENTH.and(FOURTH));
            assertFinds(choice(List.of(), List.of("m.fourth")), order, FOURTH.negate());
            assertFinds(choice(List.of("m.tenth"), List.of("m.fourth")), order, TENTH.and(FOURTH.negate()));
            assertFinds(choice(List.of("m.nobody"), List.of()), order, card -> false);
        }
    }

    private static void assertFinds(CardFilter filter, CardOrder order, Predicate<Card> which) {
        List<Long> expected = Oracle.find(CATALOGUE.cards(), CardFilter.NONE, order)
            .stream()
            .filter(which)
            .map(Card::nmId)
            .toList();
        List<Long> first = expected.subList(0, Math.min(20, expected.size()));
        CardSearch search = new CardSearch(CATALOGUE.store, new CardCounts(CATALOGUE.store));

        List<Long> found = search
            .find(CATALOGUE.shop, CATALOGUE.status(), filter, order, PageSize.of(20), null)
            .edges()
            .stream()
            .map(edge -> edge.node().nmId())
            .toList();

        assertThat(found).isEqualTo(first);
        assertThat(ids(CATALOGUE.store.gather(CATALOGUE.shop, filter, order, null, 20).cards())).isEqualTo(first);
        assertThat(ids(CATALOGUE.store.walk(CATALOGUE.shop, filter, order, null, 20, 5_000))).isEqualTo(first);
        assertThat(CATALOGUE.store.count(CATALOGUE.shop, filter)).isEqualTo(expected.size());
        assertThat(
            new CardDirectory(TestDatabase.jdbc(), CATALOGUE.store).ids(CATALOGUE.shop, filter, order)
        ).containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void facetsCountWithinTheConditionsAndConditionsWithinTheRestOfTheFilter() {
        CardFilter filter = new CardFilter(
            "a",
            List.of("ZARA"),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null
        ).with(choice(List.of("m.tenth"), List.of("m.fourth")).content());
        List<Card> rest = CATALOGUE.cards()
            .stream()
            .filter(card -> Oracle.passes(card, filter))
            .toList();
        CardCounts counts = new CardCounts(CATALOGUE.store);
        CardSearch search = new CardSearch(CATALOGUE.store, counts);

        Facets facets = new FacetStore(TestDatabase.jdbc(), search, CATALOGUE.mirror).facets(
            CATALOGUE.shop,
            filter,
            50
        );
        ConditionFacets.Counts found = new ConditionFacets(TestDatabase.jdbc(), search, counts, CATALOGUE.mirror).of(
            CATALOGUE.shop,
            filter
        );

        assertThat(facets.withVideo()).isEqualTo(
                (int) rest
                    .stream()
                    .filter(TENTH.and(FOURTH.negate()))
                    .filter(card -> card.video() != null)
                    .count()
            );
        assertThat(found.cards()).isEqualTo(rest.size());
        assertThat(found.with("m.fourth")).isEqualTo(rest.stream().filter(FOURTH).count());
        assertThat(found.without("m.tenth")).isEqualTo(rest.stream().filter(TENTH.negate()).count());
        assertThat(found.with("m.nobody")).isZero();
    }

    /** A cursor, and an export that was asked for, is of one filter. */
    @Test
    void filtersThatDifferInConditionsAreOthers() {
        assertThat(
            Stream.of(
                choice(List.of("a"), List.of()),
                choice(List.of(), List.of("a")),
                choice(List.of("a, b"), List.of()),
                choice(List.of("a", "b"), List.of()),
                CardFilter.NONE
            )
                .map(CardFilter::canonical)
                .distinct()
        ).hasSize(5);
    }

    private static List<Long> ids(List<Card> cards) {
        return cards.stream().map(Card::nmId).toList();
    }

    static CardFilter choice(List<String> with, List<String> without) {
        return CardFilter.NONE.with(
            new Content(
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                TextMatch.BEST,
                new ConditionChoice(with, without)
            )
        );
    }
}
