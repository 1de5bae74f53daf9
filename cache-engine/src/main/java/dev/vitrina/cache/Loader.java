package dev.vitrina.cache;

/**
 * Asks the origin. Called on a virtual thread of the engine, at most once at a time per key in the whole cluster while PostgreSQL
 * answers, and per replica while it does not; it is interrupted when its lease runs out. A load that outlives its readers goes on,
 * and what it brings is kept. The reader's thread-locals, its transaction among them, are not there.
 */
@FunctionalInterface
public interface Loader<T> {
    /**
     * May block, but should give up by itself after {@link LoadContext#remaining()}: an answer that comes later is dropped.
     *
     * @return failures too; an exception counts as {@link FailureKind#UNAVAILABLE} and its text goes to the log alone
     */
    LoadResult<T> load(LoadContext context);
}
