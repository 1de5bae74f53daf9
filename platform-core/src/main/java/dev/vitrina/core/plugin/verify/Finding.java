package dev.vitrina.core.plugin.verify;

/**
 * Something the author of a plugin has to change.
 *
 * @param file    where, below the plugin's root
 * @param problem what is wrong there
 * @param remedy  what to do
 */
public record Finding(String file, String problem, String remedy) {
    /** One line. */
    @Override
    public String toString() {
        return "%s: %s. %s".formatted(file, problem, remedy).replaceAll("\\s*\\R\\s*", " ");
    }
}
