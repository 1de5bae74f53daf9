package dev.vitrina.core.plugin.setting;

import java.util.List;
import java.util.Optional;

/** What a plugin lets an operator set, in the order of its schema. */
public record SettingsSchema(List<SettingDefinition> settings) {
    /** In the root of a package. */
    public static final String FILE = "settings.schema.json";

    static final SettingsSchema EMPTY = new SettingsSchema(List.of());

    public SettingsSchema {
        settings = List.copyOf(settings);
    }

    Optional<SettingDefinition> find(String name) {
        return settings
            .stream()
            .filter(setting -> setting.name().equals(name))
            .findFirst();
    }
}
