package dev.vitrina.core.plugin.setting;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was set for a plugin, whether or not its present version knows it all.
 *
 * @param secrets names of the secrets that are set; they themselves are in the vault
 * @param version counts the changes; nought before the first
 */
record StoredSettings(
    Map<String, JsonNode> values,
    Set<String> secrets,
    long version,
    @Nullable Instant changedAt,
    @Nullable String changedBy
) {
    static final StoredSettings NONE = new StoredSettings(Map.of(), Set.of(), 0, null, null);

    StoredSettings {
        values = Map.copyOf(values);
        secrets = Set.copyOf(secrets);
    }
}
