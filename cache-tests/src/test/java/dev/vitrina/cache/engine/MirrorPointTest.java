package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static dev.vitrina.cache.SyncMode.INCREMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChange.Kind;
import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SourceLag;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.engine.Catalogue.Item;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are put into a mirror and removed from it one by one, while runs go on. */
class MirrorPointTest {

    private static final SyncListener QUIET = progress -> {};

    private final long tenant = Requests.tenant();
    private final Catalogue catalogue = new Catalogue(25, 10);
    private final MirrorDefinition<Item> definition = catalogue
        .definition("test/" + UUID.randomUUID(), 0.5)
        .keepingChanges(Duration.ofDays(1));
    private Replica replica;

    @BeforeEach
    void start() {
        replica = Replica.start();
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void aRowThatIsPutOrRemovedIsThereAtOnceAndAmongTheChanges() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        long before = mirror.position(tenant);

        assertThat(mirror.put(tenant, item(5, 100, "changed"))).isTrue();
        assertThat(mirror.put(tenant, item(5, 100, "changed"))).isFalse();
        assertThat(mirror.put(tenant, item(5, 99, "older"))).isFalse();
        assertThat(mirror.put(tenant, item(70, 101, "new"))).isTrue();
        assertThat(mirror.remove(tenant, 6)).isTrue();
        assertThat(mirror.remove(tenant, 6)).isFalse();

        assertThat(names("id IN (5, 6, 70)")).containsExactly("changed", "new");
        assertThat(mirror.status(tenant).rows()).isEqualTo(25);
        assertThat(mirror.status(tenant).points()).isEqualTo(6);
        assertThat(mirror.changes(tenant, before, 10).changes())
            .extracting(MirrorChange::row, MirrorChange::kind, MirrorChange::run)
            .containsExactly(
                tuple(5L, Kind.CHANGED, null),
                tuple(70L, Kind.CREATED, null),
                tuple(6L, Kind.REMOVED, null)
            );
    }

    @Test
    void rowsThatArePutTogetherAreThereAtOnceAndAmongTheChangesInOneTransaction() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        long before = mirror.position(tenant);

        int changed = mirror.putAll(
            tenant,
            List.of(item(5, 100, "changed"), item(6, 0, "older"), item(70, 101, "new"), item(71, 101, "newer"))
        );

