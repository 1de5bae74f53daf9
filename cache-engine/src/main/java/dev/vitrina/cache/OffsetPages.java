package dev.vitrina.cache;

import dev.vitrina.cache.PageSource.PageResult.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of an origin that counts rows from the start in place of a cursor. Rows that go away while the list is read move those behind
 * them forward, past the reader. So each page begins with the end of the one before it; where nothing of that is found, the pages before are
 * read once more until it is, or from the start. Each row that is there from the beginning of a walk to its end is given.
 *
 * <p>That holds for an order in which rows keep their places towards each other, as by id or by time of creation; a row that moves
 * forward past the reader is missed until the next walk. An incremental run gives only what was added behind the last row of the walk
 * before: changes of other rows, and deletions, are found by full runs. Prefer a {@link PageSource} with a cursor where the origin
 * has one.
 *
 * @param <R> the row
 */
public final class OffsetPages<R> implements PageSource<R> {

    private final OffsetReader<R> reader;
    private final ToLongFunction<R> id;
    private final int limit;
    private final int overlap;

    /**
     * @param id      the row's id
     * @param limit   rows of a page
     * @param overlap rows that a page has in common with the one before; more than are likely to go away while a page is read, and less
     *                than the limit. Their ids are part of the cursor
     */
    public OffsetPages(OffsetReader<R> reader, ToLongFunction<R> id, int limit, int overlap) {
        if (overlap < 1 || overlap >= limit) {
            throw new IllegalArgumentException(
                "The overlap must be at least 1 and less than the limit of " + limit + ", was " + overlap
            );
        }
        this.reader = reader;
        this.id = id;
        this.limit = limit;
        this.overlap = overlap;
    }

    /** Reads the rows from an offset on, under the conditions of {@link PageSource#fetch}. */
    @FunctionalInterface
    public interface OffsetReader<R> {
        /** @return a page that says whether it is the last; where to go on need not be said */
        PageResult<R> read(PageQuery query, long offset, int limit);
    }

    @Override
    public PageResult<R> fetch(PageQuery query) {
        Place place = Place.of(query.cursor());
        return switch (reader.read(query, place.offset(), limit)) {
            case PageResult.Failed<R> failed -> failed;
            case Page<R> page -> joined(place, page);
        };
    }

    private Page<R> joined(Place place, Page<R> page) {
        List<Long> ids = Stream.concat(
            page
                .setAside()
                .stream()
                .map(SetAside::id)
                .filter(known -> known != null),
            page.rows().stream().map(id::applyAsLong)
        ).toList();
        if (!place.joins(ids)) {
            Place back = new Place(Math.max(0, place.offset() - limit), place.before());
            return new Page<>(page.rows(), back.cursor(), false, page.setAside());
        }
        int count = page.rows().size() + page.setAside().size();
        // A page that is short without being the last must not turn the walk around.
        int common = page.last() ? overlap : Math.min(overlap, count / 2);
        long next = Math.max(0, place.offset() + count - common);
        return new Page<>(page.rows(), place.next(next, ids, overlap).cursor(), page.last(), page.setAside());
    }

    /**
     * Where a page begins.
     *
     * @param before ids of the last rows that were read before it, of which it must give one
     */
    private record Place(long offset, List<Long> before) {
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(0, List.of());
            }
            int colon = cursor.indexOf(':');
            List<Long> before = colon + 1 == cursor.length()
                ? List.of()
                : Stream.of(cursor.substring(colon + 1).split(",")).map(Long::valueOf).toList();
            return new Place(Long.parseLong(cursor.substring(0, colon)), before);
        }

        String cursor() {
            return offset + ":" + before.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        boolean joins(List<Long> ids) {
            return offset == 0 || before.isEmpty() || ids.stream().anyMatch(new HashSet<>(before)::contains);
        }

        Place next(long offset, List<Long> ids, int overlap) {
            Set<Long> now = new HashSet<>(ids);
            List<Long> read = new ArrayList<>(
                before
                    .stream()
                    .filter(id -> !now.contains(id))
                    .toList()
            );
            read.addAll(ids);
            return new Place(offset, read.subList(Math.max(0, read.size() - overlap), read.size()));
        }
    }
}
