package dev.vitrina.spring.cache.adapter;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Callable;

/** Takes along what is registered with Micrometer's context propagation. */
public final class SnapshotCarrier implements ContextCarrier {

    private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

    @Override
    public <T> Callable<T> carry(Callable<T> work) {
        return snapshots.captureAll().wrap(work);
    }
}
