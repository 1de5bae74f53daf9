package dev.vitrina.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a growing list, in the shape of GraphQL connections with {@code nodes} and {@code totalCount}. A subtype with
 * more fields wraps it.
 */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, long totalCount) {
    public Connection {
        edges = List.copyOf(edges);
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /** A row and the cursor that goes on after it. */
    public record Edge<T>(String cursor, T node) {}

    /** Where the page stands in the list. */
    public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor
    ) {}
}
