package dev.vitrina.products.search;

import static dev.vitrina.products.search.ConditionFilterTest.choice;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.CardFilter.Content;
import dev.vitrina.products.search.CardFilter.Trait;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import dev.vitrina.products.search.Explained.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL means to answer, by EXPLAIN and its own choice: no question goes through the whole table. 40,000 cards of 20 shops;
 * a million of a hundred by night ({@code -Pnightly}).
 */
class PlansTest {

    private static final int CARDS = Integer.getInteger("vitrina.planned.cards", 40_000);
    private static final int SHOPS = Math.max(20, CARDS / 10_000);
    private static final ShopId SHOP = new ShopId(3);
    private static final HikariDataSource POOL = TestDatabase.another("plans", 2);
    private static final Explained EXPLAINED = new Explained(POOL);
    private static final CardStore STORE = new CardStore(EXPLAINED.jdbc(), new CardJson(new JsonMapper()));
    private static final CardCounts COUNTS = new CardCounts(STORE);
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @BeforeAll
    static void fill() {
        JdbcClient jdbc = JdbcClient.create(POOL);
        ManyCards.insert(jdbc, 1, SHOPS, CARDS);
        ManyCards.insertWords(jdbc, 1, SHOPS, 2_000);
        jdbc
            .sql(
                """
                INSERT INTO p_wb_products.card_condition (shop_id, condition_id, nm_id)
                SELECT shop_id, condition, id FROM p_wb_products.card
                CROSS JOIN (VALUES ('wb-media.rare', 500), ('wb-media.some', 13)) AS of (condition, each)
                WHERE id / 7 % each = 0
                UNION ALL SELECT shop_id, 'wb-media.most', id FROM p_wb_products.card WHERE id / 7 % 10 > 0
                """
            )
            .update();
        jdbc.sql("VACUUM (ANALYZE) p_wb_products.card").update();
        jdbc.sql("VACUUM (ANALYZE) p_wb_products.card_condition").update();
        jdbc.sql("VACUUM (ANALYZE) p_wb_products.word").update();
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    static Stream<CardFilter> filters() {
        return Stream.of(
            CardFilter.NONE,
            text("платья"),
            text("летнее платье zara"),
            text("art-12"),
            text("0012"),
            text("4600000001203"),
            text("100007014"),
            text("art-1002"),
            text("нет такого товара"),
            text("футблока"),
            new CardFilter(null, List.of("zara"), List.of(), List.of(), null, null, null, null, null),
            new CardFilter(null, List.of(), List.of(5L, 6L), List.of(), true, 3, 5, null, null),
            new CardFilter(null, List.of(), List.of(), List.of(3L), null, null, null, null, null),
            content(Set.of(Flaw.NO_VIDEO, Flaw.NO_DESCRIPTION), null, List.of(), null, null, null),
            content(Set.of(), 20, List.of(), null, null, null),
            content(
                Set.of(),
                null,
                List.of(new Trait(1, List.of("3", "4")), new Trait(3, List.of("77"))),
                null,
                null,
                null
            ),
            content(Set.of(), null, List.of(), START, START.plusSeconds(86_400), null),
            content(Set.of(), null, List.of(), null, null, Instant.now().minusSeconds(3_600)),
            CardFilter.NONE.with(
                new Content(Set.of(), null, List.of(), null, null, null, List.of("art-7", "art-8"), TextMatch.BEST)
            ),
            choice(List.of("wb-media.rare"), List.of()),
            choice(List.of("wb-media.most"), List.of()),
            choice(List.of("wb-media.some"), List.of("wb-media.most"))
        );
    }

    @ParameterizedTest
    @MethodSource("filters")
    void noPageAndNoCountAndNoFacetsGoThroughTheWholeTable(CardFilter filter) {
        MirrorStatus status = new MirrorStatus(
            START,
            START,
            true,
            java.time.Duration.ZERO,
            CARDS / SHOPS,
            0,
            null,
            null,
            START
        );
        for (Field field : Field.values()) {
            CardOrder order = new CardOrder(field, field == Field.TITLE ? Direction.ASC : Direction.DESC);
            CardSearch search = new CardSearch(STORE, new CardCounts(STORE));

            CardSearch.CardList page = search.find(SHOP, status, filter, order, PageSize.of(50), null);

            String end = page.pageInfo().endCursor();
            if (end != null) {
                search.find(SHOP, status, filter, order, PageSize.of(50), end);
            }
            // Neither way of finding a page, whichever is chosen.
            STORE.gather(SHOP, filter, order, null, 50);
            STORE.gather(SHOP, filter.matching(TextMatch.IDENTIFIED), order, null, 50);
            if (!filter.needsGathering()) {
                STORE.walk(SHOP, filter, order, null, 50, 5_000);
            }
        }
        COUNTS.count(SHOP, filter, status);
        ShopsSearch across = new ShopsSearch(EXPLAINED.jdbc(), new CardJson(new JsonMapper()));
        List<ShopId> shops = List.of(SHOP, new ShopId(4), new ShopId(5));
        for (Field field : Field.values()) {
            across.find(shops, filter, new CardOrder(field, Direction.DESC), PageSize.of(50), null);
        }
        across.count(across.find(shops, filter, CardOrder.DEFAULT, PageSize.of(50), null));
        new FacetStore(EXPLAINED.jdbc(), new CardSearch(STORE, COUNTS), Catalogue.of(0, 10).mirror).facets(
            SHOP,
            filter,
            50
        );

        new ConditionFacets(EXPLAINED.jdbc(), new CardSearch(STORE, COUNTS), COUNTS, Catalogue.of(0, 10).mirror).of(
            SHOP,
            filter
        );

        assertNoneGoesThroughTheTable(EXPLAINED.plans());
    }

    /** What a function does inside is not part of a plan. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        textBlock = """
        near_words       | token  | 'футблока'                           | word_likeness | word
        cards_with       | meant  | to_tsquery('футболка & !футблока')   | card_search   | card
        cards_coded_like | wanted | 'атр-17'                             | card_search   | card
        """
    )
    void similarCardsAreFoundByIndexes(String function, String parameter, String value, String index, String table) {
        JdbcClient jdbc = EXPLAINED.jdbc();
        String body = jdbc
            .sql("SELECT prosrc FROM pg_proc WHERE oid = CAST('p_wb_products.' || :name AS regproc)")
            .param("name", function)
            .query(String.class)
            .single();
        EXPLAINED.plans();

        jdbc
            .sql(
                body
                    .replace("ANY (shops)", "ANY (ARRAY[3])")
                    .replaceAll("\\b" + parameter + "\\b", value)
                    .replaceAll("\\bwanted\\b", "'футблока'")
            )
            .query((row, number) -> row.getObject(1))
            .list();

        List<Plan> plans = EXPLAINED.plans();
        assertThat(plans)
            .hasSize(1)
            .noneMatch(plan -> plan.plan().contains("Seq Scan on " + table + " "));
        // Two thousand cards of one shop are as cheap to look through in an index that holds them: which it is, the sample decides.
        assertThat(plans).allMatch(
            plan -> plan.plan().contains(index) || (CARDS <= 40_000 && plan.plan().contains("Index"))
        );
    }

    private static void assertNoneGoesThroughTheTable(List<Plan> plans) {
        assertThat(plans).isNotEmpty();
        assertThat(plans).noneMatch(plan -> plan.plan().matches("(?s).*Seq Scan on card(_condition)? .*"));
        assertThat(plans)
            .filteredOn(plan -> plan.sql().contains("p_wb_products.card "))
            .isNotEmpty()
            .allMatch(plan -> plan.plan().contains("Index"));
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    private static CardFilter content(
        Set<Flaw> flaws,
        @Nullable Integer scoreBelow,
        List<Trait> traits,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant changedSince
    ) {
        return CardFilter.NONE.with(
            new Content(flaws, scoreBelow, traits, createdFrom, createdTo, changedSince, null, TextMatch.BEST)
        );
    }
}
