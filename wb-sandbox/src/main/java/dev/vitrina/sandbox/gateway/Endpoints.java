package dev.vitrina.sandbox.gateway;

import dev.vitrina.sandbox.host.WbHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All endpoints of the API hosts. Immutable. */
public final class Endpoints {

    private final List<Endpoint> all;
    private final Map<Place, Map<String, Endpoint>> byPlace = new HashMap<>();

    public Endpoints(List<Endpoint> all) {
        this.all = List.copyOf(all);
        for (Endpoint endpoint : all) {
            byPlace
                .computeIfAbsent(new Place(endpoint.host(), endpoint.path()), place -> new HashMap<>())
                .put(endpoint.method(), endpoint);
        }
    }

    public List<Endpoint> all() {
        return all;
    }

    Optional<Endpoint> find(WbHost host, String method, String path) {
        return Optional.ofNullable(byPlace.getOrDefault(new Place(host, path), Map.of()).get(method));
    }

    boolean hasPath(WbHost host, String path) {
        return byPlace.containsKey(new Place(host, path));
    }

    private record Place(WbHost host, String path) {}
}
