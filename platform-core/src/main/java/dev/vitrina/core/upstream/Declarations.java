package dev.vitrina.core.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What plugins declare of one kind, each name by the one plugin that was first with it. Thread-safe. */
final class Declarations<T> {

    private final String kind;
    private final ConcurrentMap<String, Declaration<T>> byName = new ConcurrentHashMap<>();

    /** @param kind what they are, as a refusal calls them */
    Declarations(String kind) {
        this.kind = kind;
    }

    /**
     * Declares one.
     *
     * @param plugin whose it is; the same plugin may declare it anew
     * @return takes this declaration back, and no later one, be it of the same
     * @throws IllegalArgumentException when another plugin has the name
     */
    Runnable declare(String plugin, String name, T declared) {
        Declaration<T> declaration = new Declaration<>(plugin, declared);
        byName.compute(name, (taken, present) -> {
            if (present != null && !present.plugin.equals(plugin)) {
                throw new IllegalArgumentException(
                    kind + " " + taken + " is declared by " + present.plugin + " and by " + plugin
                );
            }
            return declaration;
        });
        return () -> byName.remove(name, declaration);
    }

    Optional<T> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(declaration -> declaration.declared);
    }

    /** The plugin that declares a name. */
    Optional<String> owner(String name) {
        return Optional.ofNullable(byName.get(name)).map(declaration -> declaration.plugin);
    }

    List<T> all() {
        return byName
            .values()
            .stream()
            .map(declaration -> declaration.declared)
            .toList();
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** No record: a plugin that starts anew declares its equal, which the old one's withdrawal must leave alone. */
    private static final class Declaration<T> {

        private final String plugin;
        private final T declared;

        private Declaration(String plugin, T declared) {
            this.plugin = plugin;
            this.declared = declared;
        }
    }
}
