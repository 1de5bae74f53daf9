package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static dev.vitrina.cache.SyncMode.INCREMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRun.Outcome;
import dev.vitrina.cache.SyncRunFilter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of what mirrors did. */
class MirrorRunsTest {

    private static final SyncListener QUIET = progress -> {};

    private final long tenant = Requests.tenant();
    private final String name = "test/" + UUID.randomUUID();
    private final Catalogue catalogue = new Catalogue(25, 10);
    private final Replica replica = Replica.start();
    private final Mirror mirror = catalogue.mirror(replica, name);
    private final Mirror another = catalogue.mirror(replica, name + "/another");

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void tellsTheRunsOfAllMirrorsNewestFirst() {
        long neighbour = Requests.tenant();
        SyncRun full = mirror.sync(tenant, FULL, QUIET);
        SyncRun neighbours = mirror.sync(neighbour, FULL, QUIET);
        SyncRun others = another.sync(tenant, FULL, QUIET);
        catalogue.disturb(query -> new PageResult.Failed<>(FailureKind.UNAVAILABLE, "down", Duration.ofMinutes(5)));
        SyncRun failed = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(runs(tenant, null, null)).containsExactly(failed, others, full);
        assertThat(runs(null, name, null)).containsExactly(failed, neighbours, full);
        assertThat(runs(tenant, name, null)).containsExactly(failed, full);
        assertThat(runs(tenant, null, Outcome.COMPLETED)).containsExactly(others, full);
        assertThat(runs(tenant, name, Outcome.INTERRUPTED)).containsExactly(failed);
        assertThat(replica.mirrors().runs(SyncRunFilter.NONE, null, 4)).containsExactly(
            failed,
            others,
            neighbours,
            full
        );
        assertThat(replica.mirrors().runs(SyncRunFilter.NONE, others.id(), 2)).containsExactly(neighbours, full);
        assertThat(replica.mirrors().countRuns(new SyncRunFilter(tenant, null, null))).isEqualTo(3);
        assertThat(replica.mirrors().countRuns(new SyncRunFilter(tenant, name, Outcome.COMPLETED))).isOne();
        assertThat(replica.mirrors().countRuns(SyncRunFilter.NONE)).isGreaterThanOrEqualTo(4);
        assertThat(mirror.runs(tenant, 1)).containsExactly(failed);
        assertThat(mirror.runs(tenant, 2)).containsExactly(failed, full);
        assertThat(mirror.name()).isEqualTo(name);
    }

