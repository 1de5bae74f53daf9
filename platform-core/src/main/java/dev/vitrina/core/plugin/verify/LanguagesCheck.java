package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message exists in every language of the host, or in none. Those of the manifest are its reader's business. */
final class LanguagesCheck implements Check {

    private static final String DIRECTORY = "i18n";

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        if (!Files.isDirectory(plugin.resources().resolve(DIRECTORY))) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        TreeMap<String, Set<String>> keys = new TreeMap<>();
        for (String language : new TreeSet<>(ManifestReader.LANGUAGES)) {
            Path file = plugin.resources().resolve(DIRECTORY).resolve(language + ".json");
            keys.put(language, keys(plugin, file, findings));
        }
        Set<String> all = new TreeSet<>();
        keys.values().forEach(all::addAll);
        keys.forEach((language, present) -> {
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(present);
            if (!missing.isEmpty()) {
                String file = "%s/%s.json".formatted(DIRECTORY, language);
                findings.add(new Finding(file, "lacks " + String.join(", ", missing), "Translate every message"));
            }
        });
        return findings;
    }

    private Set<String> keys(PluginFiles plugin, Path file, List<Finding> findings) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        Set<String> keys = new TreeSet<>();
        try {
            collect("", json.readTree(Files.readString(file)), keys);
        } catch (JacksonException invalid) {
            findings.add(new Finding(plugin.name(file), "is no JSON: " + invalid.getOriginalMessage(), "Correct it"));
        }
        return keys;
    }

    private static void collect(String path, JsonNode node, Set<String> keys) {
        if (node.isObject()) {
            node
                .propertyStream()
                .forEach(member ->
                    collect(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), keys)
                );
        } else if (!node.asString("").isBlank()) {
            keys.add(path);
        }
    }
}
