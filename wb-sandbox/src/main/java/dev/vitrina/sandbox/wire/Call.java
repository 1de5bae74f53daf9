package dev.vitrina.sandbox.wire;

import dev.vitrina.sandbox.host.WbHost;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached one of the hosts.
 *
 * @param path    what follows the host's prefix, with its leading slash
 * @param query   the decoded value of each parameter; the values of a repeated one with commas between, as {@code promotionIDs} of the
 *                calendar come
 * @param headers the first value of each header, names in small letters
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(
    WbHost host,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body
) {
    public @Nullable String authorization() {
        return headers.get("authorization");
    }

    public @Nullable String range() {
        return headers.get("range");
    }

    /** The number a path ends in; -1 when there is none that could be an id. */
    public long lastNumber() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.matches("\\d{1,18}") ? Long.parseLong(last) : -1;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
