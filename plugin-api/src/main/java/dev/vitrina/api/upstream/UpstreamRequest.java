package dev.vitrina.api.upstream;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What varies between calls of an endpoint.
 *
 * @param path    values for the path's {@code {name}}s
 * @param query   query parameters; the value of one that is sent several times by {@link #repeated}
 * @param body    JSON text; null for none
 * @param headers of the upstream's own: names begin with {@code X-}, values are printable ASCII
 * @param file    sent in place of a body; null for none. Only for endpoints that are not cached
 */
public record UpstreamRequest(
    Map<String, String> path,
    Map<String, String> query,
    @Nullable String body,
    Map<String, String> headers,
    @Nullable UpstreamFile file
) {
    public UpstreamRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        if (body != null && file != null) {
            throw new IllegalArgumentException("A request carries either a body or a file");
        }
    }

    public UpstreamRequest(Map<String, String> path, Map<String, String> query, @Nullable String body) {
        this(path, query, body, Map.of(), null);
    }

    private static final String BETWEEN = "\u001f";

    /** The value of a query parameter that is sent once with each of these, in their order: {@code ids=1&ids=2}. At least one, none with a control character. */
    public static String repeated(Collection<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(value -> value.contains(BETWEEN))) {
            throw new IllegalArgumentException("A parameter that is repeated has values without control characters");
        }
        return String.join(BETWEEN, values);
    }

    /** The values that a query parameter of this value is sent with. */
    public static List<String> values(String value) {
        return List.of(value.split(BETWEEN, -1));
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

    public static UpstreamRequest file(UpstreamFile file, Map<String, String> headers) {
        return new UpstreamRequest(Map.of(), Map.of(), null, headers, file);
    }
}
