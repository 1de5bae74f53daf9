package dev.vitrina.products.api;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.condition.ConditionStore.Copy;
import dev.vitrina.products.search.ConditionFacets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What other plugins know of cards, to filter by. */
@Controller
public final class ProductConditions {

    private final ConditionCopies copies;
    private final ConditionFacets facets;
    private final Filters filters;

    public ProductConditions(ConditionCopies copies, ConditionFacets facets, Filters filters) {
        this.copies = copies;
        this.facets = facets;
        this.filters = filters;
    }

    /**
     * Maps to the GraphQL type {@code ProductCondition}.
     *
     * @param withoutLabel null where nobody looks for cards without it
     * @param asOf         null when its plugin never looked
     */
    public record Offered(
        String id,
        String label,
        @Nullable String withoutLabel,
        long count,
        long withoutCount,
        @Nullable Instant asOf
    ) {}

    @QueryMapping
    public List<Offered> productConditions(
        ShopContext shop,
        @Argument @Nullable ProductFilterInput filter,
        Locale language
    ) {
        ShopId id = shop.id();
        Map<CardCondition, Copy> offered = copies.offered(id);
        if (offered.isEmpty()) {
            return List.of();
        }
        // A condition whose plugin went stands in the way of the list, and must not of choosing another.
        ConditionFacets.Counts counts = facets.of(id, filters.whateverConditions(id, filter));
        return offered
            .entrySet()
            .stream()
            .map(entry -> offered(entry.getKey(), entry.getValue(), counts, language))
            .sorted(Comparator.comparing(Offered::id))
            .toList();
    }

    private static Offered offered(CardCondition condition, Copy copy, ConditionFacets.Counts counts, Locale language) {
        return new Offered(
            condition.id(),
            condition.label(language),
            condition.opposite(language).orElse(null),
            counts.with(condition.id()),
            counts.without(condition.id()),
            copy.asOf()
        );
    }
}
