package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.cache.OffsetPages;
import dev.vitrina.cache.PageSource;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.engine.Catalogue.Item;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mirror whose process dies at random round trips to PostgreSQL, before or after they took effect, while the collection changes,
 * refuses with 429 and gives old versions of rows once more, and while single rows are put and removed: nothing is lost, doubled or wrongly deleted.
 *
 * <p>{@code -Dvitrina.mirror.crashes=10000} for more, {@code -Dvitrina.mirror.seed} for others.
 */
class MirrorCrashTest {

    private static final int CRASHES = Integer.getInteger("vitrina.mirror.crashes", 2_000);
    private static final long SEED = Long.getLong("vitrina.mirror.seed", 20_261_127L);
    private static final int SIZE = 14;
    private static final int PAGE = 4;
    private static final int BETWEEN_CHECKS = 20;

    private final long tenant = Requests.tenant();
    private final Random random = new Random(SEED);
    private final Catalogue catalogue = new Catalogue(SIZE, PAGE);
    /** An old version of rows, to be given once more. */
    private final Map<Long, Item> old = new HashMap<>();
    private HikariDataSource pool;
    private Replica replica;
    private RowMirror<Item> mirror;
    /** Versions of rows that were put since the last look; null where the row was removed. */
    private final Map<Long, @Nullable String> points = new HashMap<>();
    /** Removed since the last look. */
    private final Set<Long> removed = new HashSet<>();
    private Function<PageQuery, PageResult<Item>> origin = catalogue::read;

    @BeforeEach
    void start() {
        pool = TestPostgres.pool();
        replica = Replica.start();
        mirror = mirror(catalogue);
    }

    private RowMirror<Item> mirror(PageSource<Item> source) {
        return replica
            .mirrors()
            .mirror(catalogue.definition("test/" + UUID.randomUUID(), 1, source).keepingChanges(Duration.ofDays(1)));
    }

    @AfterEach
    void stop() {
        replica.close();
        pool.close();
    }

    /** The end of the process: goes through everything, and nothing reaches PostgreSQL after it. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void losesDoublesAndWronglyDeletesNothingHoweverOftenItDies() throws SQLException {
        diesAgainAndAgain((CRASHES * 3) / 4);
    }

    @Test
    void norDoesOneOfAListThatMovesWhileItIsReadByOffset() throws SQLException {
        OffsetPages<Item> pages = new OffsetPages<>(
            (query, offset, limit) -> catalogue.readFrom(offset, limit),
            Item::id,
            PAGE,
            2
        );
        origin = pages::fetch;
        PageSource<Item> disturbable = query -> {
            PageResult<Item> disturbed = catalogue.disturbed(query);
            return disturbed == null ? pages.fetch(query) : disturbed;
        };
        mirror = mirror(disturbable);
        diesAgainAndAgain(CRASHES / 4);
    }

    private void diesAgainAndAgain(int times) throws SQLException {
        catalogue.disturb(this::disturbed);
        int deaths = 0;
        long position = 0;
        Set<Long> followed = Set.of();
        Map<Long, String> before = rows();
        while (deaths < times) {
            removed.clear();
            points.clear();
            change();
            deaths += dies(random.nextInt(3) == 0 ? SyncMode.FULL : SyncMode.INCREMENTAL) ? 1 : 0;
            Map<Long, String> rows = rows();
            assertNothingLost(before, rows);
            assertPointsHeld(rows);
            before = rows;
            if (random.nextInt(BETWEEN_CHECKS) == 0) {
                assertEqualsTheCollectionAfterAQuietRun();
                followed = position == 0 ? rows().keySet() : follow(followed, position);
                assertThat(followed).as("who follows the changes, after %s deaths", deaths).isEqualTo(rows().keySet());
                position = Math.max(1, mirror.position(tenant));
                before = rows();
            }
        }
        assertEqualsTheCollectionAfterAQuietRun();
    }

    /** @return whether it died; it may have come to its end before */
    private boolean dies(SyncMode mode) {
        AtomicInteger left = new AtomicInteger(1 + random.nextInt(16));
        boolean takesEffect = random.nextBoolean();
        ControlledDataSource.Point counting = sql -> {
            if (left.decrementAndGet() <= 0) {
                throw new Death();
            }
        };
        ControlledDataSource.Point dead = sql -> {
            if (left.get() <= 0) {
                throw new Death();
            }
        };
        replica.database().before(takesEffect ? dead : counting);
        replica.database().after(takesEffect ? counting : sql -> {});
        try {
            mirror.sync(tenant, mode, progress -> {});
            return false;
        } catch (Death e) {
            return true;
        } finally {
            replica.database().before(sql -> {});
            replica.database().after(sql -> {});
        }
    }

    private @Nullable PageResult<Item> disturbed(PageQuery query) {
        if (random.nextInt(12) == 0) {
            return new PageResult.Failed<>(FailureKind.RATE_LIMITED, "429", Duration.ZERO);
        }
        if (random.nextInt(4) == 0) {
            change();
        }
        PageResult<Item> read = origin.apply(query);
        if (random.nextInt(3) == 0) {
            point(read);
        }
        if (read instanceof Page<Item> page && random.nextInt(4) == 0) {
            Set<Long> there = catalogue.items().stream().map(Item::id).collect(Collectors.toSet());
            List<Item> rows = new ArrayList<>(page.rows());
            old
                .values()
                .stream()
                .filter(item -> there.contains(item.id()))
                .limit(2)
                .forEach(rows::add);
            return new Page<>(rows, page.next(), page.last());
        }
        return read;
    }

