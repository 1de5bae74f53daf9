package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChange.Kind;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.jdbc.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mirror says of its changes to those who follow it. */
class MirrorChangesTest {

    private final long tenant = Requests.tenant();
    private final Catalogue catalogue = new Catalogue(250, 100);
    private Replica replica;
    private Mirror mirror;

    @BeforeEach
    void start() {
        replica = Replica.start();
        mirror = replica
            .mirrors()
            .mirror(catalogue.definition("test/" + UUID.randomUUID(), 0.5).keepingChanges(Duration.ofDays(30)));
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void rowsOfTheFirstLoadAreNoChanges() {
        sync(SyncMode.FULL);

        long position = mirror.position(tenant);
        assertThat(mirror.changes(tenant, position, 10)).isEqualTo(new MirrorChanges(List.of(), position, false));
        assertThat(mirror.changes(tenant, 0, 10)).isEqualTo(new MirrorChanges(List.of(), position, true));
    }

    @Test
    void notesWhatWasCreatedChangedAndRemoved() {
        sync(SyncMode.FULL);
        catalogue.put(1_000, "new");
        catalogue.put(7, "renamed");
        SyncRun incremental = sync(SyncMode.INCREMENTAL);
        catalogue.remove(8);
        SyncRun full = sync(SyncMode.FULL);

        List<MirrorChange> changes = mirror.changes(tenant, 0, 10).changes();

        assertThat(changes)
            .extracting(
                MirrorChange::row,
                MirrorChange::kind,
                MirrorChange::diff,
                MirrorChange::document,
                MirrorChange::run
            )
            .containsExactly(
                tuple(1_000L, Kind.CREATED, null, null, incremental.id()),
                tuple(
                    7L,
                    Kind.CHANGED,
                    "{\"name\": {\"after\": \"renamed\", \"before\": \"item 7\"}}",
                    null,
                    incremental.id()
                ),
                tuple(8L, Kind.REMOVED, null, "{\"id\": 8, \"name\": \"item 8\"}", full.id())
            );
        assertThat(changes).extracting(MirrorChange::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatHappenedLastNewestFirstAndGoesOnFromThere() {
        sync(SyncMode.FULL);
        for (long id = 1; id <= 5; id++) {
            catalogue.put(id, "renamed");
        }
        sync(SyncMode.INCREMENTAL);

        List<MirrorChange> newest = mirror.latest(tenant, null, 2);
        List<MirrorChange> older = mirror.latest(tenant, newest.getLast().id(), 10);

        assertThat(newest).extracting(MirrorChange::row).containsExactly(5L, 4L);
        assertThat(older).extracting(MirrorChange::row).containsExactly(3L, 2L, 1L);
        assertThat(mirror.latest(tenant + 1_000_000, null, 10)).isEmpty();
    }

    @Test
    void aSyncThatFindsNothingNewNotesNothing() {
        sync(SyncMode.FULL);

        sync(SyncMode.FULL);
        sync(SyncMode.INCREMENTAL);

        assertThat(mirror.changes(tenant, 0, 10).changes()).isEmpty();
    }

    @Test
    void aFollowerThatGoesOnFromItsPositionSeesEachChangeOnce() {
        sync(SyncMode.FULL);
        long position = mirror.position(tenant);
        List<Long> seen = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (long id = 1; id <= 10; id++) {
                catalogue.put(id, "round " + round);
            }
            sync(SyncMode.INCREMENTAL);
            MirrorChanges next = mirror.changes(tenant, position, 7);
            while (!next.changes().isEmpty()) {
                next.changes().forEach(change -> seen.add(change.row()));
                position = next.position();
                next = mirror.changes(tenant, position, 7);
            }
        }

        assertThat(seen).hasSize(30).startsWith(1L, 2L, 3L).endsWith(10L);
        assertThat(position).isEqualTo(mirror.position(tenant));
    }

    @Test
    void tellsTheHistoryOfARowNewestFirst() {
        sync(SyncMode.FULL);
        for (String name : List.of("a", "b", "c")) {
            catalogue.put(5, name);
            catalogue.put(6, name);
            sync(SyncMode.INCREMENTAL);
        }

        List<MirrorChange> latest = mirror.history(tenant, 5, null, 2);
        List<MirrorChange> older = mirror.history(tenant, 5, latest.getLast().id(), 2);

        assertThat(latest).hasSize(2).extracting(MirrorChange::row).containsOnly(5L);
        assertThat(latest.getFirst().diff()).contains("\"after\": \"c\"", "\"before\": \"b\"");
        assertThat(older).hasSize(1);
        assertThat(older.getFirst().diff()).contains("\"before\": \"item 5\"");
    }

    @Test
    void aPageThatIsNotCommittedLeavesNoChanges() {
        sync(SyncMode.FULL);
        catalogue.put(5, "changed");
        catalogue.disturb(query -> new PageResult.Failed<>(FailureKind.UNAVAILABLE, "down", null));
        sync(SyncMode.INCREMENTAL);
        assertThat(mirror.changes(tenant, 0, 10).changes()).isEmpty();

        catalogue.disturb(query -> null);
        sync(SyncMode.INCREMENTAL);

        assertThat(mirror.changes(tenant, 0, 10).changes()).hasSize(1);
    }

    @Test
    void tellsAFollowerWhoStayedAwayTooLongToReadTheRowsAnew() {
        sync(SyncMode.FULL);
        catalogue.put(1, "x");
        sync(SyncMode.INCREMENTAL);
        long position = mirror.position(tenant);
        catalogue.put(2, "x");
        sync(SyncMode.INCREMENTAL);
        TestPostgres.execute(
            "UPDATE cache.mirror_change SET keep_until = '-infinity' WHERE row_id = 2 AND tenant = " + tenant
        );

        housekeeping();

        MirrorChanges missed = mirror.changes(tenant, position, 10);
        assertThat(missed.gap()).isTrue();
        assertThat(missed.changes()).isEmpty();
        assertThat(mirror.changes(tenant, missed.position(), 10).gap()).isFalse();
        assertThat(mirror.changes(tenant, mirror.position(tenant), 10).gap()).isFalse();
    }

    @Test
    void aChangeThatCannotBeComparedIsNotedAllTheSame() {
        TestPostgres.execute(
            """
            CREATE TABLE IF NOT EXISTS catalogue.verbatim (
                shop_id bigint, id bigint, doc json NOT NULL, content_hash bytea NOT NULL, source_version text NOT NULL,
                synced_at timestamptz NOT NULL, PRIMARY KEY (shop_id, id))
            """
        );
        mirror = replica
            .mirrors()
            .mirror(
                new MirrorDefinition<>(
                    "test/" + UUID.randomUUID(),
                    "catalogue.verbatim",
                    Catalogue.Item::id,
                    item -> item.name().startsWith("{") ? item.name() : item.document(),
                    Catalogue.Item::version,
                    List.<MirrorColumn<Catalogue.Item>>of(),
                    catalogue,
                    0.5
                ).keepingChanges(Duration.ofDays(30))
            );
        sync(SyncMode.FULL);
        catalogue.put(1, "half \\ud83d of a smile \\uD83D\\uDE00 and \\\\ud83d");
        catalogue.put(2, "{\"huge\": 1e999999}");
        SyncRun first = sync(SyncMode.INCREMENTAL);
        catalogue.put(2, "{\"huge\": 2}");
        SyncRun second = sync(SyncMode.INCREMENTAL);

        assertThat(List.of(first, second)).extracting(SyncRun::outcome).containsOnly(SyncRun.Outcome.COMPLETED);
        assertThat(mirror.changes(tenant, 0, 10).changes())
            .extracting(MirrorChange::row, MirrorChange::kind, MirrorChange::diff)
            .containsExactly(
                tuple(
                    1L,
                    Kind.CHANGED,
                    "{\"name\": {\"after\": \"half \ufffd of a smile \ud83d\ude00 and \\\\ud83d\", \"before\": \"item 1\"}}"
                ),
                tuple(2L, Kind.CHANGED, null),
                tuple(2L, Kind.CHANGED, null)
            );
        assertThat(
            TestPostgres.strings("SELECT doc::text FROM catalogue.verbatim WHERE id = 2 AND shop_id = " + tenant)
        ).containsExactly("{\"huge\": 2}");
    }

    @Test
    void purgingTakesTheChangesAlong() {
        sync(SyncMode.FULL);
        catalogue.put(1, "x");
        sync(SyncMode.INCREMENTAL);

        mirror.purge(tenant);

        assertThat(TestPostgres.number("SELECT count(*) FROM cache.mirror_change WHERE tenant = " + tenant)).isZero();
    }

    @Test
    void tellsAFollowerOfAPurgeToReadTheRowsAnew() {
        sync(SyncMode.FULL);
        catalogue.put(1, "x");
        sync(SyncMode.INCREMENTAL);
        long position = mirror.position(tenant);

        mirror.purge(tenant);
        assertThat(mirror.changes(tenant, position, 10)).isEqualTo(new MirrorChanges(List.of(), 0, true));
        sync(SyncMode.FULL);

        assertThat(mirror.changes(tenant, position, 10).gap()).isTrue();
        assertThat(mirror.changes(tenant, mirror.position(tenant), 10).gap()).isFalse();
    }

    @Test
    void tellsAFollowerOfAMirrorThatKeptNoChangesForAWhileToReadTheRowsAnew() {
        sync(SyncMode.FULL);
        long position = mirror.position(tenant);
        try (Replica other = Replica.start()) {
            Mirror silent = other.mirrors().mirror(catalogue.definition(mirror.name(), 0.5));
            silent.sync(tenant, SyncMode.INCREMENTAL, progress -> {});
            assertThat(mirror.changes(tenant, position, 10).gap()).isFalse();
            catalogue.put(1, "x");
            silent.sync(tenant, SyncMode.INCREMENTAL, progress -> {});
        }

        assertThat(mirror.changes(tenant, position, 10).gap()).isTrue();
    }

    private static void housekeeping() {
        try (HikariDataSource pool = TestPostgres.pool()) {
            new Housekeeping(new Database(pool, System::nanoTime)).run();
        }
    }

    private SyncRun sync(SyncMode mode) {
        return mirror.sync(tenant, mode, progress -> {});
    }
}
