package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.host.WbHost;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a host refuses a token without its category. The knowledge base says 403; 401 "token scope not allowed" was seen too (portal notes
 * of October 2025), and is what {@code /ping} answers everywhere. Thread-safe.
 */
public final class ScopeRefusals {

    private final Set<WbHost> unauthorised = ConcurrentHashMap.newKeySet();

    /** @param status 401 or 403, the default */
    public void answer(WbHost host, int status) {
        switch (status) {
            case 401 -> unauthorised.add(host);
            case 403 -> unauthorised.remove(host);
            default -> throw new IllegalArgumentException("a missing category is answered 401 or 403, not " + status);
        }
    }

    public void reset() {
        unauthorised.clear();
    }

    boolean unauthorised(Endpoint endpoint) {
        return endpoint.isPing() || unauthorised.contains(endpoint.host());
    }
}
