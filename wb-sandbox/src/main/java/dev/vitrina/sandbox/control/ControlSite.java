package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The control API over HTTP; the table of its paths is in the module's README. Thread-safe. */
public final class ControlSite {

    private static final int LARGEST_PAGE = 1_000;

    private final SandboxControl control;
    private final TokenRequests tokenRequests;
    private final List<Route> routes;

    public ControlSite(SandboxControl control) {
        this.control = control;
        this.tokenRequests = new TokenRequests(control);
        List<Route> all = new ArrayList<>(new PriceRoutes(control.prices()).all());
        all.addAll(new StorefrontRoutes(control.storefront()).all());
        all.addAll(own());
        this.routes = List.copyOf(all);
    }

    private List<Route> own() {
        return List.of(
            Route.of("GET", "/health", (call, path) -> Route.ok(Map.of("status", "UP"))),
            Route.of("GET", "/tokens", (call, path) -> Route.ok(control.tokens().demo())),
            Route.of("POST", "/tokens", (call, path) -> Route.ok(tokenRequests.issue(call.json()))),
            Route.of("POST", "/tokens/withdraw", (call, path) -> tokenRequests.withdraw(call.json())),
            Route.of("GET", "/sellers", (call, path) -> Route.ok(control.sellers())),
            Route.of("GET", "/sellers/([^/]+)/cards", this::listCards),
            Route.of("POST", "/sellers/([^/]+)/cards", this::addCards),
            Route.of("GET", "/sellers/([^/]+)/cards/(\\d+)", this::showCard),
            Route.of("PATCH", "/sellers/([^/]+)/cards/(\\d+)", this::editCard),
            Route.of("DELETE", "/sellers/([^/]+)/cards/(\\d+)", this::deleteCard),
            Route.of("POST", "/sellers/([^/]+)/cards/(\\d+)/restore", this::restoreCard),
            Route.of("POST", "/sellers/([^/]+)/edits", this::editRandom),
            Route.of("POST", "/sellers/([^/]+)/deletions", this::trashRandom),
            Route.of("GET", "/sellers/([^/]+)/writes", (call, path) ->
                Route.ok(control.writing().accepted(path.group(1)))
            ),
            Route.of("POST", "/sellers/([^/]+)/writes/settle", (call, path) ->
                Route.done(() -> control.writing().settle(path.group(1)))
            ),
            Route.of("PUT", "/writes", this::paceWrites),
            Route.of("PUT", "/sellers/([^/]+)/clock", this::shiftClock),
            Route.of("PUT", "/sellers/([^/]+)/size", this::resize),
            Route.of("GET", "/endpoints", (call, path) -> Route.ok(control.endpoints())),
            Route.of("GET", "/faults", (call, path) -> Route.ok(control.faults())),
            Route.of("POST", "/faults", (call, path) ->
                Route.ok(Map.of("id", control.fault(call.bodyAs(FaultRule.class))))
            ),
            Route.of("DELETE", "/faults", (call, path) -> Route.done(control::clearFaults)),
            Route.of("DELETE", "/faults/(\\d+)", (call, path) ->
                Route.found(control.clearFault(Integer.parseInt(path.group(1))))
            ),
            Route.of("PUT", "/hosts/([^/]+)/scope-refusal", this::refuseScope),
            Route.of("GET", "/counters", (call, path) -> Route.ok(control.traffic().counts())),
            Route.of("DELETE", "/counters", (call, path) -> Route.done(control::resetCounters)),
            Route.of("GET", "/calls", (call, path) -> Route.ok(control.traffic().latest())),
            Route.of("PUT", "/quotas", (call, path) ->
                Route.done(() -> control.quotas(Route.required(call, "enabled").booleanValue()))
            ),
            Route.of("POST", "/reset", (call, path) -> Route.done(control::reset))
        );
    }

    public Answer serve(ControlCall call) {
        try {
            for (Route route : routes) {
                Matcher path = route.path().matcher(call.path());
                if (route.method().equals(call.method()) && path.matches()) {
                    return route.action().answer(call, path);
                }
            }
            return Answer.json(404, Map.of("error", "there is no " + call.method() + " " + call.path()));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            return Answer.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Answer listCards(ControlCall call, Matcher path) {
        int limit = (int) Math.min(LARGEST_PAGE, call.number("limit", LARGEST_PAGE));
        return Route.ok(control.cards(path.group(1), call.number("after", 0), limit));
    }

    private Answer addCards(ControlCall call, Matcher path) {
        return Route.ok(control.add(path.group(1), call.json().path("count").asInt(1)));
    }

    private Answer showCard(ControlCall call, Matcher path) {
        return control
            .card(path.group(1), nmId(path))
            .map(card -> Route.ok(Json.parseExactly(card)))
            .orElseGet(() -> Route.found(false));
    }

    private Answer editCard(ControlCall call, Matcher path) {
        return control
            .edit(path.group(1), nmId(path), call.bodyAs(CardPatch.class))
            .map(Route::ok)
            .orElseGet(() -> Route.found(false));
    }

    private Answer deleteCard(ControlCall call, Matcher path) {
        boolean forGood = call.query().containsKey("purge");
        String seller = path.group(1);
        return Route.found(
            forGood ? control.catalogue().purge(seller, nmId(path)) : control.catalogue().trash(seller, nmId(path))
        );
    }

    private Answer restoreCard(ControlCall call, Matcher path) {
        return Route.found(control.catalogue().restore(path.group(1), nmId(path)));
    }

    private Answer editRandom(ControlCall call, Matcher path) {
        int count = Route.required(call, "count").intValue();
        long seed = call.json().path("seed").asLong(0);
        boolean together = call.json().path("together").asBoolean(false);
        return Route.ok(
            together
                ? control.catalogue().editTogether(path.group(1), count, seed)
                : control.editRandom(path.group(1), count, seed)
        );
    }

    private Answer trashRandom(ControlCall call, Matcher path) {
        JsonNode body = call.json();
        return Route.ok(
            control.trashRandom(path.group(1), Route.required(call, "count").intValue(), body.path("seed").asLong(0))
        );
    }

    private Answer shiftClock(ControlCall call, Matcher path) {
        long seconds = Route.required(call, "shiftSeconds").longValue();
        return Route.done(() -> control.shiftClock(path.group(1), Duration.ofSeconds(seconds)));
    }

    private Answer paceWrites(ControlCall call, Matcher path) {
        double seconds = Route.required(call, "delaySeconds").doubleValue();
        return Route.done(() -> control.writeDelay(Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    private Answer resize(ControlCall call, Matcher path) {
        return Route.done(() -> control.resize(path.group(1), Route.required(call, "cards").intValue()));
    }

    private Answer refuseScope(ControlCall call, Matcher path) {
        WbHost host = WbHost.ofPrefix(path.group(1)).orElseThrow(() ->
            new IllegalArgumentException("there is no host " + path.group(1))
        );
        return Route.done(() -> control.scopeRefusal(host, Route.required(call, "status").intValue()));
    }

    private static long nmId(Matcher path) {
        return Long.parseLong(path.group(2));
    }
}
