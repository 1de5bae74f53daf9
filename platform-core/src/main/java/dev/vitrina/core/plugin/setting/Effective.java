package dev.vitrina.core.plugin.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What counts for a setting: the host's configuration before what is stored before the default. What is stored and not accepted does not
 * count.
 *
 * @param value   null for a secret of the vault, or one that is not set
 * @param set     whether somebody has set it
 * @param problem why what is stored does not count; null when it does, or nothing is stored
 */
record Effective(
    SettingDefinition setting,
    SettingSource source,
    @Nullable JsonNode value,
    boolean set,
    @Nullable String problem
) {
    static Effective of(
        SettingDefinition setting,
        StoredSettings stored,
        Map<String, JsonNode> operator,
        Locale locale
    ) {
        JsonNode given = operator.get(setting.name());
        if (given != null) {
            return new Effective(setting, SettingSource.OPERATOR, given, true, null);
        }
        if (setting.secret()) {
            boolean set = stored.secrets().contains(setting.name());
            return new Effective(setting, set ? SettingSource.STORED : SettingSource.DEFAULT, null, set, null);
        }
        JsonNode kept = stored.values().get(setting.name());
        if (kept == null) {
            return new Effective(setting, SettingSource.DEFAULT, setting.defaultValue(), false, null);
        }
        Optional<SettingDefinition.Refusal> refusal = setting.refusal(kept, locale);
        return refusal.isEmpty()
            ? new Effective(setting, SettingSource.STORED, kept, true, null)
            : new Effective(setting, SettingSource.DEFAULT, setting.defaultValue(), true, refusal.get().message());
    }
}
