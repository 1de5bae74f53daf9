package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.invalidation.DeferredStore;
import java.time.Duration;
import java.util.List;

/** No step of a script defers an invalidation. */
final class NoDeferred implements DeferredStore {

    @Override
    public boolean defer(Scope scope, Invalidation invalidation, Reason reason, Duration delay) {
        throw new UnsupportedOperationException("not simulated");
    }

    @Override
    public List<Made> makeDue(int atMost) {
        return List.of();
    }
}
