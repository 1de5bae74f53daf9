package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.SearchText;
import dev.vitrina.products.health.Flaw;
import dev.vitrina.products.search.Facets.Facet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetStoreTest {

    private static final Catalogue CATALOGUE = Catalogue.of(1_500, 5);
    private final FacetStore facets = new FacetStore(TestDatabase.jdbc(), CATALOGUE.search(), CATALOGUE.mirror);

    /** A text of digits may also be an article, which is a column that the labels' own names must not hide. */
    @ParameterizedTest
    @ValueSource(strings = { "a", "1" })
    void eachFacetCountsWithinTheFilterButForItsOwnPart(String text) {
        CardFilter filter = new CardFilter(
            text,
            List.of("ZARA"),
            List.of(1L, 2L),
            List.of(3L),
            true,
            1,
            null,
            null,
            null
        );

        Facets found = facets.facets(CATALOGUE.shop, filter, 50);

        assertThat(counts(found.brands())).isEqualTo(
            count(filter.withoutBrands(), card -> Stream.ofNullable(card.brand()))
        );
        assertThat(counts(found.subjects())).isEqualTo(
            count(filter.withoutSubjects(), card -> Stream.ofNullable(card.subjectId()).map(String::valueOf))
        );
        assertThat(counts(found.tags())).isEqualTo(
                count(filter.withoutTags(), card ->
                    card
                        .tags()
                        .stream()
                        .map(tag -> Long.toString(tag.id()))
                )
            );
        assertThat(found.withVideo()).isEqualTo(
                passing(filter.withoutVideo())
                    .filter(card -> card.video() != null)
                    .count()
            );
        assertThat(found.withoutPhotos()).isEqualTo(
                passing(filter.withoutPhotos())
                    .filter(card -> card.photoCount() == 0)
                    .count()
            );
    }

    @Test
    void countsTheCardsThatHaveEachFlaw() {
        CardFilter filter = new CardFilter(
            null,
            List.of("ZARA"),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null
        ).with(new CardFilter.Content(Set.of(Flaw.NO_VIDEO), null, List.of(), null, null, null, null, TextMatch.BEST));

        Facets found = facets.facets(CATALOGUE.shop, filter, 50);

        assertThat(found.flaws()).hasSameSizeAs(Flaw.values());
        for (Facets.FlawCount counted : found.flaws()) {
            assertThat(counted.count())
                .as("%s", counted.flaw())
                .isEqualTo(
                    passing(filter.withoutFlaws())
                        .filter(card -> counted.flaw().in(card))
                        .count()
                );
        }
    }

    @Test
    void valuesOfACharacteristicAreCountedWhateverCharacteristicsAreChosen() {
        TraitFacets traits = new TraitFacets(TestDatabase.jdbc(), CATALOGUE.search(), CATALOGUE.mirror);
        CardFilter zara = new CardFilter(null, List.of("ZARA"), List.of(), List.of(), null, null, null, null, null);
        CardFilter.Content red = new CardFilter.Content(
            Set.of(),
            null,
            List.of(new CardFilter.Trait(11, List.of("красный"))),
            null,
            null,
            null,
            null,
            TextMatch.BEST
        );

        List<TraitFacets.TraitFacet> found = traits.of(CATALOGUE.shop, zara.with(red), 10);

        assertThat(found).extracting(TraitFacets.TraitFacet::name).containsExactlyInAnyOrder("Цвет", "Состав");
        for (TraitFacets.TraitFacet facet : found) {
            assertThat(counts(facet.values())).isEqualTo(
                    count(zara, card ->
                        card
                            .characteristics()
                            .stream()
                            .filter(one -> one.id() == facet.id())
                            .flatMap(one -> one.values().stream())
                            .map(SearchText::fold)
                    )
                );
        }
    }

    @Test
    void namesTheValuesAndGivesTheMostFrequentFirst() {
        Facets found = facets.facets(CATALOGUE.shop, CardFilter.NONE, 3);

        assertThat(found.brands())
            .hasSize(3)
            .allMatch(facet -> facet.id().equals(facet.name()))
            .isSortedAccordingTo((one, other) -> other.count() - one.count());
        assertThat(found.subjects()).allMatch(facet -> facet.name().equals("Предмет " + facet.id()));
        assertThat(found.tags()).allMatch(facet -> facet.name().equals("Ярлык " + facet.id()));
    }

    private static Map<String, Integer> counts(List<Facet> facets) {
        return facets.stream().collect(Collectors.toMap(Facet::id, Facet::count));
    }

    private static Map<String, Integer> count(CardFilter filter, Function<Card, Stream<String>> values) {
        return passing(filter).flatMap(values).collect(Collectors.toMap(value -> value, value -> 1, Integer::sum));
    }

    private static Stream<Card> passing(CardFilter filter) {
        return CATALOGUE.cards()
            .stream()
            .filter(card -> Oracle.passes(card, filter));
    }
}
