package dev.vitrina.sandbox.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers until when a 429 told a client to wait, and notices calls that come before. Calls already under way when the 429 was sent
 * are forgiven. Thread-safe.
 */
public final class RetryWatch {

    private static final Duration UNDER_WAY = Duration.ofMillis(100);
    private static final Duration TOLERANCE = Duration.ofMillis(50);

    private final Map<Key, Wait> waits = new ConcurrentHashMap<>();

    public void denied(String seller, String group, Instant at, long retrySeconds) {
        Wait wait = new Wait(at, at.plusSeconds(retrySeconds));
        waits.merge(new Key(seller, group), wait, (old, fresh) -> old.until().isAfter(fresh.until()) ? old : fresh);
    }

    public boolean early(String seller, String group, Instant now) {
        Wait wait = waits.get(new Key(seller, group));
        return wait != null && now.isAfter(wait.since().plus(UNDER_WAY)) && now.isBefore(wait.until().minus(TOLERANCE));
    }

    public void reset() {
        waits.clear();
    }

    private record Key(String seller, String group) {}

    private record Wait(Instant since, Instant until) {}
}
