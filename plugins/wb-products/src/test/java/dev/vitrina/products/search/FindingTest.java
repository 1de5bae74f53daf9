package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.Connection.Edge;
import dev.vitrina.api.page.PageSize;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.search.CardOrder.Direction;
import dev.vitrina.products.search.CardOrder.Field;
import dev.vitrina.products.search.CardSearch.CardList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What people type, and what they mean by it. */
class FindingTest {

    private static final Catalogue CATALOGUE = catalogue();

    private static Catalogue catalogue() {
        Catalogue catalogue = Catalogue.of(0, 8);
        card(catalogue, 170_001, "Платье летнее хлопковое", "ZARA", "DR-01/чёрный", "4601234500011");
        card(catalogue, 170_002, "Кроссовки женские для бега", "Adidas", "KR-02", "4601234500028");
        card(catalogue, 170_003, "Футболки мужские, 3 штуки", "Лён & Co", "FT-03", "4601234500035");
        card(catalogue, 170_004, "Платформа для роликов", null, "PL-04", "4609999900042");
        card(catalogue, 180_005, "iPhone cases, women's", "Лён & Co", "IP-05", "4609999900059");
        for (int i = 0; i < 120; i++) {
            card(catalogue, 900_000 + i, "Рубашка фланелевая " + i, "Nike", "SH-" + i, "47" + (1_000 + i));
        }
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);
        return catalogue;
    }

    private static void card(
        Catalogue catalogue,
        long nmId,
        String title,
        @Nullable String brand,
        String vendorCode,
        String barcode
    ) {
        ObjectNode card = CardFixture.card(nmId)
            .put("title", title)
            .put("brand", brand)
            .put("vendorCode", vendorCode)
            .put("updatedAt", Instant.parse("2025-03-01T00:00:00Z").plusSeconds(nmId % 1_000).toString());
        ((ObjectNode) card.path("sizes").path(0)).putArray("skus").add(barcode);
        catalogue.put(nmId, card);
    }

    /** Each way of finding a page has to give the same: the order of one is walked, those of rare texts are gathered. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        платья летние          | 170001
        ЛЕТНИХ ПЛАТЬЕВ         | 170001
        платье zara            | 170001
        zara платья            | 170001
        кроссовками            | 170002
        беговые кроссовки      |
        женская кроссовка      | 170002
        футболка               | 170003
        мужская футболка лен   | 170003
        3 футболки             | 170003
        case iphone            | 180005
        woman's case           |
        платформы              | 170004
        dr-01                  | 170001
        01/ЧЕРНЫЙ              | 170001
        7000                   | 170001 170002 170003 170004
        80005                  | 180005
        99999000               | 170004 180005
        4601234500028          | 170002
        """
    )
    void findsWhatIsMeantByAText(String text, @Nullable String nmIds) {
        List<Long> expected = nmIds == null
            ? List.of()
            : List.of(nmIds.split(" ")).stream().map(Long::parseLong).toList();

        assertThat(exact(text)).as(text).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({ "плтье,170001", "футблока,170003", "кросовки,170002", "Adiddas кросовки,170002", "iphnoe,180005" })
    void asksForWhatWasProbablyMeantWhenNoCardHasTheText(String text, long nmId) {
        CardList found = find(text, CardOrder.DEFAULT, 50, null);

        assertThat(found.match()).isEqualTo(TextMatch.SIMILAR);
        assertThat(ids(found)).contains(nmId).hasSizeLessThan(10);
        assertThat(CATALOGUE.counts.count(CATALOGUE.shop, found.filter(), found.status())).isEqualTo(ids(found).size());
    }

    /** The words that are right narrow down what the mistyped one may mean, be they of the title or the brand; what is like no word does not. */
    @ParameterizedTest
    @CsvSource(
        {
            "женские кросовки,170002",
            "плтье зара,170001",
            "плтье zara,170001",
            "плтье nike,",
            "рубажка фланелевая 77,900077",
            "dr-10/чёрный,170001",
        }
    )
    void aMistypedWordIsLookedForAmongCardsThatHaveTheOthers(String text, @Nullable Long nmId) {
        CardList found = find(text, CardOrder.DEFAULT, 50, null);

        assertThat(ids(found)).isEqualTo(nmId == null ? List.of() : List.of(nmId));
    }

    /** A slip that stands in a title has become a word of the shop: who looks for what is like it means other cards as before. */
    @Test
    void cardsThatAreLikeATextStayThoseWhenACardHasItsMistake() {
        Catalogue catalogue = Catalogue.of(0, 13);
        card(catalogue, 500, "Кроссовки женские", "Nike", "A", "481");
        card(catalogue, 600, "Шапка женская", "Zara", "B", "489");
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);
        CardFilter similar = text("кросовки женские").matching(TextMatch.SIMILAR);
        assertThat(ids(find(catalogue, similar))).containsExactly(500L);

        card(catalogue, 700, "Кросовки женские", "Nike", "C", "490");
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);

        assertThat(ids(find(catalogue, similar))).containsExactly(500L);
        assertThat(ids(find(catalogue, text("кросовки женские")))).containsExactly(700L);
    }

    private static CardList find(Catalogue catalogue, CardFilter filter) {
        return catalogue
            .search()
            .find(catalogue.shop, catalogue.status(), filter, CardOrder.DEFAULT, PageSize.of(10), null);
    }

    /** Who acts on cards must not be given others than were asked for. */
    @Test
    void aWalkNeverMeetsCardsThatAreOnlyLikeTheText() {
        CardWalks walks = walks();

        assertThat(walks.next(CATALOGUE.shop, asked(text("плтье")), null, 100).cards()).isEmpty();
        assertThat(walks.next(CATALOGUE.shop, asked(text("платье")), null, 100).cards())
            .extracting(Card::nmId)
            .containsExactly(170_001L);
    }

    @ParameterizedTest
    @CsvSource({ "рубашка,120", "90010,10", ",125" })
    void aWalkMeetsEachCardOnce(@Nullable String text, int cards) {
        CardFilter filter = text == null ? CardFilter.NONE : text(text);
        List<Long> met = new ArrayList<>();
        String after = null;
        do {
            // Each page may be asked of another replica.
            CardWalks.Step step = walks().next(CATALOGUE.shop, asked(filter), after, 30);
            step.cards().forEach(card -> met.add(card.nmId()));
            after = step.next();
        } while (after != null);

        assertThat(met).hasSize(cards).isSorted().doesNotHaveDuplicates();
    }

    /** What is asked for may come to mean something else on the way, as the cards with errors and the subjects of a category do. */
    @Test
    void aWalkGoesOnWhenItsQuestionComesToMeanOthers() {
        CardFilter all = text("рубашка");
        CardFilter fewer = all.withVendorCodes(List.of("sh-0", "SH-1", "SH-119"));
        List<CardFilter> meanings = List.of(all, all, fewer);
        AtomicInteger looked = new AtomicInteger();
        CardWalks.Asked asked = new CardWalks.Asked("shirts", () -> meanings.get(looked.getAndIncrement()));
        CardWalks one = walks();

        CardWalks.Step first = one.next(CATALOGUE.shop, asked, null, 30);
        CardWalks.Step second = one.next(CATALOGUE.shop, asked, first.next(), 30);
        assertThat(looked).as("settled once").hasValue(1);
        // Another replica settles it anew, by what it means for it.
        CardWalks.Step third = walks().next(CATALOGUE.shop, asked, second.next(), 30);
        CardWalks.Step last = walks().next(CATALOGUE.shop, asked, third.next(), 60);

        assertThat(first.cards()).hasSize(30);
        assertThat(second.cards()).hasSize(30);
        assertThat(third.cards()).hasSize(30);
        assertThat(last.cards()).extracting(Card::nmId).containsExactly(900_119L);
        assertThatExceptionOfType(VitrinaException.class).isThrownBy(() ->
            one.next(CATALOGUE.shop, new CardWalks.Asked("others", () -> all), first.next(), 30)
        );
    }

    private static CardWalks.Asked asked(CardFilter filter) {
        return new CardWalks.Asked(filter.canonical(), () -> filter);
    }

    private static CardWalks walks() {
        return new CardWalks(CATALOGUE.store, new CardDirectory(TestDatabase.jdbc(), CATALOGUE.store));
    }

    @Test
    void saysNothingIsLikeATextThatIsLikeNothing() {
        CardList found = find("щжыфхцъ", CardOrder.DEFAULT, 50, null);

        assertThat(ids(found)).isEmpty();
    }

    @Test
    void aCardThatHasTheTextKeepsThoseThatAreLikeItAway() {
        CardList found = find("платье", CardOrder.DEFAULT, 50, null);

        assertThat(found.match()).isEqualTo(TextMatch.CONTAINED);
        assertThat(ids(found)).containsExactly(170_001L);
    }

    /** A whole article is in barcodes of others, a vendor code in longer ones: who types it means the one. */
    @ParameterizedTest
    @CsvSource({ "170002,170002", "4601234500028,170002", "kr-02,170002", "SH-1,900001", "471001,900001" })
    void aWholeArticleVendorCodeOrBarcodeIsOfItsCardAlone(String text, long nmId) {
        CardList found = find(text, CardOrder.DEFAULT, 50, null);

        assertThat(found.match()).isEqualTo(TextMatch.IDENTIFIED);
        assertThat(ids(found)).containsExactly(nmId);
        assertThat(found.pageInfo().hasNextPage()).isFalse();
    }

    @Test
    void allThatHaveTheTextAreFoundByWhoAsksForThem() {
        CardFilter wider = text("SH-1").containing();

        CardList found = CATALOGUE.search().find(
            CATALOGUE.shop,
            CATALOGUE.status(),
            wider,
            CardOrder.DEFAULT,
            PageSize.of(50),
            null
        );

        assertThat(found.match()).isEqualTo(TextMatch.CONTAINED);
        assertThat(ids(found)).hasSize(31).contains(900_001L, 900_010L, 900_119L);
        assertThat(CATALOGUE.counts.count(CATALOGUE.shop, wider, CATALOGUE.status())).isEqualTo(31);
    }

    /** A card that the rest of the filter leaves out is no exact hit. */
    @Test
    void whatIsIdentifiedMustPassTheRestOfTheFilter() {
        CardFilter filter = new CardFilter("SH-1", List.of("Zara"), List.of(), List.of(), null, null, null, null, null);

        assertThat(CATALOGUE.search().meant(CATALOGUE.shop, CATALOGUE.status(), filter).content().match()).isNotEqualTo(
            TextMatch.IDENTIFIED
        );
    }

    @Test
    void walksFacetsAndOtherShopsAgreeOnTheExactHit() {
        assertThat(walks().next(CATALOGUE.shop, asked(text("SH-1")), null, 100).cards())
            .extracting(Card::nmId)
            .containsExactly(900_001L);
        Facets facets = new FacetStore(TestDatabase.jdbc(), CATALOGUE.search(), CATALOGUE.mirror).facets(
            CATALOGUE.shop,
            text("SH-1"),
            10
        );
        assertThat(facets.brands()).extracting(Facets.Facet::count).containsExactly(1);
        ShopsSearch.Page across = new ShopsSearch(TestDatabase.jdbc(), CATALOGUE.json).find(
            List.of(CATALOGUE.shop),
            text("SH-1"),
            CardOrder.DEFAULT,
            PageSize.of(10),
            null
        );
        assertThat(across.nodes()).extracting(Card::nmId).containsExactly(900_001L);
        assertThat(across.match()).isEqualTo(TextMatch.IDENTIFIED);
    }

    /** Two cards may have one vendor code: their pages go on as they began. */
    @Test
    void pagesOfExactHitsGoOnWithExactHits() {
        Catalogue catalogue = Catalogue.of(0, 11);
        for (int i = 0; i < 5; i++) {
            card(catalogue, 500 + i, "Свитер " + i, "Nike", "SAME", "48" + i);
        }
        card(catalogue, 600, "Свитер иной", "Nike", "SAME-2", "489");
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);
        List<Long> all = new ArrayList<>();
        String after = null;
        do {
            CardList page = catalogue
                .search()
                .find(catalogue.shop, catalogue.status(), text("same"), CardOrder.DEFAULT, PageSize.of(2), after);
            assertThat(page.match()).isEqualTo(TextMatch.IDENTIFIED);
            all.addAll(ids(page));
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null);

        assertThat(all).containsExactlyInAnyOrder(500L, 501L, 502L, 503L, 504L);
    }

    @Test
    void pagesOfSimilarCardsGoOnWithSimilarCards() {
        CardOrder order = new CardOrder(Field.SCORE, Direction.ASC);
        List<Long> all = new ArrayList<>();
        String after = null;
        do {
            CardList page = find("рубажка фланелевая", order, 50, after);
            assertThat(page.match()).isEqualTo(TextMatch.SIMILAR);
            all.addAll(ids(page));
            after = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
        } while (after != null);

        assertThat(all).hasSize(120).doesNotHaveDuplicates();
    }

    /** The text is the vendor code of another brand's card: the list shows the cards that contain it, and so do the facets. */
    @Test
    void facetsReadATextAsTheListDoes() {
        Catalogue catalogue = Catalogue.of(0, 12);
        card(catalogue, 500, "Свитер", "Nike", "SAME", "481");
        card(catalogue, 600, "Шапка", "Zara", "SAME-2", "489");
        card(catalogue, 700, "Шарф", "Puma", "SAME-3", "490");
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);
        CardFilter zara = new CardFilter("same", List.of("Zara"), List.of(), List.of(), null, null, null, null, null);
        CardList list = catalogue
            .search()
            .find(catalogue.shop, catalogue.status(), zara, CardOrder.DEFAULT, PageSize.of(10), null);
        assertThat(ids(list)).containsExactly(600L);

        Facets found = new FacetStore(TestDatabase.jdbc(), catalogue.search(), catalogue.mirror).facets(
            catalogue.shop,
            zara,
            10
        );

        assertThat(found.brands()).extracting(Facets.Facet::id).containsExactlyInAnyOrder("Nike", "Puma", "Zara");
        assertThat(found.flaws()).anySatisfy(flaw -> assertThat(flaw.count()).isEqualTo(1));
    }

    @Test
    void facetsAreThoseOfTheCardsThatTheListShows() {
        Facets found = new FacetStore(TestDatabase.jdbc(), CATALOGUE.search(), CATALOGUE.mirror).facets(
            CATALOGUE.shop,
            text("кросовки"),
            10
        );

        assertThat(found.brands()).extracting(Facets.Facet::id).containsExactly("Adidas");
    }

    @Test
    void aChangeIsOneOfTheDocumentAndNotOfWhatIsDerivedFromIt() {
        Catalogue catalogue = Catalogue.of(20, 9);
        Instant before = now();
        assertThat(changed(catalogue, before)).isEmpty();

        TestDatabase.jdbc()
            .sql("UPDATE p_wb_products.card SET flaws = flaws # 1, synced_at = clock_timestamp() WHERE shop_id = ?")
            .param(catalogue.shop.value())
            .update();
        assertThat(changed(catalogue, before)).isEmpty();
        catalogue.put(1_003, Instant.parse("2025-01-01T00:00:00Z"));
        catalogue.sync(dev.vitrina.cache.SyncMode.FULL);

        assertThat(changed(catalogue, before)).containsExactly(1_003L);
    }

    private static Instant now() {
        return TestDatabase.jdbc()
            .sql("SELECT clock_timestamp()")
            .query((row, number) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
            .single();
    }

    private static List<Long> changed(Catalogue catalogue, Instant since) {
        CardFilter filter = CardFilter.NONE.with(
            new CardFilter.Content(java.util.Set.of(), null, List.of(), null, null, since, null, TextMatch.BEST)
        );
        return ids(
            catalogue
                .search()
                .find(catalogue.shop, catalogue.status(), filter, CardOrder.DEFAULT, PageSize.of(50), null)
        );
    }

    /** By a walk along an order with everything in its budget, and by gathering. */
    private static List<Long> exact(String text) {
        CardFilter filter = text(text);
        List<Long> gathered = CATALOGUE.store
            .gather(CATALOGUE.shop, filter, CardOrder.DEFAULT, null, 200)
            .cards()
            .stream()
            .map(Card::nmId)
            .toList();
        if (!Wording.isPartOfNumber(text)) {
            List<Long> walked = CATALOGUE.store
                .walk(CATALOGUE.shop, filter, CardOrder.DEFAULT, null, 200, 1_000)
                .stream()
                .map(Card::nmId)
                .toList();
            assertThat(walked).as(text).isEqualTo(gathered);
        }
        return gathered;
    }

    private static CardList find(String text, CardOrder order, int size, @Nullable String after) {
        return CATALOGUE.search().find(CATALOGUE.shop, CATALOGUE.status(), text(text), order, PageSize.of(size), after);
    }

    private static List<Long> ids(CardList list) {
        return list.edges().stream().map(Edge::node).map(Card::nmId).toList();
    }

    private static CardFilter text(String text) {
        return new CardFilter(text, List.of(), List.of(), List.of(), null, null, null, null, null);
    }
}
