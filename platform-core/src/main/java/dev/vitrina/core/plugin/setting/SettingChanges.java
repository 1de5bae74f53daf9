package dev.vitrina.core.plugin.setting;

import dev.vitrina.api.error.UserError;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules for looking at settings and changing them. A change is whole or not at all; it counts on this replica when its call returns
 * and on the others moments later.
 */
public final class SettingChanges {

    private final SettingStore store;
    private final SettingsSchemaReader reader;
    private final OperatorSettings operator;
    private final SettingSecrets secrets;
    private final SettingsFeed feed;
    private final TransactionTemplate transactions;
    private final JsonMapper json = JsonMapper.builder().build();

    SettingChanges(
        SettingStore store,
        SettingsSchemaReader reader,
        OperatorSettings operator,
        SettingSecrets secrets,
        SettingsFeed feed,
        TransactionTemplate transactions
    ) {
        this.store = store;
        this.reader = reader;
        this.operator = operator;
        this.secrets = secrets;
        this.feed = feed;
        this.transactions = transactions;
    }

    /** Either the settings or why not. */
    record Result(@Nullable Sheet settings, List<UserError> errors) {
        static Result refused(UserError... errors) {
            return new Result(null, List.of(errors));
        }
    }

    /** A plugin's settings, each as it counts. */
    record Sheet(String plugin, StoredSettings stored, List<Effective> settings) {}

    /** @throws SettingsException when they cannot be told */
    Sheet sheet(PluginPackage plugin, Locale locale) throws SettingsException {
        SettingsSchema schema = reader.read(plugin.resources());
        return sheet(plugin.id(), schema, operator.values(plugin.id(), schema), store.find(plugin.id()), locale);
    }

    Result save(PluginPackage plugin, PluginSettingsSaveInput input, String by, Locale locale) {
        SettingsSchema schema;
        Map<String, JsonNode> given;
        try {
            schema = reader.read(plugin.resources());
            given = operator.values(plugin.id(), schema);
        } catch (SettingsException unusable) {
            return Result.refused(UserError.at("UNUSABLE", String.valueOf(unusable.getMessage()), "plugin"));
        }
        Result result = Objects.requireNonNull(
            transactions.execute(status -> {
                store.lock();
                StoredSettings stored = store.find(plugin.id());
                if (stored.version() != input.expectedVersion()) {
                    return Result.refused(conflict(stored));
                }
                var draft = new SettingsDraft(
                    schema,
                    stored,
                    setting -> given.containsKey(setting.name()),
                    locale,
                    json
                );
                draft.apply(input);
                if (!draft.errors().isEmpty()) {
                    return new Result(null, draft.errors());
                }
                write(plugin.id(), draft, by);
                return new Result(sheet(plugin.id(), schema, given, store.find(plugin.id()), locale), List.of());
            })
        );
        feed.look();
        return result;
    }

    /** Forgets everything that was set for a plugin. */
    public void purge(String plugin) {
        transactions.executeWithoutResult(status -> {
            store.lock();
            store
                .find(plugin)
                .secrets()
                .forEach(name -> secrets.remove(plugin, name));
            store.delete(plugin);
        });
        feed.look();
    }

    private void write(String plugin, SettingsDraft draft, String by) {
        draft
            .secretChanges()
            .forEach((name, secret) -> {
                if (secret.isPresent()) {
                    secrets.put(plugin, name, secret.get());
                } else {
                    secrets.remove(plugin, name);
                }
            });
        store.save(plugin, draft.values(), draft.secrets(), by);
    }

    private static Sheet sheet(
        String plugin,
        SettingsSchema schema,
        Map<String, JsonNode> given,
        StoredSettings stored,
        Locale locale
    ) {
        return new Sheet(
            plugin,
            stored,
            schema
                .settings()
                .stream()
                .map(setting -> Effective.of(setting, stored, given, locale))
                .toList()
        );
    }

    private static UserError conflict(StoredSettings stored) {
        return UserError.at(
            "CONFLICT",
            "%s has changed these settings meanwhile: look at version %d and decide anew".formatted(
                Optional.ofNullable(stored.changedBy()).orElse("Somebody"),
                stored.version()
            ),
            "expectedVersion"
        );
    }
}
