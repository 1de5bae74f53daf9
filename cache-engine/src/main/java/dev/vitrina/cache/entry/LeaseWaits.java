package dev.vitrina.cache.entry;

import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.invalidation.Doorbell;
import dev.vitrina.cache.store.EntryId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets loads wait for those that hold their lease, here or on another replica, and wakes them when the lease is given up. A notice
 * may get lost, so nobody waits for one alone.
 */
final class LeaseWaits {

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Doorbell doorbell;
    private final Execution execution;

    LeaseWaits(Doorbell doorbell, Execution execution) {
        this.doorbell = doorbell;
        this.execution = execution;
    }

    /** Of one load, by its thread alone. Begun before the lease is asked for, so that no notice falls in between. */
    final class Wait implements AutoCloseable {

        private final UUID key;
        private volatile CompletableFuture<Boolean> notice = new CompletableFuture<>();

        private Wait(UUID key) {
            this.key = key;
        }

        /** @return whether a notice came since the last call; false when the time is up or the thread was interrupted */
        boolean await(long nanos) {
            if (execution.await(notice, nanos) == null) {
                return false;
            }
            notice = new CompletableFuture<>();
            return true;
        }

        @Override
        public void close() {
            waits.remove(this);
        }
    }

    Wait begin(EntryId id) {
        Wait wait = new Wait(id.key());
        waits.add(wait);
        return wait;
    }

    /** A lease that was awaited has been given up, and that is committed. */
    void ended(EntryId id) {
        wake(Set.of(id.key()));
        doorbell.ring(id);
    }

    /** Other replicas have told. */
    void wake(Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            waits
                .stream()
                .filter(wait -> keys.contains(wait.key))
                .forEach(wait -> wait.notice.complete(true));
        }
    }
}
