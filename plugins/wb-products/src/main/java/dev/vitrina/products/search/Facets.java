package dev.vitrina.products.search;

import java.util.List;

/** Values to filter by with their counts; maps to the GraphQL type {@code ProductFacets}. */
public record Facets(List<Facet> brands, List<Facet> subjects, List<Facet> tags, int withVideo, int withoutPhotos) {
    public Facets {
        brands = List.copyOf(brands);
        subjects = List.copyOf(subjects);
        tags = List.copyOf(tags);
    }

    /** @param id what goes into the filter */
    public record Facet(String id, String name, int count) {}
}
