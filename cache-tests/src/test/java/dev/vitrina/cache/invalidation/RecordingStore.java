package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes down what it is asked, and fails while it is away. */
final class RecordingStore implements InvalidationStore, DeferredStore {

    final List<Asked> invalidated = new ArrayList<>();
    final List<Deferred> deferred = new ArrayList<>();
    final Deque<List<Made>> due = new ArrayDeque<>();
    final List<UUID> ended = new ArrayList<>();
    int announced;
    int looked;
    long purged;
    boolean away;
    /** What {@link #defer} answers. */
    boolean isNew = true;
    Deque<InvalidationLog> logs = new ArrayDeque<>();

    record Asked(Scope scope, Invalidation invalidation) {}

    record Deferred(Scope scope, Invalidation invalidation, Reason reason, Duration delay) {}

    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        reach();
        invalidated.add(new Asked(scope, invalidation));
    }

    @Override
    public void purge(long tenant) {
        reach();
        purged = tenant;
    }

    @Override
    public void announce(Set<UUID> loads) {
        announced++;
        reach();
        ended.addAll(loads);
    }

    @Override
    public InvalidationLog follow() {
        reach();
        return logs.removeFirst();
    }

    @Override
    public boolean defer(Scope scope, Invalidation invalidation, Reason reason, Duration delay) {
        reach();
        deferred.add(new Deferred(scope, invalidation, reason, delay));
        return isNew;
    }

    @Override
    public List<Made> makeDue(int atMost) {
        looked++;
        reach();
        return due.isEmpty() ? List.of() : due.removeFirst();
    }

    private void reach() {
        if (away) {
            throw new CacheStoreException("away", new IllegalStateException());
        }
    }
}
