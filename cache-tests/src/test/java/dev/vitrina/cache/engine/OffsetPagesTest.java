package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.OffsetPages;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.PageSource.PageResult.Page;
import dev.vitrina.cache.PageSource.SetAside;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.SyncMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is read by offset while it moves. */
class OffsetPagesTest {

    private static final int LIMIT = 10;

    private final TreeSet<Long> rows = new TreeSet<>();
    private final OffsetPages<Long> pages = new OffsetPages<>(this::read, Long::longValue, LIMIT, 3);
    private final Set<Long> unreadable = new HashSet<>();
    private boolean unreadableNamed = true;
    private int most = LIMIT;
    private int requests;

    @Test
    void givesEachRowThatIsThereAllTheTimeHoweverTheListMoves() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            fill(60 + random.nextInt(20));
            Set<Long> stayed = new HashSet<>(rows);
            Set<Long> given = walk(null, () -> {
                move(random);
                stayed.retainAll(rows);
            });

            assertThat(given).as("seed %s", seed).containsAll(stayed);
        }
    }

    @Test
    void goesBackWhereMoreRowsWentThanPagesHaveInCommon() {
        fill(100);
        Set<Long> given = walk(null, () -> {
            if (requests == 5) {
                rows.removeAll(List.copyOf(rows.headSet(30L)));
            }
        });

        assertThat(given).containsAll(rows);
        assertThat(requests).isBetween(15, 20);
    }

    @Test
    void readsAListAtRestWithNothingButTheOverlapTwice() {
        fill(100);

        assertThat(walk(null, () -> {})).hasSize(100);
        assertThat(requests).isEqualTo(14);
    }

    @Test
    void anIncrementalWalkBeginsWithTheEndOfTheLastOneEvenWhenTheListIsShorterNow() {
        fill(100);
        String end = end(null);
        rows.removeAll(List.copyOf(rows.headSet(50L)));
        rows.add(1_000L);

        Set<Long> given = walk(end, () -> {});

        assertThat(given).contains(1_000L).doesNotContain(60L);
        assertThat(end(end(null))).isEqualTo(end(null));
    }

    @ParameterizedTest
    @CsvSource({ "3, true", "3, false", "1, true", "1, false" })
    void goesPastRowsThatCannotBeReadWhereverTheyLie(int overlap, boolean named) {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            fill(60);
            List.copyOf(rows)
                .stream()
                .filter(id -> random.nextInt(5) == 0)
                .forEach(unreadable::add);
            unreadableNamed = named;

            Set<Long> given = walk(new OffsetPages<>(this::read, Long::longValue, LIMIT, overlap), null, () -> {});

            assertThat(given).as("seed %s", seed).hasSize(60 - unreadable.size());
            unreadable.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void goesPastAPageEndThatCannotBeRead(boolean named) {
        fill(30);
        unreadable.addAll(List.of(16L, 18L, 20L));
        unreadableNamed = named;

        assertThat(walk(null, () -> {})).hasSize(27);
        assertThat(requests).isLessThan(8);
    }

    @Test
    void givesEachReadableRowThatIsThereAllTheTimeHoweverAListWithOddRowsMoves() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            fill(60 + random.nextInt(20));
            unreadable.addAll(rows);
            unreadable.removeIf(id -> random.nextInt(6) > 0);
            Set<Long> stayed = new HashSet<>(rows);
            stayed.removeAll(unreadable);
            Set<Long> given = walk(null, () -> {
                move(random);
                stayed.retainAll(rows);
            });

            assertThat(given).as("seed %s", seed).containsAll(stayed);
            unreadable.clear();
        }
    }

    @Test
    void aListWithoutAReadableRowIsReadToItsEnd() {
        fill(100);
        unreadable.addAll(rows);

        assertThat(walk(null, () -> {})).isEmpty();
        assertThat(requests).isEqualTo(14);
        assertThat(end(end(null))).isEqualTo(end(null));
    }

    @Test
    void readsAnOriginThatGivesOneRowAtATime() {
        fill(20);
        most = 1;

        assertThat(walk(null, () -> {})).hasSize(20);
        assertThat(requests).isEqualTo(20);
    }

    @Test
    void doesNotReadAnOriginWhosePagesNeverFitTogetherForEver() {
        long[] fresh = { 0 };
        OffsetPages<Long> restless = new OffsetPages<>(
            (query, offset, limit) -> {
                requests++;
                return new Page<>(
                    Stream.generate(() -> fresh[0]++)
                        .limit(limit)
                        .toList(),
                    null,
                    false
                );
            },
            Long::longValue,
            LIMIT,
            3
        );
        String cursor = null;
        PageResult<Long> result = restless.fetch(query(cursor));
        while (result instanceof Page<Long> page && requests < 1_000) {
            cursor = page.next();
            result = restless.fetch(query(cursor));
        }

        assertThat(result).isInstanceOfSatisfying(PageResult.Failed.class, failed ->
            assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED)
        );
        assertThat(requests).isLessThan(50);
    }

    @Test
    void anOverlapMustLeaveRoomForNewRows() {
        assertThatThrownBy(() -> new OffsetPages<>(this::read, Long::longValue, 10, 10)).isInstanceOf(
            IllegalArgumentException.class
        );
    }

    private void fill(int size) {
        rows.clear();
        for (long id = 1; id <= size; id++) {
            rows.add(id * 2);
        }
        requests = 0;
    }

    private void move(Random random) {
        for (int i = random.nextInt(6); i > 0 && rows.size() > 1; i--) {
            long id = new ArrayList<>(rows).get(random.nextInt(rows.size()));
            if (random.nextInt(3) == 0) {
                rows.add(id + 1);
            } else {
                rows.remove(id);
            }
        }
    }

    private String end(@Nullable String cursor) {
        String next = cursor;
        while (true) {
            Page<Long> page = fetch(next);
            next = String.valueOf(page.next());
            if (page.last()) {
                return next;
            }
        }
    }

    private Set<Long> walk(@Nullable String from, Runnable between) {
        return walk(pages, from, between);
    }

    private Set<Long> walk(OffsetPages<Long> pages, @Nullable String from, Runnable between) {
        Set<Long> given = new HashSet<>();
        String cursor = from;
        int before = requests;
        while (true) {
            assertThat(requests - before).as("requests of a walk").isLessThan(1_000);
            Page<Long> page = (Page<Long>) pages.fetch(query(cursor));
            given.addAll(page.rows());
            if (page.last()) {
                return given;
            }
            cursor = page.next();
            between.run();
        }
    }

    private Page<Long> fetch(@Nullable String cursor) {
        return (Page<Long>) pages.fetch(query(cursor));
    }

    private static PageQuery query(@Nullable String cursor) {
        return new PageQuery(1, SyncMode.FULL, cursor, Priority.MIRROR);
    }

    private PageResult<Long> read(PageQuery query, long offset, int limit) {
        requests++;
        List<Long> all = List.copyOf(rows);
        int given = Math.min(limit, most);
        List<Long> page = offset >= all.size()
            ? Collections.emptyList()
            : all.subList((int) offset, (int) Math.min(all.size(), offset + given));
        return new Page<>(
            page
                .stream()
                .filter(row -> !unreadable.contains(row))
                .toList(),
            null,
            offset + given >= all.size(),
            page
                .stream()
                .filter(unreadable::contains)
                .map(row -> new SetAside(unreadableNamed ? row : null, "odd"))
                .toList()
        );
    }
}
