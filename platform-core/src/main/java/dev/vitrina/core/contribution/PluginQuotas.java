package dev.vitrina.core.contribution;

import dev.vitrina.api.plugin.PluginHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one plugin may take of the host on this replica, what it takes, and when it last wanted more. Those who hand a resource out
 * keep it; who is refused gets a typed error, and the plugin counts as degraded for a while. Thread-safe.
 */
public final class PluginQuotas {

    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final String plugin;
    private final Map<Kind, Long> limits;
    private final Clock clock;
    private final Map<Kind, AtomicLong> used = new EnumMap<>(Kind.class);
    private final ConcurrentMap<Kind, Excess> excesses = new ConcurrentHashMap<>();

    /** @param limits what is missing has none */
    public PluginQuotas(String plugin, Map<Kind, Long> limits, Clock clock) {
        this.plugin = plugin;
        this.limits = Map.copyOf(limits);
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            used.put(kind, new AtomicLong());
        }
    }

    public static PluginQuotas unlimited(String plugin) {
        return new PluginQuotas(plugin, Map.of(), Clock.systemUTC());
    }

    public String plugin() {
        return plugin;
    }

    public long limit(Kind kind) {
        return limits.getOrDefault(kind, Long.MAX_VALUE);
    }

    /** Notes what is taken now. */
    public void use(Kind kind, long now) {
        counter(kind).set(now);
    }

    /** Notes one more or fewer. @return what is taken then */
    public long add(Kind kind, long difference) {
        return counter(kind).addAndGet(difference);
    }

    /** Notes the most that was taken at once. */
    public void most(Kind kind, long taken) {
        counter(kind).accumulateAndGet(taken, Math::max);
    }

    /** Notes that it wanted more than it may. @param what went too far, for people */
    public void exceeded(Kind kind, String what) {
        excesses.put(kind, new Excess(clock.instant(), what));
    }

    /** In the order of {@link Kind}; those without a limit are left out. */
    public List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Long limit = limits.get(kind);
            Excess excess = excesses.get(kind);
            if (limit != null) {
                standings.add(
                    new Standing(
                        kind,
                        limit,
                        counter(kind).get(),
                        excess == null ? null : excess.at,
                        excess == null ? null : excess.what
                    )
                );
            }
        }
        return standings;
    }

    /** Degraded while it went too far within the last minutes; empty otherwise. */
    public List<PluginHealth.Status> health() {
        Instant since = clock.instant().minus(MEMORY);
        return standings()
            .stream()
            .filter(standing -> standing.exceededAt() != null && standing.exceededAt().isAfter(since))
            .map(standing ->
                new PluginHealth.Status(
                    PluginHealth.State.DEGRADED,
                    "Over its quota %s (%d) at %s: %s".formatted(
                        standing.kind().manifestName(),
                        standing.limit(),
                        standing.exceededAt(),
                        standing.exceededBy()
                    )
                )
            )
            .toList();
    }

    private AtomicLong counter(Kind kind) {
        AtomicLong counter = used.get(kind);
        if (counter == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return counter;
    }

    /** What is rationed. */
    public enum Kind {
        /** Fields that work at once; the others wait. */
        CONCURRENT_FIELDS,
        /** Milliseconds that one field may take. */
        FIELD_TIME,
        /** Items of one list that a field answers. */
        ROWS,
        /** Jobs that are queued, run or wait, over all replicas. */
        JOBS,
        /** Bytes of the answers of its endpoints that the cache keeps in the database. */
        CACHE_SIZE,
        /** Calls to upstreams that are under way or wait for their turn. */
        UPSTREAM_CALLS;

        /** As in {@code plugin.yaml}. */
        public String manifestName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How it stands with one resource.
     *
     * @param used       now, or of times and rows the most so far
     * @param exceededBy what went too far last
     */
    public record Standing(
        Kind kind,
        long limit,
        long used,
        @Nullable Instant exceededAt,
        @Nullable String exceededBy
    ) {}

    private record Excess(Instant at, String what) {}
}
