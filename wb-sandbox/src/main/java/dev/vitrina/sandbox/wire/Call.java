package dev.vitrina.sandbox.wire;

import dev.vitrina.sandbox.host.WbHost;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached one of the hosts.
 *
 * @param path  what follows the host's prefix, with its leading slash
 * @param query the first value of each parameter, decoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(
    WbHost host,
    String method,
    String path,
    Map<String, String> query,
    @Nullable String authorization,
    @Nullable String range,
    byte[] body
) {
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
