package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The control API over HTTP; the table of its paths is in the module's README. Thread-safe. */
public final class ControlSite {

    private static final int LARGEST_PAGE = 1_000;
    private static final Answer DONE = Answer.of(204, Answer.JSON, new byte[0]);

    private final SandboxControl control;
    private final TokenRequests tokenRequests;
    private final List<Route> routes;

    public ControlSite(SandboxControl control) {
        this.control = control;
        this.tokenRequests = new TokenRequests(control);
        this.routes = List.of(
            route("GET", "/health", (call, path) -> ok(Map.of("status", "UP"))),
            route("GET", "/tokens", (call, path) -> ok(control.tokens().demo())),
            route("POST", "/tokens", (call, path) -> ok(tokenRequests.issue(call.json()))),
            route("POST", "/tokens/withdraw", (call, path) -> tokenRequests.withdraw(call.json())),
            route("GET", "/sellers", (call, path) -> ok(control.sellers())),
            route("GET", "/sellers/([^/]+)/cards", this::listCards),
            route("POST", "/sellers/([^/]+)/cards", this::addCards),
            route("GET", "/sellers/([^/]+)/cards/(\\d+)", this::showCard),
            route("PATCH", "/sellers/([^/]+)/cards/(\\d+)", this::editCard),
            route("DELETE", "/sellers/([^/]+)/cards/(\\d+)", this::deleteCard),
            route("POST", "/sellers/([^/]+)/cards/(\\d+)/restore", this::restoreCard),
            route("POST", "/sellers/([^/]+)/edits", this::editRandom),
            route("POST", "/sellers/([^/]+)/deletions", this::trashRandom),
            route("GET", "/sellers/([^/]+)/writes", (call, path) -> ok(control.writing().accepted(path.group(1)))),
            route("POST", "/sellers/([^/]+)/writes/settle", (call, path) ->
                done(() -> control.writing().settle(path.group(1)))
            ),
            route("PUT", "/writes", this::paceWrites),
            route("PUT", "/sellers/([^/]+)/clock", this::shiftClock),
            route("PUT", "/sellers/([^/]+)/size", this::resize),
            route("GET", "/endpoints", (call, path) -> ok(control.endpoints())),
            route("GET", "/faults", (call, path) -> ok(control.faults())),
            route("POST", "/faults", (call, path) -> ok(Map.of("id", control.fault(call.bodyAs(FaultRule.class))))),
            route("DELETE", "/faults", (call, path) -> done(control::clearFaults)),
            route("DELETE", "/faults/(\\d+)", (call, path) ->
                found(control.clearFault(Integer.parseInt(path.group(1))))
            ),
            route("PUT", "/hosts/([^/]+)/scope-refusal", this::refuseScope),
            route("GET", "/counters", (call, path) -> ok(control.traffic().counts())),
            route("DELETE", "/counters", (call, path) -> done(control::resetCounters)),
            route("GET", "/calls", (call, path) -> ok(control.traffic().latest())),
            route("PUT", "/quotas", (call, path) ->
                done(() -> control.quotas(required(call, "enabled").booleanValue()))
            ),
            route("POST", "/reset", (call, path) -> done(control::reset))
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
        return ok(control.cards(path.group(1), call.number("after", 0), limit));
    }

    private Answer addCards(ControlCall call, Matcher path) {
        return ok(control.add(path.group(1), call.json().path("count").asInt(1)));
    }

    private Answer showCard(ControlCall call, Matcher path) {
        return control
            .card(path.group(1), nmId(path))
            .map(card -> ok(Json.parseExactly(card)))
            .orElseGet(() -> found(false));
    }

    private Answer editCard(ControlCall call, Matcher path) {
        return control
            .edit(path.group(1), nmId(path), call.bodyAs(CardPatch.class))
            .map(ControlSite::ok)
            .orElseGet(() -> found(false));
    }

    private Answer deleteCard(ControlCall call, Matcher path) {
        boolean forGood = call.query().containsKey("purge");
        String seller = path.group(1);
        return found(
            forGood ? control.catalogue().purge(seller, nmId(path)) : control.catalogue().trash(seller, nmId(path))
        );
    }

    private Answer restoreCard(ControlCall call, Matcher path) {
        return found(control.catalogue().restore(path.group(1), nmId(path)));
    }

    private Answer editRandom(ControlCall call, Matcher path) {
        int count = required(call, "count").intValue();
        long seed = call.json().path("seed").asLong(0);
        boolean together = call.json().path("together").asBoolean(false);
        return ok(
            together
                ? control.catalogue().editTogether(path.group(1), count, seed)
                : control.editRandom(path.group(1), count, seed)
        );
    }

    private Answer trashRandom(ControlCall call, Matcher path) {
        JsonNode body = call.json();
        return ok(control.trashRandom(path.group(1), required(call, "count").intValue(), body.path("seed").asLong(0)));
    }

    private Answer shiftClock(ControlCall call, Matcher path) {
        long seconds = required(call, "shiftSeconds").longValue();
        return done(() -> control.shiftClock(path.group(1), Duration.ofSeconds(seconds)));
    }

    private Answer paceWrites(ControlCall call, Matcher path) {
        double seconds = required(call, "delaySeconds").doubleValue();
        return done(() -> control.writeDelay(Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    private Answer resize(ControlCall call, Matcher path) {
        return done(() -> control.resize(path.group(1), required(call, "cards").intValue()));
    }

    private Answer refuseScope(ControlCall call, Matcher path) {
        WbHost host = WbHost.ofPrefix(path.group(1)).orElseThrow(() ->
            new IllegalArgumentException("there is no host " + path.group(1))
        );
        return done(() -> control.scopeRefusal(host, required(call, "status").intValue()));
    }

    private static JsonNode required(ControlCall call, String field) {
        JsonNode value = call.json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException("the body needs the field " + field);
        }
        return value;
    }

    private static long nmId(Matcher path) {
        return Long.parseLong(path.group(2));
    }

    private static Answer ok(Object body) {
        return Answer.json(200, body);
    }

    private static Answer done(Runnable action) {
        action.run();
        return DONE;
    }

    private static Answer found(boolean found) {
        return found ? DONE : Answer.json(404, Map.of("error", "not found"));
    }

    private static Route route(String method, String path, Action action) {
        return new Route(method, Pattern.compile(path), action);
    }

    private record Route(String method, Pattern path, Action action) {}

    @FunctionalInterface
    private interface Action {
        Answer answer(ControlCall call, Matcher path);
    }
}
