package dev.vitrina.api.http;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of an {@link HttpRoute}.
 *
 * @param path        values of the path's {@code {name}}s, decoded
 * @param query       query parameters, decoded, each with its values in order
 * @param contentType of the body, as it was sent; null without one
 * @param body        at most 1 MiB unless the operator says otherwise; the array is the handler's own
 * @param language    the caller's
 * @param currentShop that of {@code X-Shop-Id}, already checked against the caller's grants; null when none was sent
 */
public record RouteRequest(
    Map<String, String> path,
    Map<String, List<String>> query,
    @Nullable String contentType,
    byte[] body,
    Locale language,
    @Nullable ShopContext currentShop
) {
    public RouteRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** @throws VitrinaException {@code INVALID_INPUT} when the request names no shop */
    public ShopContext shop() {
        if (currentShop == null) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "Choose a shop: send the header X-Shop-Id");
        }
        return currentShop;
    }

    /** The first value of a query parameter; null when there is none. */
    public @Nullable String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
