package dev.vitrina.cache;

import dev.vitrina.cache.PageSource.PageResult.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of an origin that counts rows from the start in place of a cursor. Rows that go away while the list is read move those behind
 * them forward, past the reader. So each page begins with the end of the one before it; where nothing of that is found, the pages before are
 * read once more until it is, or from the start. Each row that is there from the beginning of a walk to its end is given.
 * Pages that never fit together end the run as {@link FailureKind#MALFORMED}.
 *
 * <p>That holds for an order in which rows keep their places towards each other, as by id or by time of creation; a row that moves
 * forward past the reader is missed until the next walk. An incremental run gives only what was added behind the last row of the walk
 * before: changes of other rows, and deletions, are found by full runs. Where so much cannot be read that a page may end without a
 * readable row in its overlap, or a page is of one row, the next one is taken to follow it. Prefer a {@link PageSource} with a cursor where the origin
 * has one.
 *
 * @param <R> the row
 */
public final class OffsetPages<R> implements PageSource<R> {

    /** The list of an origin at rest fits together at once. One that is this restless may be so for ever. */
    private static final int TURNS = 10;

    private final OffsetReader<R> reader;
    private final ToLongFunction<R> id;
    private final int limit;
    private final int overlap;

    /**
     * @param id      the row's id
     * @param limit   rows of a page
     * @param overlap readable rows that a page has in common with the one before; more than are likely to go away while a page is read, and less
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

    private PageResult<R> joined(Place place, Page<R> page) {
        List<Long> readable = page.rows().stream().map(id::applyAsLong).toList();
        if (!place.joins(readable, page.setAside())) {
            return place.turns() == TURNS && !place.back()
                ? new PageResult.Failed<>(FailureKind.MALFORMED, "The origin's pages do not fit together", null)
                : new Page<>(page.rows(), place.before(limit).cursor(), false, page.setAside());
        }
        int setAside = page.setAside().size();
        int count = readable.size() + setAside;
        // All that cannot be read may lie at the page's end. A page that is not the last must not turn the walk around.
        int common = Math.min(overlap + setAside, page.last() ? limit - 1 : count - 1);
        List<Long> ids = common > setAside ? place.endWith(readable, overlap) : List.of();
        if (common <= setAside && !page.last()) {
            // No row of it says that the pages fit together, so there is no use in reading more of them twice.
            common = Math.max(0, Math.min(overlap, count - 1));
        }
        long next = Math.max(0, place.offset() + count - common);
        return new Page<>(page.rows(), place.next(next, ids, page.last()).cursor(), page.last(), page.setAside());
    }

    /**
     * Where a page begins.
     *
     * @param end      ids of the last rows that were read before it, of which it must give one; empty when nothing is asked of it
     * @param back     whether it was gone back to, from a place further on
     * @param turns    how often the walk went back since it last came further than ever
     * @param farthest the offset it has to come past
     */
    private record Place(long offset, List<Long> end, boolean back, int turns, long farthest) {
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(0, List.of(), false, 0, 0);
            }
            String[] parts = cursor.split(":", -1);
            List<Long> end = parts[1].isEmpty()
                ? List.of()
                : Stream.of(parts[1].split(",")).map(Long::valueOf).toList();
            long offset = Long.parseLong(parts[0]);
            return parts.length == 2
                ? new Place(offset, end, false, 0, 0)
                : new Place(offset, end, parts[2].equals("back"), Integer.parseInt(parts[3]), Long.parseLong(parts[4]));
        }

        String cursor() {
            String place = offset + ":" + end.stream().map(String::valueOf).collect(Collectors.joining(","));
            return turns == 0 ? place : place + (back ? ":back:" : ":on:") + turns + ":" + farthest;
        }

        /** A row that cannot be read any more is there all the same. */
        boolean joins(List<Long> readable, List<SetAside> setAside) {
            return (
                offset == 0 ||
                end.isEmpty() ||
                readable.stream().anyMatch(end::contains) ||
                setAside
                    .stream()
                    .map(SetAside::id)
                    .anyMatch(id -> id != null && end.contains(id))
            );
        }

        /** Only where the walk turns around does it count; it may then have to go back far. */
        Place before(int limit) {
            return new Place(
                Math.max(0, offset - limit),
                end,
                true,
                back ? turns : turns + 1,
                Math.max(farthest, offset)
            );
        }

        /** The last rows read once these are. */
        List<Long> endWith(List<Long> readable, int length) {
            List<Long> read = new ArrayList<>(end);
            read.removeAll(new HashSet<>(readable));
            read.addAll(readable);
            return read.subList(Math.max(0, read.size() - length), read.size());
        }

        Place next(long next, List<Long> ids, boolean last) {
            boolean further = last || offset > farthest;
            return new Place(next, ids, false, further ? 0 : turns, further ? 0 : farthest);
        }
    }
}
