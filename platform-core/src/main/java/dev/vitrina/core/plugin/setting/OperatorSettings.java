package dev.vitrina.core.plugin.setting;

import dev.vitrina.core.plugin.store.PluginProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the host's configuration sets: {@code vitrina.plugins.settings.<plugin>.<name>}, the name as in the schema or with dashes. A list
 * is separated by commas.
 */
final class OperatorSettings {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PluginProperties properties;
    private final JsonMapper json = JsonMapper.builder().build();

    OperatorSettings(PluginProperties properties) {
        this.properties = properties;
    }

    /**
     * The values by name; what the schema does not declare is left out.
     *
     * @throws SettingsException when the schema does not accept one
     */
    Map<String, JsonNode> values(String plugin, SettingsSchema schema) throws SettingsException {
        List<String> problems = new ArrayList<>();
        Map<String, JsonNode> values = new HashMap<>();
        given(plugin).forEach((property, text) ->
                find(schema, property).ifPresent(setting -> {
                        JsonNode value = value(setting, text);
                        setting
                            .refusal(value, Locale.ENGLISH)
                            .ifPresentOrElse(
                                refusal -> problems.add("`" + property + "` is not accepted: " + refusal.message()),
                                () -> values.put(setting.name(), value)
                            );
                    })
            );
        if (!problems.isEmpty()) {
            throw new SettingsException("The host's configuration, vitrina.plugins.settings." + plugin, problems);
        }
        return values;
    }

    private Map<String, String> given(String plugin) {
        return properties.settings().getOrDefault(plugin, Map.of());
    }

    private static Optional<SettingDefinition> find(SettingsSchema schema, String property) {
        return schema
            .settings()
            .stream()
            .filter(setting -> isSame(property, setting))
            .findFirst();
    }

    /** As Spring reads names: an environment variable has neither case nor dashes. */
    private static boolean isSame(String property, SettingDefinition setting) {
        return property.replaceAll("[-_]", "").equalsIgnoreCase(setting.name());
    }

    private JsonNode value(SettingDefinition setting, String text) {
        return switch (setting.type()) {
            case TEXT, CHOICE -> NODES.stringNode(text);
            case LIST -> NODES.arrayNode().addAll(
                    Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .map(NODES::stringNode)
                        .toList()
                );
            case INTEGER, NUMBER, BOOLEAN -> scalar(text);
        };
    }

    /** What is none stays a text, which the schema then refuses. */
    private JsonNode scalar(String text) {
        try {
            return text.isBlank() ? NODES.stringNode(text) : json.readTree(text.strip());
        } catch (JacksonException none) {
            return NODES.stringNode(text);
        }
    }
}
