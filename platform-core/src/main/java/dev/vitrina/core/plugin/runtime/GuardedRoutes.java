package dev.vitrina.core.plugin.runtime;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteRequest;
import dev.vitrina.api.http.RouteResponse;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A plugin's HTTP routes behind its gate, and none that asks for a permission nobody could hold. */
final class GuardedRoutes {

    private final PluginManifest manifest;
    private final PluginGate gate;

    GuardedRoutes(PluginManifest manifest, PluginGate gate) {
        this.manifest = manifest;
        this.gate = gate;
    }

    List<HttpRoute> of(List<HttpRoute> routes) throws PluginStartException {
        List<HttpRoute> guarded = new ArrayList<>();
        for (HttpRoute route : routes) {
            if (!isKnown(route.permission())) {
                throw new PluginStartException(
                    StartStep.CONTRIBUTE,
                    "Its HTTP route %s %s requires `%s`, which its manifest does not declare".formatted(
                        route.method(),
                        route.path(),
                        route.permission()
                    ),
                    null
                );
            }
            guarded.add(
                new HttpRoute(
                    route.method(),
                    route.path(),
                    route.permission(),
                    request -> answer(route.handler(), request),
                    route.streaming()
                )
            );
        }
        return guarded;
    }

    /** As of a GraphQL field: the plugin's own, the host's, or a dependency's. */
    private boolean isKnown(String permission) {
        String namespace = permission.substring(0, Math.max(0, permission.indexOf(':')));
        return (
            namespace.equals("platform") ||
            manifest
                .permissions()
                .stream()
                .anyMatch(own -> own.id().equals(permission)) ||
            manifest
                .dependencies()
                .stream()
                .anyMatch(dependency -> dependency.id().equals(namespace))
        );
    }

    private RouteResponse answer(HttpRoute.Handler handler, RouteRequest request) throws Exception {
        if (!gate.isReady()) {
            throw new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                "The plugin %s is starting; try again in a moment".formatted(manifest.id()),
                Map.of("plugin", manifest.id(), "retryAfterSeconds", 1)
            );
        }
        RouteResponse answer = gate.call(() -> Objects.requireNonNull(handler.answer(request), "No answer"));
        return new RouteResponse(answer.status(), answer.contentType(), answer.fileName(), out -> {
            try {
                gate.call(() -> {
                    answer.body().writeTo(out);
                    return null;
                });
            } catch (IOException | RuntimeException failed) {
                throw failed;
            } catch (Exception undeclared) {
                throw new IllegalStateException(undeclared);
            }
        });
    }
}
