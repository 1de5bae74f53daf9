package dev.vitrina.core.plugin.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts class loaders of plugins that have ended and are still in memory. Some linger until the next full collection, or as long as
 * soft references do; a number that grows with each upgrade is a leak. Thread-safe.
 */
public final class LoaderWatch {

    private final List<WeakReference<ClassLoader>> ended = new ArrayList<>();

    synchronized void ended(ClassLoader loader) {
        ended.add(new WeakReference<>(loader));
    }

    /** As far as the collector has told. */
    public synchronized int alive() {
        ended.removeIf(loader -> loader.refersTo(null));
        return ended.size();
    }
}
