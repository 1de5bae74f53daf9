package dev.vitrina.benchmarks.goals.contender;

import org.jspecify.annotations.Nullable;

/** One process's cache as an application holds it. Thread-safe. */
public interface Replica extends AutoCloseable {
    /** Reads, loading when needed. Throws what the contender throws when there is no answer. */
    byte[] get(String key);

    /** What is held in this process without asking anybody; null when nothing is. */
    byte@Nullable [] held(String key);

    /** When it returns, the value is gone as far as this contender promises. */
    void invalidate(String key);

    @Override
    void close();
}
