package dev.vitrina.cache;

/**
 * Asks the origin. Called on a virtual thread of the engine, at most once at a time per key in the whole cluster; it is
 * interrupted when its lease runs out. A load that outlives its readers goes on, and what it brings is kept.
 */
@FunctionalInterface
public interface Loader<T> {
    LoadResult<T> load(LoadContext context);
}
