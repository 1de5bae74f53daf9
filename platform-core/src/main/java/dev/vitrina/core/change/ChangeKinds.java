package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The kinds that active plugins have brought. Thread-safe. */
public final class ChangeKinds {

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** A kind and whose it is. */
    record Entry(String plugin, ChangeKind kind) {}

    /**
     * Takes a kind; the same plugin may bring it anew.
     *
     * @return takes it back, unless a newer version has brought it since
     * @throws IllegalArgumentException when another plugin has the id
     */
    Runnable register(String plugin, ChangeKind kind) {
        Entry entry = new Entry(plugin, kind);
        entries.compute(kind.id(), (id, present) -> {
            if (present != null && !present.plugin().equals(plugin)) {
                throw new IllegalArgumentException(
                    "The kind of change set %s is declared by %s and by %s".formatted(id, present.plugin(), plugin)
                );
            }
            return entry;
        });
        return () -> entries.remove(kind.id(), entry);
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** @throws VitrinaException {@code PLUGIN_UNAVAILABLE} when its plugin is not there now */
    ChangeKind require(StoredSet set) {
        return find(set.kind())
            .map(Entry::kind)
            .orElseThrow(() ->
                new VitrinaException(
                    ErrorCode.PLUGIN_UNAVAILABLE,
                    "The plugin %s is not in service: try again when it is".formatted(set.plugin()),
                    Map.of("plugin", set.plugin())
                )
            );
    }

    /** What is registered here but for these plugins': to try registrations on. */
    ChangeKinds without(Collection<String> plugins) {
        ChangeKinds trial = new ChangeKinds();
        entries.forEach((id, entry) -> {
            if (!plugins.contains(entry.plugin())) {
                trial.entries.put(id, entry);
            }
        });
        return trial;
    }
}