    private void change() {
        for (int i = random.nextInt(3); i > 0; i--) {
            List<Item> items = catalogue.items();
            Item item = items.get(random.nextInt(items.size()));
            switch (random.nextInt(4)) {
                case 0 -> catalogue.put(item.id() + SIZE, "new");
                case 1 -> {
                    if (items.size() > SIZE / 2) {
                        catalogue.remove(item.id());
                        removed.add(item.id());
                    }
                }
                default -> {
                    old.put(item.id(), item);
                    catalogue.put(item.id(), "changed " + random.nextInt(100));
                }
            }
        }
    }

    /** A row that changes at the origin and is put at once, or goes away and is removed. It may die at that as anywhere. */
    private void point(PageResult<Item> read) {
        List<Item> items = catalogue.items();
        List<Item> near = read instanceof Page<Item> page && !page.rows().isEmpty() ? page.rows() : items;
        long id = near.get(random.nextInt(near.size())).id();
        if (random.nextInt(3) == 0 && items.size() > SIZE / 2) {
            catalogue.remove(id);
            removed.add(id);
            mirror.remove(tenant, id);
            points.put(id, null);
        } else {
            long point = random.nextBoolean() || items.size() > 2 * SIZE ? id : id + 3 * SIZE;
            catalogue.put(point, "put " + random.nextInt(100));
            Item item = catalogue
                .items()
                .stream()
                .filter(row -> row.id() == point)
                .findFirst()
                .orElseThrow();
            mirror.put(tenant, item);
            points.put(point, item.version());
        }
    }

    /** What was put is there in that version or a newer one, what was removed is not, unless the origin has moved on since. */
    private void assertPointsHeld(Map<Long, String> rows) {
        Set<Long> there = catalogue.items().stream().map(Item::id).collect(Collectors.toSet());
        points.forEach((id, version) -> {
            if (version == null && !there.contains(id)) {
                assertThat(rows).as("removed, seed %s", SEED).doesNotContainKey(id);
            } else if (version != null && there.contains(id) && !removed.contains(id)) {
                assertThat(rows).as("put, seed %s", SEED).containsKey(id);
                assertThat(rows.get(id)).as("version of row %s, seed %s", id, SEED).isGreaterThanOrEqualTo(version);
            }
        });
    }

    /** No row that is still there goes away, and none becomes older. */
    private void assertNothingLost(Map<Long, String> before, Map<Long, String> rows) {
        Set<Long> there = catalogue.items().stream().map(Item::id).collect(Collectors.toSet());
        before.forEach((id, version) -> {
            if (there.contains(id) && !removed.contains(id)) {
                assertThat(rows).as("rows, seed %s", SEED).containsKey(id);
                assertThat(rows.get(id)).as("version of row %s, seed %s", id, SEED).isGreaterThanOrEqualTo(version);
            }
        });
    }

    private void assertEqualsTheCollectionAfterAQuietRun() throws SQLException {
        catalogue.disturb(query -> null);
        SyncRun run;
        do {
            run = mirror.sync(tenant, SyncMode.FULL, progress -> {});
            // What was left of an interrupted full run is ended first, and may have begun before the last changes.
        } while (run.outcome() != SyncRun.Outcome.COMPLETED || run.pages() < (catalogue.items().size() + PAGE) / PAGE);
        run = mirror.sync(tenant, SyncMode.FULL, progress -> {});
        catalogue.disturb(this::disturbed);

        assertThat(run.outcome()).isEqualTo(SyncRun.Outcome.COMPLETED);
        assertThat(rows()).isEqualTo(catalogue.items().stream().collect(Collectors.toMap(Item::id, Item::version)));
        assertThat(mirror.status(tenant).rows()).isEqualTo(catalogue.items().size());
        assertThat(mirror.status(tenant).current()).isNull();
    }

    /** What somebody knows to be there who only hears of changes. */
    private Set<Long> follow(Set<Long> known, long position) {
        Set<Long> followed = new TreeSet<>(known);
        MirrorChanges next = mirror.changes(tenant, position, 10);
        while (!next.changes().isEmpty()) {
            for (MirrorChange change : next.changes()) {
                boolean fits = switch (change.kind()) {
                    case CREATED -> followed.add(change.row());
                    case CHANGED -> followed.contains(change.row());
                    case REMOVED -> followed.remove(change.row());
                };
                assertThat(fits).as("%s after the changes before it", change).isTrue();
            }
            next = mirror.changes(tenant, next.position(), 10);
        }
        return followed;
    }

    /** Versions by id. */
    private Map<Long, String> rows() throws SQLException {
        try (
            Connection connection = pool.getConnection();
            PreparedStatement statement = connection.prepareStatement(
                "SELECT id, source_version FROM %s WHERE shop_id = ?".formatted(Catalogue.TABLE)
            )
        ) {
            statement.setLong(1, tenant);
            Map<Long, String> rows = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getLong(1), row.getString(2));
                }
            }
            return rows;
        }
    }
}