        assertThat(changed).isEqualTo(3);
        assertThat(mirror.putAll(tenant, List.of())).isZero();
        assertThat(names("id IN (5, 70, 71)")).containsExactly("changed", "new", "newer");
        assertThat(names("id = 6")).containsExactly("item 6");
        assertThat(mirror.status(tenant).rows()).isEqualTo(27);
        assertThat(mirror.status(tenant).points()).as("one transaction").isEqualTo(1);
        assertThat(mirror.changes(tenant, before, 10).changes())
            .extracting(MirrorChange::row, MirrorChange::kind)
            .containsExactlyInAnyOrder(tuple(5L, Kind.CHANGED), tuple(70L, Kind.CREATED), tuple(71L, Kind.CREATED));
    }

    @Test
    void whoFollowsAMirrorThatNotesNoChangesReadsItAnewAfterARowWasPut() {
        RowMirror<Item> mirror = mirror(definition.keepingChanges(Duration.ZERO));
        mirror.sync(tenant, FULL, QUIET);
        long before = mirror.position(tenant);

        mirror.put(tenant, item(1, 100, "changed"));

        assertThat(mirror.changes(tenant, before, 10).gap()).isTrue();
        assertThat(mirror.status(tenant).rows()).isEqualTo(25);
    }

    @Test
    void whatIsPutOrRemovedLateBringsNothingOfAPurgedTenantBackNorOfOneWithoutARun() {
        RowMirror<Item> mirror = mirror(definition);
        assertThat(mirror.put(tenant, item(5, 100, "before any run"))).isFalse();
        mirror.sync(tenant, FULL, QUIET);
        assertThat(names("id = 5")).containsExactly("item 5");
        mirror.purge(tenant);

        assertThat(mirror.put(tenant, item(5, 100, "late"))).isFalse();
        assertThat(mirror.remove(tenant, 6)).isFalse();

        assertThat(names("true")).isEmpty();
        assertThat(points()).isZero();
        assertThat(TestPostgres.number("SELECT count(*) FROM cache.mirror_state WHERE tenant = " + tenant)).isZero();
    }

    @Test
    void aPageThatWasAskedForBeforeDoesNotBringBackWhatARowWas() {
        RowMirror<Item> mirror = mirror(withoutVersions());
        mirror.sync(tenant, FULL, QUIET);
        catalogue.put(5, "in the list");
        whileTheFirstPageIsRead(() -> mirror.put(tenant, item(5, 100, "put")));

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(names("id = 5")).containsExactly("put");
    }

    @Test
    void thePageIsReadAgainByTheNextRunAsItsCopyMayHaveBeenTheNewer() {
        RowMirror<Item> mirror = mirror(withoutVersions());
        mirror.sync(tenant, FULL, QUIET);
        catalogue.put(5, "the newest");
        whileTheFirstPageIsRead(() -> mirror.put(tenant, item(5, 100, "put late")));
        mirror.sync(tenant, INCREMENTAL, QUIET);
        catalogue.disturb(query -> null);

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(names("id = 5")).containsExactly("the newest");
    }

    @Test
    void aPageThatWasAskedForBeforeDoesNotBringBackARemovedRowButANewRowOfThatIdComes() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        whileTheFirstPageIsRead(() -> {
            catalogue.remove(5);
            mirror.remove(tenant, 5);
        });
        mirror.sync(tenant, FULL, QUIET);
        assertThat(names("id = 5")).isEmpty();
        catalogue.disturb(query -> null);
        catalogue.put(5, "again");

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(names("id = 5")).containsExactly("again");
    }

    @Test
    void aNewerCopyOfAPageWins() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        catalogue.put(5, "in the list");
        whileTheFirstPageIsRead(() -> mirror.put(tenant, item(5, 1, "older")));

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(names("id = 5")).containsExactly("in the list");
    }

    @Test
    void aFullRunUnderWayDoesNotTakeAPutRowForDeletedAndTheNextOneDoes() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        whileTheFirstPageIsRead(() -> mirror.put(tenant, item(500, 500, "put")));

        mirror.sync(tenant, FULL, QUIET);
        assertThat(names("id = 500")).containsExactly("put");
        catalogue.disturb(query -> null);

        assertThat(mirror.sync(tenant, FULL, QUIET).deleted()).isOne();
        assertThat(names("id = 500")).isEmpty();
    }

    @Test
    void aListThatIsLateNeitherBringsARemovedRowBackNorTakesANewOneAway() {
        RowMirror<Item> mirror = mirror(
            definition.lagging(new SourceLag(Duration.ofMinutes(1), (cursor, until) -> cursor))
        );
        mirror.sync(tenant, FULL, QUIET);
        mirror.remove(tenant, 5);
        mirror.put(tenant, item(500, 500, "put"));

        mirror.sync(tenant, FULL, QUIET);
        assertThat(names("id = 5")).isEmpty();
        assertThat(names("id = 500")).containsExactly("put");
        TestPostgres.execute("UPDATE cache.mirror_point SET at = at - interval '1 hour' WHERE tenant = " + tenant);

        mirror.sync(tenant, FULL, QUIET);
        assertThat(names("id = 5")).containsExactly("item 5");
        assertThat(names("id = 500")).isEmpty();
    }

    @Test
    void nothingOfPointsIsKeptLongerThanItMatters() {
        RowMirror<Item> mirror = mirror(definition);
        mirror.sync(tenant, FULL, QUIET);
        mirror.put(tenant, item(5, 100, "put"));
        assertThat(points()).isOne();

        mirror.sync(tenant, FULL, QUIET);

        assertThat(points()).isZero();
        mirror.remove(tenant, 6);
        mirror.purge(tenant);
        assertThat(points()).isZero();
    }

    private long points() {
        return TestPostgres.number("SELECT count(*) FROM cache.mirror_point WHERE tenant = " + tenant);
    }

    /** The page as it was is given after the work is done. */
    private void whileTheFirstPageIsRead(Runnable work) {
        boolean[] done = { false };
        catalogue.disturb(query -> {
            PageResult<Item> page = catalogue.read(query);
            if (!done[0] && page instanceof Page<Item>) {
                done[0] = true;
                work.run();
            }
            return page;
        });
    }

    private RowMirror<Item> mirror(MirrorDefinition<Item> definition) {
        return replica.mirrors().mirror(definition);
    }

    private MirrorDefinition<Item> withoutVersions() {
        return new MirrorDefinition<>(
            definition.name(),
            definition.table(),
            definition.id(),
            definition.document(),
            item -> "",
            definition.columns(),
            definition.source(),
            0.5
        );
    }

    private static Item item(long id, long change, String name) {
        return new Item(id, change, name, List.of());
    }

    private List<String> names(String where) {
        return TestPostgres.strings(
            "SELECT name FROM catalogue.item WHERE shop_id = " + tenant + " AND " + where + " ORDER BY id"
        );
    }
}
