package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.store.PauseStore;
import dev.vitrina.cache.store.PauseStore.Pause;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tenants whose credential the origin refuses: nothing is loaded for them for a while, and what is kept stays. Invalidating
 * the tenant ends the pause, as one does when the credential was replaced.
 */
final class CredentialPauses {

    private final PauseStore store;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Long, Local> known = new ConcurrentHashMap<>();

    CredentialPauses(PauseStore store, Backoff backoff, LongSupplier nanoTime) {
        this.store = store;
        this.backoff = backoff;
        this.nanoTime = nanoTime;
    }

    private record Local(Problem problem, long until, int attempt) {}

    /** What this replica knows without asking; null when loads may go on. */
    @Nullable
    Problem pending(long tenant) {
        Local local = known.get(tenant);
        return local == null || local.until() - nanoTime.getAsLong() <= 0 ? null : local.problem();
    }

    /** What the cluster knows, or this replica while the store cannot be asked; null when loads may go on. */
    @Nullable
    Problem check(long tenant) {
        Pause pause;
        try {
            pause = store.read(tenant).orElse(null);
        } catch (CacheStoreException e) {
            return pending(tenant);
        }
        if (pause == null) {
            known.remove(tenant);
            return null;
        }
        remember(tenant, pause);
        return pending(tenant);
    }

    Problem pause(long tenant, String message, @Nullable Duration retryAfter) {
        Local before = known.get(tenant);
        int attempt = before == null ? 1 : before.attempt() + 1;
        Duration retryIn = retryAfter != null ? retryAfter : backoff.credential(attempt);
        return remember(tenant, store.write(tenant, message, attempt, retryIn)).problem();
    }

    /** The origin took the credential. */
    void resume(long tenant) {
        if (known.remove(tenant) != null) {
            store.clear(tenant);
        }
    }

    /** An invalidation of this scope was seen. */
    void onScope(long scope) {
        known.keySet().removeIf(tenant -> scope == ScopeId.ALL || scope == ScopeId.tenant(tenant));
    }

    private Local remember(long tenant, Pause pause) {
        Problem problem = new Problem(FailureKind.UNAUTHORISED, pause.message(), pause.retryAt());
        Local local = new Local(problem, nanoTime.getAsLong() + pause.retryInNanos(), pause.attempt());
        known.put(tenant, local);
        return local;
    }
}
