package dev.vitrina.core.plugin.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. */
record PluginSettingsSaveInput(
    String plugin,
    long expectedVersion,
    @Nullable List<Value> values,
    @Nullable List<SecretValue> secrets
) {
    List<Value> allValues() {
        return values == null ? List.of() : values;
    }

    List<SecretValue> allSecrets() {
        return secrets == null ? List.of() : secrets;
    }

    /** GraphQL input {@code PluginSettingValueInput}. */
    record Value(String name, @Nullable Object value) {}

    /** GraphQL input {@code PluginSettingSecretInput}; no record, which would show the secret in its text. */
    static final class SecretValue {

        private final String name;
        private final @Nullable String value;

        SecretValue(String name, @Nullable String value) {
            this.name = name;
            this.value = value;
        }

        String name() {
            return name;
        }

        @Nullable
        String value() {
            return value;
        }
    }
}
