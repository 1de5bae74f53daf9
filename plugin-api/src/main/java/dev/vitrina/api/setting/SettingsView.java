package dev.vitrina.api.setting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The plugin's settings as its {@code settings.schema.json} declares them; injectable in the plugin's context. Each call gives the value
 * that counts at that moment, always one that the schema accepts: what was set, else the default. Nothing needs a restart.
 *
 * <p>Thread-safe. Every method throws {@link IllegalArgumentException} for a name that the schema does not declare with this type.
 */
public interface SettingsView {
    /** Of a string, with or without {@code enum}. */
    String text(String name);

    /** Of an integer. */
    long integer(String name);

    /** Of a number or an integer. */
    BigDecimal number(String name);

    /** Of a boolean. */
    boolean flag(String name);

    /** Of an array of strings; unmodifiable. */
    List<String> texts(String name);

    /** A secret; empty while it is not set. Asks the database, so that no copy stays in memory: ask where it is needed. */
    Optional<Secret> secret(String name);
}
