package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import dev.vitrina.products.search.CardSearch.CardList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardSearchTest {

    /** More than a walk looks at, so that pages are found in both ways. */
    private static final Catalogue CATALOGUE = Catalogue.of(6_000, 1);
    private static final Catalogue NEIGHBOUR = Catalogue.of(200, 2);

    static List<CardFilter> filters() {
        Instant middle = CATALOGUE.cards().get(3_000).updatedAt();
        return List.of(
            CardFilter.NONE,
            text("платье"),
            text("ПЛАТЬЕ ЛЕТНЕЕ"),
            text("елка чёрн"),
            text("phone women 4"),
            text("50% off_"),
            text("%"),
            text("_"),
            text("\\"),
            text("art_1"),
            text("🎄"),
            text("а"),
            text("1300"),
            text("461300"),
            text("Sku7"),
            text("sku7"),
            text("нет такого товара"),
            new CardFilter(null, List.of("Лён & Co", "{a,b}"), List.of(), List.of(), null, null, null, null, null),
            new CardFilter(null, List.of("Бренд \"Да\""), List.of(2L, 3L), List.of(), null, null, null, null, null),
            new CardFilter(null, List.of(), List.of(), List.of(1L, 4L), null, null, null, null, null),
            new CardFilter(null, List.of(), List.of(99L), List.of(), null, null, null, null, null),
            new CardFilter(null, List.of(), List.of(), List.of(), true, 1, 2, null, null),
            new CardFilter(null, List.of(), List.of(), List.of(), false, null, 0, null, null),
            new CardFilter(null, List.of(), List.of(), List.of(), null, null, null, middle, middle.plusSeconds(40)),
            text("летнее платье"),
            text("zara юбка"),
            text("women iphone"),
            text("3004"),
            content(
                new Content(
                    Set.of(Flaw.NO_VIDEO, Flaw.FEW_PHOTOS),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    TextMatch.BEST
                )
            ),
            content(
                new Content(Set.of(), 30, List.of(), middle.minusSeconds(900_000), middle, null, null, TextMatch.BEST)
            ),
            content(
                new Content(
                    Set.of(Flaw.NO_TAGS),
                    null,
                    List.of(new Trait(11, List.of("Красный", "СИНИЙ")), new Trait(12, List.of("Хлопок, 100%"))),
                    null,
                    null,
                    null,
                    null,
                    TextMatch.BEST
                )
            ),
            content(
                new Content(Set.of(), null, List.of(), null, null, null, List.of("ART_7", "art-1300"), TextMatch.BEST)
            ),
            content(new Content(Set.of(), null, List.of(), null, null, null, List.of(), TextMatch.BEST)),
            new CardFilter("чёрное", List.of("ZARA"), List.of(1L), List.of(2L), true, 1, null, null, middle)
        );
    }

    private static CardFilter content(Content content) {
        return CardFilter.NONE.with(content);
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    static Stream<CardOrder> orders() {
        return Stream.of(Field.values()).flatMap(field ->
            Stream.of(Direction.values()).map(direction -> new CardOrder(field, direction))
        );
    }

    /** A third of the filters for each order, so that each filter is seen in four of the twelve. */
    private static List<CardFilter> filtersFor(CardOrder order) {
        int turn = order.field().ordinal() * Direction.values().length + order.direction().ordinal();
        List<CardFilter> all = filters();
        return IntStream.range(0, all.size())
            .filter(place -> place % 3 == turn % 3)
            .mapToObj(all::get)
            .toList();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesThroughExactlyTheCardsThatPassInTheirOrder(CardOrder order) {
        for (CardFilter filter : filtersFor(order)) {
            List<Card> expected = Oracle.find(CATALOGUE.cards(), filter, order);

            List<Card> found = all(CATALOGUE, filter, order, 500);

            assertThat(found).as("%s by %s", filter, order).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void losesNothingBetweenSmallPagesFullOfTies(CardOrder order) {
        CardFilter filter = new CardFilter(null, List.of(), List.of(), List.of(3L), true, null, null, null, null);

        List<Card> found = all(CATALOGUE, filter, order, 3);

        assertThat(found).isEqualTo(Oracle.find(CATALOGUE.cards(), filter, order)).hasSizeGreaterThan(20);
    }

    @Test
    void countsExactlyWhatPasses() {
        for (CardFilter filter : filters()) {
            assertThat(CATALOGUE.counts.count(CATALOGUE.shop, filter.containing(), CATALOGUE.status()))
                .as("%s", filter)
                .isEqualTo(Oracle.find(CATALOGUE.cards(), filter.containing(), CardOrder.DEFAULT).size());
        }
    }

    @Test
    void showsOfAShopItsOwnCardsOnly() {
        CardFilter filter = text("платье");

        assertThat(all(NEIGHBOUR, filter, CardOrder.DEFAULT, 50)).isEqualTo(
            Oracle.find(NEIGHBOUR.cards(), filter, CardOrder.DEFAULT)
        );
        assertThat(NEIGHBOUR.counts.count(NEIGHBOUR.shop, CardFilter.NONE, NEIGHBOUR.status())).isEqualTo(200);
        assertThat(NEIGHBOUR.store.find(NEIGHBOUR.shop, CATALOGUE.cards().getLast().nmId())).isEmpty();
    }

    @Test
    void tellsWhereThePageStands() {
        CardList first = page(NEIGHBOUR, CardFilter.NONE, CardOrder.DEFAULT, 150, null);
        CardList second = page(NEIGHBOUR, CardFilter.NONE, CardOrder.DEFAULT, 150, first.pageInfo().endCursor());
        CardList beyond = page(NEIGHBOUR, CardFilter.NONE, CardOrder.DEFAULT, 150, second.pageInfo().endCursor());

        assertThat(first.pageInfo().hasNextPage()).isTrue();
        assertThat(first.pageInfo().hasPreviousPage()).isFalse();
        assertThat(second.edges()).hasSize(50);
        assertThat(second.pageInfo().hasNextPage()).isFalse();
        assertThat(second.pageInfo().hasPreviousPage()).isTrue();
        assertThat(beyond.edges()).isEmpty();
        assertThat(beyond.pageInfo().endCursor()).isNull();
    }

    @Test
    void refusesACursorOfAnotherFilterOrOrderAndDamagedOnes() {
        String cursor = Objects.requireNonNull(
            page(NEIGHBOUR, CardFilter.NONE, CardOrder.DEFAULT, 1, null).pageInfo().endCursor()
        );

        refused(text("x"), CardOrder.DEFAULT, cursor);
        refused(CardFilter.NONE, new CardOrder(Field.UPDATED_AT, Direction.ASC), cursor);
        refused(CardFilter.NONE, CardOrder.DEFAULT, "");
        refused(CardFilter.NONE, CardOrder.DEFAULT, cursor.substring(0, 5));
        refused(CardFilter.NONE, CardOrder.DEFAULT, "ключ");
        String binding = CardFilter.NONE.canonical() + CardOrder.DEFAULT.canonical();
        refused(CardFilter.NONE, CardOrder.DEFAULT, new CardPosition("no time", 1).cursor(binding));
    }

    @Test
    void losesAndDoublesNoCardThatStaysWhileOthersChange() {
        Catalogue catalogue = Catalogue.of(900, 3);
        Set<Long> changed = new HashSet<>();
        List<Long> seen = new ArrayList<>();
        String after = null;
        int round = 0;

        do {
            CardList page = page(catalogue, CardFilter.NONE, CardOrder.DEFAULT, 40, after);
            page.edges().forEach(edge -> seen.add(edge.node().nmId()));
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
            for (int i = 0; i < 5; i++) {
                long nmId = 1_000 + ((round * 5L + i * 37L) % 900) * 3;
                changed.add(nmId);
                catalogue.put(nmId, Instant.parse("2025-01-01T00:00:00Z").plusSeconds(round));
            }
            catalogue.sync(SyncMode.FULL);
            round++;
        } while (after != null);

        List<Long> stayed = catalogue
            .cards()
            .stream()
            .map(Card::nmId)
            .filter(nmId -> !changed.contains(nmId))
            .toList();
        assertThat(seen.stream().filter(nmId -> !changed.contains(nmId))).containsExactlyInAnyOrderElementsOf(stayed);
    }

    /** A page that was hard to find is remembered, but rows may change between reading the status and the page. */
    @Test
    void doesNotRepeatAFirstPageWhoseCardsHaveGone() {
        Catalogue catalogue = Catalogue.of(300, 5);
        CardFilter filter = new CardFilter(null, List.of("ZARA"), List.of(2L), List.of(), null, null, null, null, null);
        List<Card> all = Oracle.find(catalogue.cards(), filter, CardOrder.DEFAULT);
        CardSearch search = catalogue.search();
        assertThat(firstPage(search, catalogue, filter)).isEqualTo(all.subList(0, 2));
        assertThat(firstPage(search, catalogue, filter)).isEqualTo(all.subList(0, 2));

        TestDatabase.jdbc()
            .sql("DELETE FROM p_wb_products.card WHERE shop_id = ? AND id = ?")
            .params(catalogue.shop.value(), all.getFirst().nmId())
            .update();

        assertThat(firstPage(search, catalogue, filter)).isEqualTo(all.subList(1, 3));
    }

    private static List<Card> firstPage(CardSearch search, Catalogue catalogue, CardFilter filter) {
        return search
            .find(catalogue.shop, catalogue.status(), filter, CardOrder.DEFAULT, PageSize.of(2), null)
            .edges()
            .stream()
            .map(Edge::node)
            .toList();
    }

    @Test
    void countsAnewWhenTheMirrorMovesOn() {
        Catalogue catalogue = Catalogue.of(50, 4);
        CardFilter filter = new CardFilter(null, List.of(), List.of(), List.of(), null, 0, null, null, null);
        assertThat(catalogue.counts.count(catalogue.shop, filter, catalogue.status())).isEqualTo(50);

        catalogue.put(7, Instant.parse("2025-01-01T00:00:00Z"));
        catalogue.sync(SyncMode.INCREMENTAL);

        assertThat(catalogue.counts.count(catalogue.shop, filter, catalogue.status())).isEqualTo(51);
    }

    private static void refused(CardFilter filter, CardOrder order, @Nullable String cursor) {
        assertThatExceptionOfType(VitrinaException.class)
            .isThrownBy(() -> page(NEIGHBOUR, filter, order, 1, cursor))
            .extracting(VitrinaException::code)
            .isEqualTo(ErrorCode.INVALID_INPUT);
    }

    private static List<Card> all(Catalogue catalogue, CardFilter filter, CardOrder order, int size) {
        List<Card> all = new ArrayList<>();
        String after = null;
        do {
            CardList page = page(catalogue, filter, order, size, after);
            page.edges().stream().map(Edge::node).forEach(all::add);
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null);
        return all;
    }

    private static CardList page(
        Catalogue catalogue,
        CardFilter filter,
        CardOrder order,
        int size,
        @Nullable String after
    ) {
        return catalogue.search().find(catalogue.shop, catalogue.status(), filter, order, PageSize.of(size), after);
    }
}
