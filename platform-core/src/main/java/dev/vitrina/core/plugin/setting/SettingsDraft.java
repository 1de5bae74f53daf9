package dev.vitrina.core.plugin.setting;

import dev.vitrina.api.error.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored, with a change applied as far as it is accepted, and what speaks against the rest. For one thread. */
final class SettingsDraft {

    private static final int LONGEST_SECRET = 10_000;

    private final SettingsSchema schema;
    private final Predicate<SettingDefinition> isOperators;
    private final Locale locale;
    private final JsonMapper json;
    private final Map<String, JsonNode> values;
    private final Map<String, Optional<String>> secretChanges = new HashMap<>();
    private final Set<String> secrets;
    private final Set<String> named = new HashSet<>();
    private final List<UserError> errors = new ArrayList<>();

    /** @param isOperators whether the host's configuration sets it */
    SettingsDraft(
        SettingsSchema schema,
        StoredSettings stored,
        Predicate<SettingDefinition> isOperators,
        Locale locale,
        JsonMapper json
    ) {
        this.schema = schema;
        this.isOperators = isOperators;
        this.locale = locale;
        this.json = json;
        this.values = new HashMap<>(stored.values());
        this.secrets = new HashSet<>(stored.secrets());
    }

    void apply(PluginSettingsSaveInput input) {
        for (int i = 0; i < input.allValues().size(); i++) {
            PluginSettingsSaveInput.Value given = input.allValues().get(i);
            List<String> path = List.of("values", String.valueOf(i));
            SettingDefinition setting = open(given.name(), path);
            if (setting != null && setting.secret()) {
                refuse("SECRET_EXPECTED", "It is a secret: give it in `secrets`", path, "name");
            } else if (setting != null) {
                set(setting, given.value(), path);
            }
        }
        for (int i = 0; i < input.allSecrets().size(); i++) {
            PluginSettingsSaveInput.SecretValue given = input.allSecrets().get(i);
            List<String> path = List.of("secrets", String.valueOf(i));
            SettingDefinition setting = open(given.name(), path);
            if (setting != null && !setting.secret()) {
                refuse("NOT_A_SECRET", "It is no secret: give it in `values`", path, "name");
            } else if (setting != null) {
                setSecret(setting, given.value(), path);
            }
        }
    }

    private void set(SettingDefinition setting, @Nullable Object value, List<String> path) {
        if (value == null) {
            values.remove(setting.name());
            return;
        }
        JsonNode node = json.valueToTree(value);
        Optional<SettingDefinition.Refusal> refusal = setting.refusal(node, locale);
        if (refusal.isPresent()) {
            List<String> where = Stream.concat(Stream.of("value"), refusal.get().path().stream()).toList();
            refuse("INVALID_VALUE", refusal.get().message(), path, where.toArray(String[]::new));
        } else {
            values.put(setting.name(), node);
        }
    }

    private void setSecret(SettingDefinition setting, @Nullable String secret, List<String> path) {
        if (secret == null) {
            secrets.remove(setting.name());
            secretChanges.put(setting.name(), Optional.empty());
            return;
        }
        Optional<String> refusal = secret.isBlank() || secret.length() > LONGEST_SECRET
            ? Optional.of("Write 1 to %d characters".formatted(LONGEST_SECRET))
            : setting.refusal(json.valueToTree(secret), locale).map(SettingDefinition.Refusal::message);
        if (refusal.isPresent()) {
            refuse("INVALID_VALUE", refusal.get(), path, "value");
        } else {
            secrets.add(setting.name());
            secretChanges.put(setting.name(), Optional.of(secret));
        }
    }

    /** The setting of this name, when it may be set and was not named before. */
    private @Nullable SettingDefinition open(String name, List<String> path) {
        SettingDefinition setting = schema.find(name).orElse(null);
        if (setting == null) {
            refuse("UNKNOWN_SETTING", "The plugin has no setting `" + name + "`", path, "name");
        } else if (isOperators.test(setting)) {
            refuse("SET_BY_OPERATOR", "The host's configuration sets it: change it there", path, "name");
        } else if (!named.add(name)) {
            refuse("NAMED_TWICE", "`" + name + "` is named twice", path, "name");
        } else {
            return setting;
        }
        return null;
    }

    private void refuse(String code, String message, List<String> path, String... further) {
        errors.add(new UserError(code, message, Stream.concat(path.stream(), Stream.of(further)).toList()));
    }

    List<UserError> errors() {
        return List.copyOf(errors);
    }

    Map<String, JsonNode> values() {
        return values;
    }

    /** Names of those that are set then. */
    Set<String> secrets() {
        return secrets;
    }

    /** By name; empty to clear it. */
    Map<String, Optional<String>> secretChanges() {
        return secretChanges;
    }
}
