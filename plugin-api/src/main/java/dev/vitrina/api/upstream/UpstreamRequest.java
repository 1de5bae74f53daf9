package dev.vitrina.api.upstream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What varies between calls of an endpoint.
 *
 * @param path  values for the path's {@code {name}}s
 * @param query query parameters
 * @param body  JSON text; null for none
 */
public record UpstreamRequest(Map<String, String> path, Map<String, String> query, @Nullable String body) {
    public UpstreamRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    public static UpstreamRequest empty() {
        return new UpstreamRequest(Map.of(), Map.of(), null);
    }

    public static UpstreamRequest json(String body) {
        return new UpstreamRequest(Map.of(), Map.of(), body);
    }

    public static UpstreamRequest query(Map<String, String> query) {
        return new UpstreamRequest(Map.of(), query, null);
    }
}
