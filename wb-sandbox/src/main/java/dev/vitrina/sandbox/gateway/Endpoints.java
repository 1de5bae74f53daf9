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
        return Optional.ofNullable(methods(host, path).get(method));
    }

    boolean hasPath(WbHost host, String path) {
        return !methods(host, path).isEmpty();
    }

    /** A path may end in a number, which stands as {@code {id}} in its endpoint. */
    private Map<String, Endpoint> methods(WbHost host, String path) {
        Map<String, Endpoint> exact = byPlace.get(new Place(host, path));
        if (exact != null) {
            return exact;
        }
        int slash = path.lastIndexOf('/');
        boolean number = path.length() > slash + 1 && path.chars().skip(slash + 1L).allMatch(Character::isDigit);
        return number ? byPlace.getOrDefault(new Place(host, path.substring(0, slash) + "/{id}"), Map.of()) : Map.of();
    }

    private record Place(WbHost host, String path) {}
}
