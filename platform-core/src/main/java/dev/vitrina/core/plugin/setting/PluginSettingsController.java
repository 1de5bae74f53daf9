package dev.vitrina.core.plugin.setting;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.audit.AuditedInput;
import dev.vitrina.core.plugin.setting.SettingChanges.Result;
import dev.vitrina.core.plugin.setting.SettingChanges.Sheet;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.security.RequestScope;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.JsonNode;

/** Settings of plugins over GraphQL. Who may call is said by the schema's directives, and what was done is on the audit trail. */
@Controller
class PluginSettingsController {

    private final PluginPackages packages;
    private final SettingChanges changes;

    PluginSettingsController(PluginPackages packages, SettingChanges changes) {
        this.packages = packages;
        this.changes = changes;
    }

    @QueryMapping
    @Nullable
    Settings pluginSettings(@Argument String plugin, Locale locale) {
        Optional<PluginPackage> known = packages.find(plugin);
        if (known.isEmpty()) {
            return null;
        }
        try {
            return Settings.of(changes.sheet(known.get(), locale), locale);
        } catch (SettingsException unusable) {
            throw new VitrinaException(
                ErrorCode.PLUGIN_UNAVAILABLE,
                String.valueOf(unusable.getMessage()),
                Map.of("plugin", plugin)
            );
        }
    }

    @MutationMapping
    Payload pluginSettingsSave(@Argument PluginSettingsSaveInput input, GraphQLContext context, Locale locale) {
        Optional<PluginPackage> known = packages.find(input.plugin());
        if (known.isEmpty()) {
            return new Payload(null, List.of(UserError.at("NOT_FOUND", "There is no such plugin", "plugin")));
        }
        Result result = changes.save(known.get(), input, RequestScope.of(context).signedIn().email(), locale);
        if (!result.errors().isEmpty()) {
            AuditedInput.withhold(context);
        }
        Sheet sheet = result.settings();
        return new Payload(sheet == null ? null : Settings.of(sheet, locale), result.errors());
    }

    record Payload(@Nullable Settings settings, List<UserError> errors) {}

    /** GraphQL type {@code PluginSettings}. */
    record Settings(
        String plugin,
        long version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        List<Setting> items
    ) {
        static Settings of(Sheet sheet, Locale locale) {
            return new Settings(
                sheet.plugin(),
                sheet.stored().version(),
                sheet.stored().changedAt(),
                sheet.stored().changedBy(),
                sheet
                    .settings()
                    .stream()
                    .map(effective -> Setting.of(effective, locale))
                    .toList()
            );
        }
    }

    /** GraphQL type {@code PluginSetting}. */
    record Setting(
        String name,
        SettingType type,
        String title,
        @Nullable String description,
        @Nullable Object defaultValue,
        @Nullable Object value,
        boolean secret,
        boolean isSet,
        SettingSource source,
        @Nullable String problem,
        List<SettingDefinition.Option> options,
        Limits limits
    ) {
        static Setting of(Effective effective, Locale locale) {
            SettingDefinition setting = effective.setting();
            return new Setting(
                setting.name(),
                setting.type(),
                setting.title(locale),
                setting.description(locale),
                setting.defaultValue(),
                setting.secret() ? null : effective.value(),
                setting.secret(),
                effective.set(),
                effective.source(),
                effective.problem(),
                setting.options(locale),
                Limits.of(setting.declared())
            );
        }
    }

    /** GraphQL type {@code PluginSettingLimits}. */
    record Limits(
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable Double step,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Integer minItems,
        @Nullable Integer maxItems,
        @Nullable String pattern,
        @Nullable String format
    ) {
        static Limits of(JsonNode declared) {
            return new Limits(
                number(declared, "minimum"),
                number(declared, "maximum"),
                number(declared, "multipleOf"),
                count(declared, "minLength"),
                count(declared, "maxLength"),
                count(declared, "minItems"),
                count(declared, "maxItems"),
                text(declared, "pattern"),
                text(declared, "format")
            );
        }

        private static @Nullable Double number(JsonNode declared, String keyword) {
            JsonNode value = declared.get(keyword);
            return value == null ? null : value.asDouble();
        }

        private static @Nullable Integer count(JsonNode declared, String keyword) {
            JsonNode value = declared.get(keyword);
            return value == null ? null : value.asInt();
        }

        private static @Nullable String text(JsonNode declared, String keyword) {
            JsonNode value = declared.get(keyword);
            return value == null ? null : value.asString();
        }
    }
}
