package dev.vitrina.products.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values computed from rows, each good for one version of them; the ones used longest ago give way. Thread-safe; computes
 * outside of its lock, so two callers may compute the same.
 */
final class Derived<K, V> {

    private final Map<K, Versioned<V>> kept;

    Derived(int limit) {
        this.kept = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Versioned<V>> eldest) {
                return size() > limit;
            }
        };
    }

    /** The version must have been read before {@code compute} looks at the rows: then an old value never passes for new. */
    V get(K key, Object version, Supplier<V> compute) {
        V known = get(key, version);
        if (known != null) {
            return known;
        }
        V value = compute.get();
        put(key, version, value);
        return value;
    }

    void put(K key, Object version, V value) {
        synchronized (kept) {
            kept.put(key, new Versioned<>(version, value));
        }
    }

    /** The value, if there is one for this version. */
    @Nullable
    V get(K key, Object version) {
        synchronized (kept) {
            Versioned<V> known = kept.get(key);
            return known != null && known.version().equals(version) ? known.value() : null;
        }
    }

    /** The value of whatever version. */
    @Nullable
    V last(K key) {
        synchronized (kept) {
            Versioned<V> known = kept.get(key);
            return known == null ? null : known.value();
        }
    }

    private record Versioned<V>(Object version, V value) {}
}