    @Test
    void saysOfEachRunWhatItDidAndHowItEnded() {
        Instant before = Instant.now().minusSeconds(60);
        SyncRun full = mirror.sync(tenant, FULL, QUIET);
        assertThat(full).isEqualTo(
            new SyncRun(
                full.id(),
                tenant,
                name,
                FULL,
                full.startedAt(),
                full.finishedAt(),
                Outcome.COMPLETED,
                null,
                3,
                25,
                25,
                0,
                0,
                0,
                0,
                null
            )
        );
        assertThat(full.startedAt()).isAfter(before);
        assertThat(full.finishedAt()).isAfter(full.startedAt());

        catalogue.disturb(query -> new PageResult.Failed<>(FailureKind.RATE_LIMITED, "busy", Duration.ofMinutes(5)));
        SyncRun failed = mirror.sync(tenant, INCREMENTAL, QUIET);
        assertThat(replica.cache().activity(tenant).failures()).isOne();
        assertThat(failed.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(Objects.requireNonNull(failed.problem()).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failed.problem().message()).isEqualTo("busy");
        assertThat(failed.problem().retryAt()).isBetween(
            Instant.now().plus(Duration.ofMinutes(4)),
            Instant.now().plus(Duration.ofMinutes(5))
        );
        assertThat(mirror.status(tenant).current()).isEqualTo(failed);
        assertThat(mirror.status(tenant).last()).isEqualTo(full);

        catalogue.disturb(query -> null);
        catalogue.put(3, "changed");
        SyncRun resumed = syncElsewhere(INCREMENTAL);
        assertThat(resumed.id()).as("its lead was given up").isEqualTo(failed.id());
        assertThat(resumed.problem()).isNull();
        assertThat(resumed.updated()).isOne();
        assertThat(resumed.unchanged()).isZero();
        assertThat(mirror.status(tenant).current()).isNull();
        assertThat(mirror.status(tenant).last()).isEqualTo(resumed);
    }

    @Test
    void remembersWhatARunHasSeenUntilItHasEnded() {
        SyncRun full = mirror.sync(tenant, FULL, QUIET);
        assertThat(seenPages(full)).isZero();

        catalogue.disturb(query ->
            query.cursor() == null ? null : new PageResult.Failed<>(FailureKind.UNAVAILABLE, "down", null)
        );
        SyncRun interrupted = mirror.sync(tenant, FULL, QUIET);
        assertThat(seenPages(interrupted)).isOne();
        catalogue.disturb(query -> null);
        SyncRun cancelled = mirror.sync(tenant, FULL, new Cancelling());
        assertThat(cancelled.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(cancelled.id()).isEqualTo(interrupted.id());
        assertThat(seenPages(cancelled)).isZero();

        catalogue.disturb(query -> new Page<>(List.of(), "1", true, List.of(new SetAside(null, "no id"))));
        SyncRun unsure = mirror.sync(tenant, FULL, QUIET);
        assertThat(unsure.outcome()).isEqualTo(Outcome.COMPLETED_WITHOUT_DELETING);
        assertThat(seenPages(unsure)).isZero();

        catalogue.disturb(query -> new Page<>(catalogue.items().subList(0, 1), "1", true));
        SyncRun suspicious = mirror.sync(tenant, FULL, QUIET);
        assertThat(suspicious.outcome()).isEqualTo(Outcome.COMPLETED_WITHOUT_DELETING);
        assertThat(seenPages(suspicious)).as("a second one must agree").isOne();
        SyncRun second = mirror.sync(tenant, FULL, QUIET);
        assertThat(second.deleted()).isEqualTo(24);
        assertThat(seenPages(suspicious) + seenPages(second)).isZero();
    }

    @Test
    void keepsItsLeadWhileAPageIsLongOnItsWay() {
        Duration lease = Duration.ofMillis(900);
        try (Replica quick = Replica.start(settings -> settings.mirrorLease(lease))) {
            List<Long> left = new ArrayList<>();
            catalogue.disturb(query -> {
                if (query.cursor() == null) {
                    left.add(leaseLeft());
                    long until = leaseUntil();
                    await().until(() -> leaseUntil() > until);
                    left.add(leaseLeft());
                }
                return null;
            });

            SyncRun run = catalogue.mirror(quick, name).sync(tenant, FULL, QUIET);

            assertThat(run.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(left)
                .hasSize(2)
                .allMatch(millis -> millis <= lease.toMillis());
        }
    }

    @Test
    void saysWhatWasSetAsideAsFarAsThatHelps() {
        catalogue.disturb(query ->
            new Page<>(
                List.of(),
                query.cursor() == null ? "1" : "2",
                query.cursor() != null,
                List.of(new SetAside(1L, "bad price"), new SetAside(2L, "x".repeat(300)))
            )
        );

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(run.setAside()).isEqualTo(4);
        assertThat(run.setAsideReasons()).startsWith("bad price; xxx").hasSize(500);
    }

    @Test
    void onlyAFullRunOfACompleteMirrorMayWaitForAllOthers() {
        List<Priority> asked = new ArrayList<>();
        catalogue.disturb(query -> {
            asked.add(query.priority());
            return null;
        });

        mirror.sync(tenant, FULL, QUIET);
        assertThat(asked).hasSize(3).containsOnly(Priority.MIRROR);
        asked.clear();
        mirror.sync(tenant, FULL, QUIET);
        assertThat(asked).hasSize(3).containsOnly(Priority.RECONCILE);
        asked.clear();
        mirror.sync(tenant, INCREMENTAL, QUIET);
        assertThat(asked).containsExactly(Priority.MIRROR);
    }

    @Test
    void aRunThatThisSideFailsInStaysWhereItStandsAndItsCallerIsTold() {
        mirror.sync(tenant, FULL, QUIET);
        catalogue.put(3, "changed");
        replica
            .database()
            .before(sql -> {
                if (sql.contains("INSERT INTO " + Catalogue.TABLE)) {
                    throw new SQLException("a bug", "XX000");
                }
            });

        assertThatThrownBy(() -> mirror.sync(tenant, INCREMENTAL, QUIET))
            .isInstanceOf(CacheStoreException.class)
            .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());

        SyncRun left = Objects.requireNonNull(mirror.status(tenant).current());
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(Objects.requireNonNull(left.problem()).message()).isEqualTo("The sync could not go on");
        replica.database().before(sql -> {});
        assertThat(mirror.sync(tenant, INCREMENTAL, QUIET).id()).isEqualTo(left.id());
    }

    @Test
    void countsTheRowsOfAllMirrorsOfATenantAndWhatTheyAnswered() {
        mirror.sync(tenant, FULL, QUIET);
        another.sync(tenant, FULL, QUIET);
        mirror.answered(tenant);
        mirror.answered(tenant);

        assertThat(replica.mirrors().rows(tenant)).isEqualTo(50);
        assertThat(replica.mirrors().rows(Requests.tenant())).isZero();
        assertThat(replica.cache().activity(tenant)).isEqualTo(new CacheActivity(2, 6, 0));
    }

    private SyncRun syncElsewhere(SyncMode mode) {
        try (Replica other = Replica.start()) {
            return catalogue.mirror(other, name).sync(tenant, mode, QUIET);
        }
    }

    private static long seenPages(SyncRun run) {
        return TestPostgres.number("SELECT count(*) FROM cache.mirror_seen_page WHERE run_id = " + run.id());
    }

    /** In milliseconds. */
    private long leaseLeft() {
        return state("lease_until - clock_timestamp()");
    }

    private long leaseUntil() {
        return state("lease_until");
    }

    private long state(String what) {
        return TestPostgres.number(
            "SELECT (extract(epoch FROM %s) * 1000)::bigint FROM cache.mirror_state WHERE mirror = '%s' AND tenant = %d".formatted(
                what,
                name,
                tenant
            )
        );
    }

    /** After the first page. */
    private static final class Cancelling implements SyncListener {

        @Override
        public void onPage(SyncRun progress) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    }

    private List<SyncRun> runs(@Nullable Long whose, @Nullable String of, @Nullable Outcome outcome) {
        return replica.mirrors().runs(new SyncRunFilter(whose, of, outcome), null, 10);
    }
}
