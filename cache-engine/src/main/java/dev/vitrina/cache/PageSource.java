package dev.vitrina.cache;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of the origin's collection, oldest change first.
 *
 * <p>A cursor names the last row by its change and its id, or a change whose rows the next page gives once more: a page may
 * end between two rows of one change. A list that gives changes late declares its {@link SourceLag}.
 * One that can only be read by offset loses rows while it moves: {@link OffsetPages} reads it.
 *
 * <p>May block for the origin's quota; is interruptible, and a run ends only after it returned. A run asks for one page at a time,
 * on threads of its own that carry the log tags and the class loader of the thread that syncs, and for the next page while the
 * last is being committed.
 */
@FunctionalInterface
public interface PageSource<R> {
    /** @return failures too; an exception counts as {@link FailureKind#UNAVAILABLE} and its text goes to the log alone */
    PageResult<R> fetch(PageQuery query);

    /**
     * @param cursor where to go on, exactly as the last page gave it; null at the start of the collection
     */
    record PageQuery(long tenant, SyncMode mode, @Nullable String cursor, Priority priority) {}

    /**
     * A row that is there but cannot be read. One odd row must not keep a tenant from all the others: the run goes on, counts it,
     * and deletes nothing that it may be.
     *
     * @param id     of the row; null when not even that can be read
     * @param reason in a few words, for people, with the row's id if there is one
     */
    record SetAside(@Nullable Long id, String reason) {}

    /** What came back. */
    sealed interface PageResult<R> {
        /**
         * @param next where the following page starts; opaque, stored with the rows. Equal to the query's cursor only on the
         *             last page, null only on an empty last page
         * @param last whether the collection ends here
         * @param setAside what the origin gave beside the rows and nobody can read
         */
        record Page<R>(List<R> rows, @Nullable String next, boolean last, List<SetAside> setAside) implements
            PageResult<R> {
            public Page {
                rows = List.copyOf(rows);
                setAside = List.copyOf(setAside);
            }

            public Page(List<R> rows, @Nullable String next, boolean last) {
                this(rows, next, last, List.of());
            }
        }

        /** No page; the run stops here and goes on from the same cursor later. */
        record Failed<R>(FailureKind kind, String message, @Nullable Duration retryAfter) implements PageResult<R> {}
    }
}
