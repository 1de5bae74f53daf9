package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.Processing;
import dev.vitrina.sandbox.wire.Answer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/** The requests of the control API that steer prices. */
final class PriceRoutes {

    private static final String GOODS = "/sellers/([^/]+)/prices/(\\d+)";
    private static final String UPLOADS = "/sellers/([^/]+)/price-uploads";
    private final PriceControl prices;

    PriceRoutes(PriceControl prices) {
        this.prices = prices;
    }

    List<Route> all() {
        return List.of(
            Route.of("GET", GOODS, (call, path) -> Route.found(prices.find(path.group(1), nmId(path)))),
            Route.of("PATCH", GOODS, (call, path) ->
                Route.found(prices.edit(path.group(1), nmId(path), call.bodyAs(GoodsEdit.class)))
            ),
            Route.of("PUT", GOODS + "/quarantine", (call, path) ->
                Route.found(
                    prices.quarantine(path.group(1), nmId(path), number(call, "price"), number(call, "discount"))
                )
            ),
            Route.of("DELETE", GOODS + "/quarantine", (call, path) ->
                Route.found(prices.release(path.group(1), nmId(path), call.query().containsKey("apply")))
            ),
            Route.of("PUT", GOODS + "/promotions/(\\d+)", (call, path) ->
                Route.found(prices.join(path.group(1), nmId(path), Integer.parseInt(path.group(3))))
            ),
            Route.of("DELETE", GOODS + "/promotions/(\\d+)", (call, path) ->
                Route.found(prices.leave(path.group(1), nmId(path), Integer.parseInt(path.group(3))))
            ),
            Route.of("GET", UPLOADS, (call, path) -> Route.ok(prices.uploads(path.group(1)))),
            Route.of("POST", UPLOADS + "/settle", (call, path) -> Route.done(() -> prices.settle(path.group(1)))),
            Route.of("POST", UPLOADS + "/spoil", (call, path) ->
                Route.done(() -> prices.spoilNext(path.group(1), call.bodyAs(Processing.class)))
            ),
            Route.of("POST", UPLOADS + "/(\\d+)/cancel", (call, path) ->
                Route.found(prices.cancel(path.group(1), nmId(path)))
            ),
            Route.of("PUT", "/price-uploads", this::delay),
            Route.of("PUT", "/sellers/([^/]+)/currency", this::currency)
        );
    }

    private Answer delay(ControlCall call, Matcher path) {
        double seconds = Route.required(call, "delaySeconds").doubleValue();
        return Route.done(() -> prices.delay(Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    /** Fields: {@code switching} and {@code code}, one of them at least. */
    private Answer currency(ControlCall call, Matcher path) {
        JsonNode body = call.json();
        if (!body.has("switching") && !body.has("code")) {
            throw new IllegalArgumentException("the body needs the field switching or code");
        }
        return Route.done(() -> {
            if (body.has("switching")) {
                prices.switchCurrency(path.group(1), body.path("switching").booleanValue());
            }
            if (body.has("code")) {
                prices.currency(path.group(1), body.path("code").stringValue());
            }
        });
    }

    private static int number(ControlCall call, String field) {
        return Route.required(call, field).intValue();
    }

    private static long nmId(Matcher path) {
        return Long.parseLong(path.group(2));
    }
}
