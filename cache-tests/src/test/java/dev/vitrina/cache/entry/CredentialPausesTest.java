package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.store.PauseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tenants whose credential the origin refuses. */
class CredentialPausesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Store store = new Store();
    private long now = -MINUTE.toNanos();
    private final CredentialPauses pauses = new CredentialPauses(store, new Backoff(new SplittableRandom(7)), () ->
        now
    );

    @Test
    void nothingIsKnownOfATenantAtFirst() {
        assertThat(pauses.pending(1)).isNull();
        assertThat(pauses.check(1)).isNull();
    }

    @Test
    void lastsUntilItsTimeAndConcernsItsTenantOnly() {
        Problem problem = pauses.pause(1, "refused", MINUTE);

        assertThat(problem).isEqualTo(new Problem(FailureKind.UNAUTHORISED, "refused", clock().plus(MINUTE)));
        assertThat(pauses.pending(1)).isEqualTo(problem);
        assertThat(pauses.pending(2)).isNull();
        now += MINUTE.toNanos() - 1;
        assertThat(pauses.pending(1)).isEqualTo(problem);
        now += 1;
        assertThat(pauses.pending(1)).isNull();
        assertThat(pauses.check(1)).isNull();
    }

    @Test
    void growsWithEachRefusalInARow() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            pauses.pause(1, "refused", null);
            Duration full = MINUTE.multipliedBy(1L << (attempt - 1));
            Duration pause = Duration.between(clock(), Objects.requireNonNull(store.pauses.get(1L)).retryAt());
            assertThat(pause).isBetween(full.dividedBy(2), full);
            assertThat(Objects.requireNonNull(store.pauses.get(1L)).attempt()).isEqualTo(attempt);
            now += pause.toNanos();
        }

        pauses.resume(1);
        pauses.pause(1, "refused", null);
        assertThat(Objects.requireNonNull(store.pauses.get(1L)).attempt()).as("the credential was good again").isOne();
    }

    @Test
    void anotherReplicaKnowsFromTheStore() {
        CredentialPauses other = new CredentialPauses(store, new Backoff(new SplittableRandom(7)), () -> now);
        Problem problem = pauses.pause(1, "refused", MINUTE);
        assertThat(other.pending(1)).isNull();

        assertThat(other.check(1)).isEqualTo(problem);

        assertThat(other.pending(1)).isEqualTo(problem);
        store.pauses.clear();
        assertThat(other.check(1)).isNull();
        assertThat(other.pending(1)).isNull();
    }

    @Test
    void withoutTheStoreWhatThisReplicaKnowsMustDo() {
        Problem problem = pauses.pause(1, "refused", MINUTE);
        store.away = true;

        assertThat(pauses.check(1)).isEqualTo(problem);
        assertThat(pauses.check(2)).isNull();
    }

    @Test
    void endsForAllReplicasWhenTheOriginTakesTheCredential() {
        pauses.pause(1, "refused", MINUTE);
        pauses.pause(2, "refused", MINUTE);

        pauses.resume(1);

        assertThat(pauses.pending(1)).isNull();
        assertThat(store.pauses).containsOnlyKeys(2L);
        store.away = true;
        pauses.resume(1);
        pauses.resume(3);
    }

    @Test
    void endsWhenItsTenantOrAllIsInvalidated() {
        pauses.pause(1, "refused", MINUTE);
        pauses.pause(2, "refused", MINUTE);
        pauses.onScope(ScopeId.tenant(3));
        assertThat(pauses.pending(1)).isNotNull();

        pauses.onScope(ScopeId.tenant(1));
        assertThat(pauses.pending(1)).isNull();
        assertThat(pauses.pending(2)).isNotNull();
        pauses.onScope(ScopeId.ALL);
        assertThat(pauses.pending(2)).isNull();
    }

    private Instant clock() {
        return Instant.EPOCH.plusNanos(now);
    }

    private final class Store implements PauseStore {

        private final Map<Long, Pause> pauses = new HashMap<>();
        private boolean away;

        @Override
        public Optional<Pause> read(long tenant) {
            reach();
            Pause pause = pauses.get(tenant);
            return pause == null
                ? Optional.empty()
                : Optional.of(
                    new Pause(
                        pause.message(),
                        pause.attempt(),
                        pause.retryAt(),
                        Duration.between(clock(), pause.retryAt()).toNanos()
                    )
                );
        }

        @Override
        public Pause write(long tenant, String message, int attempt, Duration retryIn) {
            reach();
            Pause pause = new Pause(message, attempt, clock().plus(retryIn), retryIn.toNanos());
            pauses.put(tenant, pause);
            return pause;
        }

        @Override
        public void clear(long tenant) {
            reach();
            pauses.remove(tenant);
        }

        private void reach() {
            if (away) {
                throw new CacheStoreException("away", new IllegalStateException());
            }
        }
    }
}
