package dev.vitrina.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.SyncDriver;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is N+1: what a list costs does not depend on how long it is. */
@PluginTest(dependencies = "../wb-tokens", cards = 120)
class StatementsOfAListTest {

    private static final String COLUMNS = """
        query($filter: ProductFilter, $orderBy: ProductOrder, $first: Int, $after: String) {
          products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            freshness { state ageSeconds source problem { kind message } }
            nodes {
              nmId imtId vendorCode title brand subjectId subjectName photoCount video photos { big tm }
              sizes { techSize skus } tags { id name } characteristics { name values } createdAt updatedAt %s
            }
          }
        }
        """;
    private static final String LIST = COLUMNS.formatted("");
    private static final String WHOLE_LIST = COLUMNS.formatted("groupSize freshness { state ageSeconds }");

    private final TestHost host;
    private TestClient shop;

    StatementsOfAListTest(TestHost host) {
        this.host = host;
        this.shop = host.admin();
    }

    @BeforeEach
    void synced() {
        shop = new SyncDriver(host).synced(host.sandbox().tokens().getFirst());
        host.sandbox().control().resetCounters();
    }

    static Stream<Map<String, ?>> lists() {
        return Stream.of(
            Map.of(),
            Map.of("orderBy", Map.of("field", "TITLE", "direction", "ASC")),
            Map.of("filter", Map.of("text", "а")),
            Map.of("filter", Map.of("hasVideo", false, "photosMin", 1))
        );
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListOfFiftyCardsCostsWhatAListOfOneCosts(Map<String, ?> list) {
        warm(LIST, list);

        GraphQlAnswer one = page(LIST, list, 1);
        GraphQlAnswer fifty = page(LIST, list, 50);

        assertThat(one.at("/products/nodes")).hasSize(1);
        assertThat(fifty.at("/products/nodes")).hasSize(50);
        assertThat(host.statements(fifty)).isNotEmpty().hasSizeLessThanOrEqualTo(4);
        assertThat(host.statements(fifty)).hasSameSizeAs(host.statements(one));
        assertNothingWasAskedOfWildberries();
    }

    @Test
    void aListOfOneBrandCostsNoMore() {
        String brand = page(LIST, Map.of(), 1).text("/products/nodes/0/brand");
        Map<String, ?> list = Map.of("filter", Map.of("brands", List.of(brand)));
        warm(LIST, list);

        assertThat(host.statements(page(LIST, list, 50))).hasSizeLessThanOrEqualTo(4);
        assertThat(host.statements(page(LIST, list, 1))).hasSizeLessThanOrEqualTo(4);
        assertNothingWasAskedOfWildberries();
    }

    @Test
    void theSecondPageCostsNoMoreThanTheFirst() {
        warm(LIST, Map.of());
        GraphQlAnswer first = page(LIST, Map.of(), 50);

        GraphQlAnswer second = page(LIST, Map.of("after", first.text("/products/pageInfo/endCursor")), 50);

        assertThat(second.at("/products/nodes")).hasSize(50);
        assertThat(host.statements(second)).hasSameSizeAs(host.statements(first));
        assertNothingWasAskedOfWildberries();
    }

    /** Each of the two fields that every card has of its own is looked up once for the page. */
    @Test
    void fieldsOfEachCardAreLookedUpForAllCardsAtOnce() {
        warm(WHOLE_LIST, Map.of());

        GraphQlAnswer one = page(WHOLE_LIST, Map.of(), 1);
        GraphQlAnswer fifty = page(WHOLE_LIST, Map.of(), 50);

        assertThat(host.statements(fifty)).hasSameSizeAs(host.statements(one)).hasSizeLessThanOrEqualTo(6);
        assertNothingWasAskedOfWildberries();
    }

    @Test
    void facetsAreCountedInOneLook() {
        GraphQlAnswer facets = shop.execute(
            "{ productFacets(filter: {hasVideo: false}) " +
            "{ brands { id count } subjects { id count } tags { id count } withVideo withoutPhotos } }"
        );

        assertThat(facets.errors()).isEmpty();
        assertThat(host.statements(facets)).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertNothingWasAskedOfWildberries();
    }

    private void warm(String document, Map<String, ?> list) {
        page(document, list, 1);
        page(document, list, 50);
    }

    private GraphQlAnswer page(String document, Map<String, ?> list, int first) {
        Map<String, Object> variables = new HashMap<>(list);
        variables.put("first", first);
        GraphQlAnswer answer = shop.execute(document, variables);
        assertThat(answer.errors()).isEmpty();
        return answer;
    }

    /** The hourly watch over the list of errors asks when its time comes, which may be now, and a list has the directory of subjects read behind it. */
    private void assertNothingWasAskedOfWildberries() {
        assertThat(host.sandbox().control().traffic().latest())
            .filteredOn(call -> !Set.of("cards-errors", "object-all").contains(call.endpoint()))
            .isEmpty();
    }
}
