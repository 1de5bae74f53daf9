package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.setting.SettingDefinition;
import dev.vitrina.core.plugin.setting.SettingsException;
import dev.vitrina.core.plugin.setting.SettingsSchema;
import dev.vitrina.core.plugin.setting.SettingsSchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A form can be made of the settings' schema, it has defaults, its secrets are marked, and its texts exist in every language or in none. */
final class SettingsCheck implements Check {

    private static final Set<String> OF_SECRETS = Set.of(
        "token",
        "password",
        "passphrase",
        "secret",
        "credential",
        "credentials",
        "key"
    );

    private final SettingsSchemaReader reader = new SettingsSchemaReader();

    @Override
    public List<Finding> findings(PluginFiles plugin) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (SettingDefinition setting : reader.read(plugin.resources()).settings()) {
                if (setting.isText() && !setting.secret() && soundsSecret(setting.name())) {
                    findings.add(
                        finding(
                            "`%s` sounds like a secret and is not marked as one".formatted(setting.name()),
                            "Add `\"writeOnly\": true`, or name it otherwise"
                        )
                    );
                }
                Set<String> spoken = setting.languages();
                if (!spoken.isEmpty() && !spoken.containsAll(ManifestReader.LANGUAGES)) {
                    findings.add(
                        finding(
                            "`%s` has texts in %s only".formatted(setting.name(), String.join(", ", spoken)),
                            "Translate `x-texts` into every language"
                        )
                    );
                }
            }
            return findings;
        } catch (SettingsException wrong) {
            return wrong
                .problems()
                .stream()
                .map(problem -> finding(problem, "See Settings in docs/plugin-guide.md"))
                .toList();
        }
    }

    private static boolean soundsSecret(String name) {
        return Stream.of(name.split("(?=[A-Z])"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(OF_SECRETS::contains);
    }

    private static Finding finding(String problem, String remedy) {
        return new Finding(SettingsSchema.FILE, problem, remedy);
    }
}
