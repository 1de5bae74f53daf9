package dev.vitrina.products.search;

import dev.vitrina.products.health.Flaw;
import java.util.List;

/**
 * Values to filter by with their counts; maps to the GraphQL type {@code ProductFacets}.
 *
 * @param allSubjects as many as {@link FacetStore#SUBJECTS}, for who sums them up; {@code subjects} are the first of them
 */
public record Facets(
    List<Facet> brands,
    List<Facet> subjects,
    List<Facet> allSubjects,
    List<Facet> tags,
    int withVideo,
    int withoutPhotos,
    List<FlawCount> flaws
) {
    public Facets {
        brands = List.copyOf(brands);
        subjects = List.copyOf(subjects);
        allSubjects = List.copyOf(allSubjects);
        tags = List.copyOf(tags);
        flaws = List.copyOf(flaws);
    }

    /** @param id what goes into the filter */
    public record Facet(String id, String name, int count) {}

    /** How many cards have it, within the rest of the filter. */
    public record FlawCount(Flaw flaw, int count) {}
}
