package dev.vitrina.core.route;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteRequest;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.core.graphql.error.Failures;
import dev.vitrina.core.logging.LogTag;
import dev.vitrina.core.route.RouteTable.Match;
import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.RequestScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.ServletRequestPathUtils;

/** {@code /api/plugins/<id>/**}: finds the plugin's address, lets in who may, and says in a problem's words why not. */
@RestController
class RouteController {

    private static final Logger log = LoggerFactory.getLogger(RouteController.class);
    /** Of the path {@code /api/plugins/<id>}: three slashes and three names. */
    private static final int BEFORE_ROUTE = 6;

    private final PluginRoutes routes;
    private final RouteRunner runner;
    private final RouteAudit audit;
    private final RouteProperties properties;
    private final AccessRules access;
    private final Failures failures;

    RouteController(
        PluginRoutes routes,
        RouteRunner runner,
        RouteAudit audit,
        RouteProperties properties,
        AccessRules access,
        Failures failures
    ) {
        this.routes = routes;
        this.runner = runner;
        this.audit = audit;
        this.properties = properties;
        this.access = access;
        this.failures = failures;
    }

    /** @param scope absent when the request names a shop that is not the caller's */
    @RequestMapping("/api/plugins/{plugin}/**")
    @Nullable
    ResponseEntity<ProblemDetail> serve(
        @PathVariable String plugin,
        @RequestAttribute(name = RequestScope.ATTRIBUTE, required = false) @Nullable RequestScope scope,
        HttpServletRequest request,
        HttpServletResponse response,
        Locale language
    ) throws IOException, InterruptedException {
        if (scope == null) {
            return RouteProblems.of(
                new VitrinaException(ErrorCode.FORBIDDEN, "You have no access to the shop of X-Shop-Id")
            );
        }
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            return RouteProblems.of(new VitrinaException(ErrorCode.FORBIDDEN, "Not from the pages of another site"));
        }
        PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request)
            .pathWithinApplication()
            .subPath(BEFORE_ROUTE);
        Optional<RouteTable> table = routes.find(plugin);
        Optional<Match> match = table.flatMap(found -> found.find(request.getMethod(), path));
        if (match.isEmpty()) {
            return nothingThere(table.map(found -> found.methods(path)).orElse(Set.of()));
        }
        Act act = new Act(plugin, match.get(), scope);
        ResponseEntity<ProblemDetail> problem;
        try (LogTag ignored = LogTag.put("plugin", plugin)) {
            problem = answer(act, table.get(), request, response, language);
        } catch (IOException | InterruptedException | RuntimeException broken) {
            ResponseEntity<ProblemDetail> off = RouteProblems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "BROKEN_OFF",
                "The answer broke off"
            );
            audit.note(act.scope(), plugin, act.match().route(), off.getBody());
            throw broken;
        }
        audit.note(act.scope(), plugin, act.match().route(), problem == null ? null : problem.getBody());
        return problem;
    }

    private record Act(String plugin, Match match, RequestScope scope) {}

    private static ResponseEntity<ProblemDetail> nothingThere(Set<String> methods) {
        if (methods.isEmpty()) {
            return RouteProblems.of(new VitrinaException(ErrorCode.NOT_FOUND, "No plugin serves this address"));
        }
        ResponseEntity<ProblemDetail> problem = RouteProblems.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "Use " + String.join(", ", methods)
        );
        return ResponseEntity.status(problem.getStatusCode())
            .headers(problem.getHeaders())
            .header(HttpHeaders.ALLOW, String.join(", ", methods))
            .body(problem.getBody());
    }

    private @Nullable ResponseEntity<ProblemDetail> answer(
        Act act,
        RouteTable table,
        HttpServletRequest request,
        HttpServletResponse response,
        Locale language
    ) throws IOException, InterruptedException {
        String permission = act.match().route().permission();
        if (!access.permits(act.scope().signedIn(), permission, act.scope().shopId())) {
            return RouteProblems.of(
                new VitrinaException(
                    ErrorCode.FORBIDDEN,
                    "You need the permission " + permission + " for this",
                    Map.of("permission", permission)
                )
            );
        }
        int most = Math.toIntExact(properties.maxRequest().toBytes());
        if (request.getContentLengthLong() > most) {
            return tooLarge(most);
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            return tooLarge(most);
        }
        RouteRequest wanted;
        try {
            wanted = routeRequest(act, request, body, language);
        } catch (VitrinaException malformed) {
            return RouteProblems.of(malformed);
        }
        return switch (table.enter(act.match().route())) {
            case CLOSED -> RouteProblems.of(
                new VitrinaException(
                    ErrorCode.PLUGIN_UNAVAILABLE,
                    "The plugin %s is changing; try again in a moment".formatted(act.plugin()),
                    Map.of("retryAfterSeconds", 1)
                )
            );
            case FULL -> RouteProblems.of(
                new VitrinaException(
                    ErrorCode.RATE_LIMITED,
                    "The plugin %s has as many calls as it may; try again in a moment".formatted(act.plugin()),
                    Map.of("retryAfterSeconds", 1)
                )
            );
            case OPEN -> run(act, table, wanted, response);
        };
    }

    private static ResponseEntity<ProblemDetail> tooLarge(int most) {
        String message = "The body is larger than %d bytes".formatted(most);
        return RouteProblems.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", message);
    }

    private static RouteRequest routeRequest(Act act, HttpServletRequest request, byte[] body, Locale language) {
        RequestScope scope = act.scope();
        return new RouteRequest(
            act.match().variables(),
            QueryParameters.of(request.getQueryString()),
            request.getContentType(),
            body,
            language,
            scope.shop() == null ? null : new ShopContext(scope.shop())
        );
    }

    private @Nullable ResponseEntity<ProblemDetail> run(
        Act act,
        RouteTable table,
        RouteRequest request,
        HttpServletResponse response
    ) throws IOException, InterruptedException {
        HttpRoute route = act.match().route();
        try {
            runner.run(route, request, response, () -> table.leave(route));
            return null;
        } catch (TimeoutException late) {
            log.warn("The plugin {} did not answer {} {} in time", act.plugin(), route.method(), route.path());
            Duration patience = route.streaming() ? properties.idle() : properties.timeout();
            String message = "The plugin %s took longer than %d s".formatted(act.plugin(), patience.toSeconds());
            return started(response, RouteProblems.of(HttpStatus.GATEWAY_TIMEOUT, "TIMEOUT", message));
        } catch (ExecutionException failed) {
            if (DisconnectedClientHelper.isClientDisconnectedException(failed.getCause())) {
                return null;
            }
            VitrinaException failure = failures.forCaller(failed).orElseGet(() -> internal(act, failed.getCause()));
            return started(response, RouteProblems.of(failure));
        }
    }

    private static VitrinaException internal(Act act, @Nullable Throwable failure) {
        HttpRoute route = act.match().route();
        String id = act.scope().requestId();
        log.error("Internal error {} at {} {} of {}", id, route.method(), route.path(), act.plugin(), failure);
        return new VitrinaException(
            ErrorCode.INTERNAL,
            "Something went wrong here. Tell the administrator this id: " + id,
            Map.of("correlationId", id)
        );
    }

    /** @throws IOException when a part of the answer has gone out: only a broken connection still tells that it is none */
    private static ResponseEntity<ProblemDetail> started(
        HttpServletResponse response,
        ResponseEntity<ProblemDetail> problem
    ) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("An answer broke off: " + problem.getStatusCode());
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        return problem;
    }
}
