package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.Stores;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.InvalidationLog;
import dev.vitrina.cache.store.EntryId;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.NewFailure;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import dev.vitrina.cache.store.StoredEntry.Validity;
import dev.vitrina.cache.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine counts on. Run against PostgreSQL and against the simulated store, so that what holds of one holds of the other. */
abstract class StoreContract {

    private static final AtomicLong TENANTS = new AtomicLong(Instant.now().toEpochMilli());
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] BODY = { 1, 2, 3 };

    private final long tenant = TENANTS.incrementAndGet();
    private final CacheKey key = new CacheKey(tenant, "test/contract", "id=1");
    private final EntryId id = EntryId.of(key);
    private final long[] asked = ScopeId.ofEntry(key, Set.of("asked"));
    private final long[] found = ScopeId.ofEntry(key, Set.of("asked", "found"));

    enum Reach {
        KEY,
        ASKED_TAG,
        FOUND_TAG,
        ENDPOINT,
        TENANT,
        ALL;

        Scope of(CacheKey key) {
            return switch (this) {
                case KEY -> new Scope.Key(key);
                case ASKED_TAG -> new Scope.Tag(key.tenant(), "asked");
                case FOUND_TAG -> new Scope.Tag(key.tenant(), "found");
                case ENDPOINT -> new Scope.Endpoint(key.tenant(), key.endpoint());
                case TENANT -> new Scope.Tenant(key.tenant());
                case ALL -> new Scope.All();
            };
        }
    }

    abstract Stores stores();

    /** Begins an invalidation that commits when what is returned runs. */
    abstract Runnable begin(Scope scope);

    @Test
    void givesALeaseToOneAtATime() {
        long first = acquire();

        assertThat(stores().leases().acquire(id, LONG, asked)).isEmpty();
        stores().leases().release(id, first);
        assertThat(acquire()).isGreaterThan(first);
    }

    @Test
    void givesALeaseThatRanOutToTheNext() {
        long first = stores().leases().acquire(id, Duration.ZERO, asked).orElseThrow();

        assertThat(acquire()).isGreaterThan(first);
        stores().leases().release(id, first);
        assertThat(stores().leases().acquire(id, LONG, asked)).isEmpty();
    }

    @Test
    void tellsWhoEndsALeaseWhetherOthersWaitForIt() {
        assertThat(store(acquire()).awaited()).isFalse();
        assertThat(stores().leases().release(id, acquire())).isFalse();

        long stored = acquire();
        await();
        await();
        assertThat(store(stored).awaited()).isTrue();
        long failed = acquire();
        await();
        assertThat(stores().entries().fail(id, failed, failure(LONG)).awaited()).isTrue();
        long released = acquire();
        await();
        assertThat(stores().leases().release(id, released)).isTrue();
        assertThat(stores().leases().release(id, acquire())).as("told already").isFalse();
    }

    @Test
    void handsThoseWhoWaitOnToWhoTakesALeaseThatRanOut() {
        long lost = stores().leases().acquire(id, Duration.ofMillis(500), asked).orElseThrow();
        await();
        long next = acquireSoon();

        assertThat(store(lost).awaited()).as("the lease was lost").isFalse();
        assertThat(store(next).awaited()).isTrue();
    }

    @Test
    void tellsWhoWaitsEvenOfAStoreThatWasRefused() {
        long fence = acquire();
        await();
        stores().invalidations().invalidate(new Scope.Endpoint(tenant, key.endpoint()), Invalidation.HARD);

        assertThat(store(fence)).isEqualTo(new Written(null, true));
    }

    @Test
    void announcesWhoseLoadsHaveEnded() {
        List<UUID> keys = Stream.generate(UUID::randomUUID).limit(450).toList();
        try (InvalidationLog log = stores().invalidations().follow()) {
            stores().invalidations().announce(Set.copyOf(keys));
            Set<UUID> heard = new HashSet<>();
            while (!heard.containsAll(keys)) {
                heard.addAll(log.awaitNotice(LONG.toNanos()));
            }
            assertThat(heard).containsAll(keys);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOUND_TAG")
    void givesALeaseToTheNextOnceItsLoadWasOvertaken(Reach reach) {
        acquire();
        stores().invalidations().invalidate(reach.of(key), Invalidation.SOFT);

        assertThat(stores().leases().acquire(id, LONG, asked)).isPresent();
    }

    @Test
    void letsALeaseBeTakenFromWhoeverHasIt() {
        long lost = acquire();

        long taken = stores().leases().take(id, LONG);

        assertThat(store(lost).moment()).isEmpty();
        assertThat(stores().leases().acquire(id, LONG, asked)).isEmpty();
        Written kept = store(taken);
        assertThat(kept.moment()).isPresent();
        assertThat(kept.awaited()).as("somebody waited for the lease that was taken").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatAnInvalidationOvertookAfterTheLeaseWasTaken(Reach reach) {
        long taken = stores().leases().take(id, LONG);
        stores().invalidations().invalidate(reach.of(key), Invalidation.HARD);

        assertThat(store(taken).moment()).isEmpty();
    }

    @Test
    void keepsALeaseThatAnInvalidationOfSomethingElseDoesNotConcern() {
        acquire();
        stores().invalidations().invalidate(new Scope.Tag(tenant, "other"), Invalidation.HARD);

        assertThat(stores().leases().acquire(id, LONG, asked)).isEmpty();
    }

    @Test
    void storesUnderTheLeaseAndGivesItUp() {
        Instant fetchedAt = store(acquire()).moment().orElseThrow();

        assertThat(read()).satisfies(row -> {
                assertThat(row.kind()).isEqualTo(Kind.VALUE);
                assertThat(row.body()).isEqualTo(BODY);
                assertThat(row.etag()).isEqualTo("etag");
                assertThat(row.fetchedAt()).isEqualTo(fetchedAt);
                assertThat(row.ageNanos()).isNotNegative();
                assertThat(row.validity()).isEqualTo(Validity.VALID);
                assertThat(row.scopes()).isEqualTo(found);
                assertThat(row.failure()).isNull();
            });
        assertThat(stores().leases().acquire(id, LONG, asked)).isPresent();
    }

    @Test
    void keepsEachPolicyVersionApart() {
        store(acquire());

        assertThat(stores().entries().read(id, 2)).isEmpty();
    }

    @Test
    void refusesAStoreWhoseLeaseWasLost() {
        long lost = stores().leases().acquire(id, Duration.ZERO, asked).orElseThrow();
        acquire();

        assertThat(store(lost)).isEqualTo(Written.LOST);
        assertThat(stores().entries().fail(id, lost, failure(LONG))).isEqualTo(Written.LOST);
        assertThat(stores().entries().read(id, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAStoreThatAnInvalidationOvertook(Reach reach) {
        long fence = acquire();
        stores().invalidations().invalidate(reach.of(key), Invalidation.SOFT);

        assertThat(store(fence).moment()).isEmpty();
        assertThat(stores().entries().read(id, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEY")
    void refusesAStoreOfALoadThatBeganWhileAnInvalidationWasUnderWay(Reach reach) {
        Runnable commit = begin(reach.of(key));
        long fence = acquire();
        commit.run();

        assertThat(store(fence).moment()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void storesWhatWasLoadedAfterAnInvalidation(Reach reach) {
        stores().invalidations().invalidate(reach.of(key), Invalidation.HARD);

        assertThat(store(acquire()).moment()).isPresent();
        assertThat(read().validity()).isEqualTo(Validity.VALID);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatInvalidationsLeaveOfARow(Reach reach) {
        store(acquire());
        stores().invalidations().invalidate(reach.of(key), Invalidation.SOFT);
        assertThat(read().validity()).isEqualTo(Validity.SOFTLY_INVALIDATED);

        stores().invalidations().invalidate(reach.of(key), Invalidation.HARD);
        Optional<StoredEntry> row = stores().entries().read(id, 1);
        assertThat(row.map(StoredEntry::validity)).isEqualTo(
            reach == Reach.KEY ? Optional.empty() : Optional.of(Validity.INVALIDATED)
        );
    }

    @Test
    void renewsWhatWasSoftlyInvalidatedButNotWhatWasInvalidatedHard() {
        store(acquire());
        stores().invalidations().invalidate(new Scope.Tag(tenant, "found"), Invalidation.SOFT);
        assertThat(stores().entries().renew(id, acquire(), 1, found, LONG).moment()).isPresent();
        assertThat(read().validity()).isEqualTo(Validity.VALID);

        stores().invalidations().invalidate(new Scope.Tag(tenant, "found"), Invalidation.HARD);
        assertThat(stores().entries().renew(id, acquire(), 1, found, LONG).moment()).isEmpty();
        assertThat(read().validity()).isEqualTo(Validity.INVALIDATED);
    }

    @Test
    void recordsAFailureBesideWhatIsKeptUntilAValueComes() {
        store(acquire());
        Instant retryAt = stores().entries().fail(id, acquire(), failure(LONG)).moment().orElseThrow();

        assertThat(read().kind()).isEqualTo(Kind.VALUE);
        assertThat(recorded()).satisfies(failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
                assertThat(failure.attempt()).isEqualTo(3);
                assertThat(failure.retryAt()).isEqualTo(retryAt);
                assertThat(failure.retryInNanos()).isBetween(1L, LONG.toNanos());
            });
        store(acquire());
        assertThat(read().failure()).isNull();
    }

    @Test
    void recordsAFailureWhereNothingIsKept() {
        stores().entries().fail(id, acquire(), failure(Duration.ZERO));

        assertThat(read().kind()).isEqualTo(Kind.NOTHING);
        assertThat(recorded().retryInNanos()).isNotPositive();
    }

    @Test
    void countsInFractionsOfASecond() {
        Duration pause = Duration.ofMillis(1_000_999);
        stores().entries().fail(id, acquire(), failure(pause));

        assertThat(recorded().retryInNanos()).isBetween(Duration.ofSeconds(1_000).toNanos(), pause.toNanos());
        stores().leases().take(id, Duration.ofMillis(200));
        assertThat(acquireSoon()).as("the lease that was taken has run out").isPositive();
    }

    @Test
    void forgetsAFailureWhenItsKeyIsInvalidated() {
        store(acquire());
        stores().entries().fail(id, acquire(), failure(LONG));
        stores().invalidations().invalidate(new Scope.Endpoint(tenant, "test/others"), Invalidation.SOFT);
        assertThat(read().failure()).isNotNull();

        stores().invalidations().invalidate(new Scope.Key(key), Invalidation.SOFT);
        assertThat(read().failure()).isNull();
    }

    @Test
    void liftsAFailureWhenWhatItDependedOnIsInvalidated() {
        for (Scope scope : List.of(
            new Scope.Endpoint(tenant, key.endpoint()),
            new Scope.Tenant(tenant),
            new Scope.All()
        )) {
            stores().entries().fail(id, acquire(), failure(LONG));
            assertThat(read().failure()).isNotNull();

            stores().invalidations().invalidate(scope, Invalidation.SOFT);

            assertThat(read().failure()).as("%s", scope).isNull();
        }
        store(acquire());
        stores().invalidations().invalidate(new Scope.Tag(tenant, "found"), Invalidation.SOFT);
        stores().entries().fail(id, acquire(), failure(LONG));
        assertThat(read().failure()).as("that came after the invalidation").isNotNull();

        stores().invalidations().invalidate(new Scope.Tag(tenant, "found"), Invalidation.SOFT);

        assertThat(read().failure()).isNull();
    }

    @Test
    void recordsNoFailureOfALoadThatAnInvalidationOvertook() {
        long fence = acquire();
        stores().invalidations().invalidate(new Scope.Tenant(tenant), Invalidation.SOFT);

        assertThat(stores().entries().fail(id, fence, failure(LONG)).moment()).isEmpty();
        assertThat(stores().entries().read(id, 1)).isEmpty();
    }

    @Test
    void purgesATenantAndRefusesWhatIsStillOnItsWay() {
        store(acquire());
        stores().invalidations().invalidate(new Scope.Tag(tenant, "found"), Invalidation.HARD);
        long fence = acquire();
        stores().invalidations().purge(tenant);

        assertThat(store(fence).moment()).isEmpty();
        assertThat(stores().entries().read(id, 1)).isEmpty();
        store(acquire());
        assertThat(read().validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void pausesATenantUntilItsScopeIsInvalidated() {
        stores().pauses().write(tenant, "refused", 2, LONG);
        assertThat(stores().pauses().read(tenant)).hasValueSatisfying(pause -> {
                assertThat(pause.attempt()).isEqualTo(2);
                assertThat(pause.retryInNanos()).isBetween(1L, LONG.toNanos());
            });

        for (Runnable end : new Runnable[] {
            () -> stores().pauses().clear(tenant),
            () -> stores().invalidations().invalidate(new Scope.Tenant(tenant), Invalidation.SOFT),
            () -> stores().invalidations().invalidate(new Scope.All(), Invalidation.SOFT),
            () -> stores().invalidations().purge(tenant),
        }) {
            stores().pauses().write(tenant, "refused", 1, LONG);
            end.run();
            assertThat(stores().pauses().read(tenant)).isEmpty();
        }
    }

    @Test
    void tellsTheLogOfACommitThatCameLate() {
        Scope late = new Scope.Tag(tenant, "late");
        Scope early = new Scope.Tag(tenant, "early");
        try (InvalidationLog log = stores().invalidations().follow()) {
            Runnable commit = begin(late);
            stores().invalidations().invalidate(early, Invalidation.HARD);
            long horizon = log.horizon().transaction();
            long from = horizon;
            assertThat(seen(log, from)).containsExactly(ScopeId.of(early));

            commit.run();
            assertThat(seen(log, from)).containsExactlyInAnyOrder(ScopeId.of(early), ScopeId.of(late));
            assertThat(log.horizon().transaction()).isGreaterThan(horizon);
            assertThat(seen(log, log.horizon().transaction())).isEmpty();
        }
    }

    private Stream<Long> seen(InvalidationLog log, long from) {
        return log
            .since(from)
            .stream()
            .map(InvalidationLog.Row::scope)
            .filter(
                scope ->
                    scope == ScopeId.of(new Scope.Tag(tenant, "late")) ||
                    scope == ScopeId.of(new Scope.Tag(tenant, "early"))
            );
    }

    private long acquire() {
        return stores().leases().acquire(id, LONG, asked).orElseThrow();
    }

    private void await() {
        assertThat(stores().leases().acquire(id, LONG, asked)).isEmpty();
    }

    /** Once the lease of another one has run out. */
    private long acquireSoon() {
        OptionalLong fence;
        do {
            fence = stores().leases().acquire(id, LONG, asked);
        } while (fence.isEmpty());
        return fence.getAsLong();
    }

    private Written store(long fence) {
        return stores()
            .entries()
            .store(
                id,
                fence,
                new NewEntry(1, key.endpoint(), Kind.VALUE, BODY, "etag", Integer.MAX_VALUE, LONG, found)
            );
    }

    private StoredEntry read() {
        return stores().entries().read(id, 1).orElseThrow();
    }

    private StoredEntry.Failure recorded() {
        return Objects.requireNonNull(read().failure());
    }

    private NewFailure failure(Duration retryIn) {
        return new NewFailure(1, "test/contract", FailureKind.UNAVAILABLE, "down", 3, retryIn, asked);
    }
}
