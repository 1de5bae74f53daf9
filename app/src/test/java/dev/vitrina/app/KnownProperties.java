package dev.vitrina.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties that the configuration metadata on the class path describes: ours and Spring Boot's.
 *
 * @param byName each with its description, empty when it has none
 */
record KnownProperties(Map<String, Property> byName) {
    static KnownProperties onClassPath() {
        Map<String, Property> found = new TreeMap<>();
        try {
            ClassLoader loader = KnownProperties.class.getClassLoader();
            for (URL file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
                read(file, found);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new KnownProperties(Collections.unmodifiableMap(found));
    }

    private static void read(URL file, Map<String, Property> found) throws IOException {
        try (InputStream json = file.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
                boolean map = property.path("type").asString("").startsWith("java.util.Map");
                found.put(
                    property.path("name").asString(),
                    new Property(property.path("description").asString(""), map)
                );
            }
        }
    }

    /** A property, or an entry of one that is a map. */
    boolean has(String name) {
        return (
            byName.containsKey(name) ||
            byName
                .entrySet()
                .stream()
                .anyMatch(known -> known.getValue().isMap() && name.startsWith(known.getKey() + "."))
        );
    }

    /** An environment variable in either of the spellings that Spring Boot binds: dashes left out, or as underscores. */
    boolean hasEnvironmentVariable(String variable) {
        return byName
            .keySet()
            .stream()
            .anyMatch(name -> variable.equals(spelt(name.replace("-", ""))) || variable.equals(spelt(name)));
    }

    private static String spelt(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    record Property(String description, boolean isMap) {}
}
