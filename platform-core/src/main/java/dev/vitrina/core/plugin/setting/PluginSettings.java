package dev.vitrina.core.plugin.setting;

import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The settings of all plugins on this replica, those of running ones kept up to date. Thread-safe. */
public final class PluginSettings {

    private final SettingsSchemaReader reader;
    private final OperatorSettings operator;
    private final SettingSecrets secrets;
    private final Set<LiveSettings> live = ConcurrentHashMap.newKeySet();
    private volatile Map<String, StoredSettings> stored = Map.of();

    PluginSettings(SettingsSchemaReader reader, OperatorSettings operator, SettingSecrets secrets) {
        this.reader = reader;
        this.operator = operator;
        this.secrets = secrets;
    }

    /**
     * For a version of a plugin that starts; its end is told by {@link #close}.
     *
     * @throws SettingsException when its schema is wrong, or does not accept what the host's configuration sets
     */
    public LiveSettings open(PluginPackage plugin) throws SettingsException {
        SettingsSchema schema = reader.read(plugin.resources());
        LiveSettings opened = new LiveSettings(plugin.id(), schema, operator.values(plugin.id(), schema), secrets);
        join(opened);
        return opened;
    }

    public void close(LiveSettings settings) {
        live.remove(settings);
        settings.forget();
    }

    /** What is stored and would not count for a version of a plugin, a sentence each; nothing of it is lost. */
    public List<String> unaccepted(PluginPackage plugin) {
        try {
            SettingsSchema schema = reader.read(plugin.resources());
            var unused = operator.values(plugin.id(), schema);
            List<String> sentences = new ArrayList<>();
            for (SettingDefinition setting : schema.settings()) {
                String problem = Effective.of(setting, of(plugin.id()), Map.of(), Locale.ENGLISH).problem();
                if (problem != null) {
                    sentences.add(
                        "The stored value of its setting `%s` does not fit this version (%s): the default counts, and the stored value is kept".formatted(
                            setting.name(),
                            problem
                        )
                    );
                }
            }
            return sentences;
        } catch (SettingsException unusable) {
            return List.of("It would not start. " + unusable.getMessage());
        }
    }

    /** As one step, so that nobody is left with what is stored no more. */
    private synchronized void join(LiveSettings opened) {
        live.add(opened);
        opened.update(of(opened.plugin()));
    }

    synchronized void replace(Map<String, StoredSettings> now) {
        stored = Map.copyOf(now);
        live.forEach(settings -> settings.update(of(settings.plugin())));
    }

    private StoredSettings of(String plugin) {
        return stored.getOrDefault(plugin, StoredSettings.NONE);
    }
}
