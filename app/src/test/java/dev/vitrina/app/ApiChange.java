package dev.vitrina.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.semver4j.Semver;

/**
 * From one surface to another. It breaks somebody when something of the old one is gone or reads otherwise, or when a type that plugins
 * implement asks for more. What only the host implements may grow.
 */
record ApiChange(ApiSurface before, ApiSurface after) {
    private static final Set<String> IMPLEMENTED_BY_THE_HOST = Set.of(
        "dev.vitrina.api.cached.CachedUpstream",
        "dev.vitrina.api.event.EventPublisher",
        "dev.vitrina.api.job.JobRun",
        "dev.vitrina.api.job.Jobs",
        "dev.vitrina.api.plugin.PluginContext",
        "dev.vitrina.api.shop.ShopConnections",
        "dev.vitrina.api.shop.ShopDirectory",
        "dev.vitrina.api.upstream.UpstreamGateway",
        "dev.vitrina.api.upstream.UpstreamLocations",
        "dev.vitrina.cache.Mirror",
        "dev.vitrina.cache.Mirrors",
        "dev.vitrina.cache.UniversalCacheService"
    );

    boolean isNone() {
        return before.equals(after);
    }

    /** The lines that break somebody, each with what happened to it. */
    List<String> breaks() {
        List<String> breaks = new ArrayList<>();
        for (String line : before.lines()) {
            // Deprecating breaks nobody, and undoing it neither.
            if (!has(after, line)) {
                breaks.add("gone or changed: " + line);
            }
        }
        for (String line : after.lines()) {
            if (!has(before, line) && asksForMore(line)) {
                breaks.add("asks plugins for more: " + line);
            }
        }
        return breaks;
    }

    private static boolean has(ApiSurface surface, String line) {
        String plain = line.replace(" @Deprecated", "");
        return surface.lines().contains(plain) || surface.lines().contains(plain + " @Deprecated");
    }

    private boolean asksForMore(String line) {
        int end = line.indexOf('#');
        String type = end < 0 ? "" : line.substring(0, end);
        boolean known = before
            .lines()
            .stream()
            .anyMatch(old -> old.startsWith(type + " "));
        return (
            end > 0 && line.substring(end).contains(" abstract ") && known && !IMPLEMENTED_BY_THE_HOST.contains(type)
        );
    }

    /** Whether a version may break what the other one promised: another major version, or before 1.0.0 another minor one. */
    static boolean mayBreak(String before, String after) {
        Semver old = new Semver(before);
        Semver now = new Semver(after);
        return (
            now.getMajor() > old.getMajor() ||
            (old.getMajor() == 0 && now.getMajor() == 0 && now.getMinor() > old.getMinor())
        );
    }
}
