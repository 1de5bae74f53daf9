package dev.vitrina.core.route;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.http.HttpRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/** The addresses of one version of a plugin, and who is calling them. Thread-safe. */
final class RouteTable {

    private final List<Entry> entries = new ArrayList<>();
    private final int most;
    private final int mostStreams;
    private int inside;
    private int streams;
    private boolean closed;

    /**
     * Takes them.
     *
     * @param most        calls at once, but for streaming ones
     * @param mostStreams streaming ones at once
     * @throws VitrinaException names an address that is none, or that is there twice
     */
    RouteTable(List<HttpRoute> routes, int most, int mostStreams) {
        this.most = most;
        this.mostStreams = mostStreams;
        Set<String> known = new HashSet<>();
        for (HttpRoute route : routes) {
            PathPattern pattern = pattern(route);
            // {a} and {b} are the same address.
            if (!known.add(route.method() + " " + pattern.getPatternString().replaceAll("\\{[^}]*}", "{}"))) {
                throw refused(route, "is there twice");
            }
            entries.add(new Entry(pattern, route));
        }
        entries.sort((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.pattern(), other.pattern()));
    }

    private record Entry(PathPattern pattern, HttpRoute route) {}

    /** @param variables decoded */
    record Match(HttpRoute route, Map<String, String> variables) {}

    /** What became of wanting in. */
    enum Entrance {
        OPEN,
        FULL,
        /** The plugin, or this version of it, goes. */
        CLOSED,
    }

    private static PathPattern pattern(HttpRoute route) {
        if (!route.path().startsWith("/") || route.path().contains("*")) {
            throw refused(route, "needs a path that starts with a slash and has no `*`");
        }
        try {
            return PathPatternParser.defaultInstance.parse(route.path());
        } catch (PatternParseException malformed) {
            throw refused(route, "has no good path: " + malformed.getMessage());
        }
    }

    private static VitrinaException refused(HttpRoute route, String why) {
        return new VitrinaException(
            ErrorCode.INVALID_INPUT,
            "Its HTTP route %s %s %s".formatted(route.method(), route.path(), why)
        );
    }

    Optional<Match> find(String method, PathContainer path) {
        for (Entry entry : entries) {
            if (entry.route().method().name().equals(method)) {
                PathPattern.PathMatchInfo match = entry.pattern().matchAndExtract(path);
                if (match != null) {
                    return Optional.of(new Match(entry.route(), match.getUriVariables()));
                }
            }
        }
        return Optional.empty();
    }

    /** What may be done at a path; empty when it is none. */
    Set<String> methods(PathContainer path) {
        Set<String> methods = new TreeSet<>();
        entries
            .stream()
            .filter(entry -> entry.pattern().matches(path))
            .forEach(entry -> methods.add(entry.route().method().name()));
        return methods;
    }

    /** Whoever gets in leaves by {@link #leave}. */
    synchronized Entrance enter(HttpRoute route) {
        if (closed) {
            return Entrance.CLOSED;
        }
        if (route.streaming() ? streams >= mostStreams : inside >= most) {
            return Entrance.FULL;
        }
        count(route, 1);
        return Entrance.OPEN;
    }

    synchronized void leave(HttpRoute route) {
        count(route, -1);
        notifyAll();
    }

    private void count(HttpRoute route, int change) {
        if (route.streaming()) {
            streams += change;
        } else {
            inside += change;
        }
    }

    /** Lets nobody in any more, and waits for those inside, as long as that. */
    synchronized void close(Duration patience) {
        closed = true;
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (
                long left = patience.toMillis();
                inside + streams > 0 && left > 0;
                left = (end - System.nanoTime()) / 1_000_000
            ) {
                wait(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
