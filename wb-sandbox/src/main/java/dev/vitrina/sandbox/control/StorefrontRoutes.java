package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.buyer.Storefront;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The requests of the control API that steer what buyers see. */
final class StorefrontRoutes {

    private static final String GOOD = "/storefront/(\\d{1,15})";
    private final Storefront storefront;

    StorefrontRoutes(Storefront storefront) {
        this.storefront = storefront;
    }

    List<Route> all() {
        return List.of(
            Route.of("GET", "/storefront", (_, _) -> Route.ok(Map.of("credentialsSeen", storefront.credentialsSeen()))),
            Route.of("GET", GOOD, (_, path) -> Route.found(storefront.find(nmId(path)))),
            Route.of("PUT", GOOD, (call, path) ->
                Route.done(() -> storefront.price(nmId(path), Route.required(call, "kopecks").longValue()))
            ),
            Route.of("DELETE", GOOD, (call, path) ->
                Route.done(() -> {
                    if (call.query().containsKey("sold-out")) {
                        storefront.sellOut(nmId(path));
                    } else {
                        storefront.remove(nmId(path));
                    }
                })
            )
        );
    }

    private static long nmId(Matcher path) {
        return Long.parseLong(path.group(1));
    }
}
