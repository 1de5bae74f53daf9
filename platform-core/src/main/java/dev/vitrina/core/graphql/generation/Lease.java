package dev.vitrina.core.graphql.generation;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to execute by a generation, for one request or subscription. */
final class Lease implements AutoCloseable {

    private final SchemaGeneration generation;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(SchemaGeneration generation) {
        this.generation = generation;
    }

    SchemaGeneration generation() {
        return generation;
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            generation.release();
        }
    }
}
