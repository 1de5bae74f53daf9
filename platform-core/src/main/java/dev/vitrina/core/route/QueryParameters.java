package dev.vitrina.core.route;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a query string. The servlet's own parameters would take those of a form in the body with them, and the body too. */
final class QueryParameters {

    private QueryParameters() {}

    /** @throws VitrinaException {@code INVALID_INPUT} when it is not encoded as it should be */
    static Map<String, List<String>> of(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    parameters.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
                }
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "The query of the address is not encoded as it should be"
            );
        }
    }
}
