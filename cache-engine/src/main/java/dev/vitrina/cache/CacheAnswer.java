package dev.vitrina.cache;

/**
 * What a read of the cache gives. Handle it with an exhaustive {@code switch}, or take {@link #orThrow()}. One answer may go to
 * several readers only where its value is the array that is held, see {@link Codec#bytes()}; any other value is its reader's own.
 *
 * @param <T> the value's type
 */
public sealed interface CacheAnswer<T> {
    /** What is kept of an entry: a value, or that there is none. */
    sealed interface Kept<T> extends CacheAnswer<T> {
        /** How old it is and where it was found. */
        Freshness freshness();
    }

    /** A value, fresh or stale; {@code freshness} says which and why. */
    record Found<T>(T value, Freshness freshness) implements Kept<T> {}

    /** The origin says there is no such thing (and that answer is itself cached). */
    record Absent<T>(Freshness freshness) implements Kept<T> {}

    /** Nothing to serve: the origin failed and no value young enough is kept. */
    record Failed<T>(Problem problem) implements CacheAnswer<T> {}

    /**
     * The value with its freshness, for who has no use for anything else.
     *
     * @throws CacheLoadException when the answer is {@link Absent} or {@link Failed}
     */
    default Found<T> orThrow() {
        return switch (this) {
            case Found<T> found -> found;
            case Absent<T> ignored -> throw new CacheLoadException(
                new Problem(FailureKind.REJECTED, "The origin has no such item", null)
            );
            case Failed<T>(Problem problem) -> throw new CacheLoadException(problem);
        };
    }
}
