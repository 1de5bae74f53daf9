package dev.vitrina.core.graphql.limit;

import java.util.Map;

/**
 * What a request costs; stands in the {@code GraphQLContext} under {@code QueryCost.class} once it was measured.
 *
 * @param requested as far as it was measured: no further than the limit it passed
 */
public record QueryCost(long requested, long limit) {
    /** As in the answer's {@code extensions.cost}. */
    public Map<String, Object> asExtension() {
        return Map.of("requested", requested, "limit", limit);
    }
}
