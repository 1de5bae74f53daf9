package dev.vitrina.core.plugin.setting;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a package's {@code settings.schema.json}: JSON Schema 2020-12, of which only what a form can show is taken. What a plugin may
 * write is in docs/plugin-guide.md. Thread-safe.
 */
public final class SettingsSchemaReader {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Set<String> OF_OBJECT = Set.of(
        "$schema",
        "$id",
        "$comment",
        "title",
        "description",
        "type",
        "properties",
        "additionalProperties"
    );
    private static final Set<String> OF_ALL = Set.of(
        "$comment",
        "title",
        "description",
        "type",
        "default",
        SettingDefinition.TEXTS
    );
    private static final Set<String> OF_STRING = Set.of(
        "enum",
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "writeOnly"
    );
    private static final Set<String> OF_NUMBER = Set.of(
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf"
    );
    private static final Set<String> OF_ITEMS = Set.of("type", "enum", "minLength", "maxLength", "pattern", "format");
    private static final Map<String, Set<String>> OF_TYPE = Map.of(
        "string",
        OF_STRING,
        "integer",
        OF_NUMBER,
        "number",
        OF_NUMBER,
        "boolean",
        Set.of(),
        "array",
        Set.of("items", "minItems", "maxItems", "uniqueItems")
    );
    private static final String PASSWORD = "password";
    private static final Set<String> FORMATS = Set.of(PASSWORD, "uri", "email", "hostname", "date", "time", "duration");

    private final JsonMapper json = JsonMapper.builder().build();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaCacheEnabled(false)
    );

    /**
     * Reads the schema of a package.
     *
     * @param resources the root of the package
     * @return empty when there is no such file
     * @throws SettingsException with everything that is wrong with it
     */
    public SettingsSchema read(Path resources) throws SettingsException {
        Path file = resources.resolve(SettingsSchema.FILE);
        if (!Files.isRegularFile(file)) {
            return SettingsSchema.EMPTY;
        }
        List<String> problems = new ArrayList<>();
        SettingsSchema schema = schema(tree(file), problems);
        if (!problems.isEmpty()) {
            throw new SettingsException(SettingsSchema.FILE, problems);
        }
        return schema;
    }

    private JsonNode tree(Path file) throws SettingsException {
        try {
            return json.readTree(Files.readString(file));
        } catch (JacksonException invalid) {
            throw new SettingsException(SettingsSchema.FILE, List.of("is no JSON: " + invalid.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new SettingsException(SettingsSchema.FILE, List.of("cannot be read: " + unreadable.getMessage()));
        }
    }

    private SettingsSchema schema(JsonNode root, List<String> problems) {
        registry
            .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
            .validate(root)
            .forEach(error -> problems.add("is no JSON Schema 2020-12: " + error));
        if (!problems.isEmpty()) {
            return SettingsSchema.EMPTY;
        }
        if (!root.path("type").asString("").equals("object")) {
            problems.add("its `type` is not `object`");
        }
        unknown("", root, OF_OBJECT, problems);
        List<SettingDefinition> settings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : root.path("properties").properties()) {
            SettingDefinition setting = setting(property.getKey(), property.getValue(), problems);
            if (setting != null) {
                settings.add(setting);
            }
        }
        return new SettingsSchema(settings);
    }

    private @Nullable SettingDefinition setting(String name, JsonNode declared, List<String> problems) {
        String subject = "`" + name + "` ";
        int known = problems.size();
        if (!NAME.matcher(name).matches()) {
            problems.add(subject + "is no name in camelCase of at most 64 letters and digits");
        }
        SettingType type = type(declared);
        if (type == null) {
            problems.add(subject + "is none of: string, integer, number, boolean, array of strings");
            return null;
        }
        String written = declared.path("type").asString("");
        Set<String> allowed = new TreeSet<>(OF_ALL);
        allowed.addAll(OF_TYPE.getOrDefault(written, Set.of()));
        unknown(subject, declared, allowed, problems);
        unknown(subject + "in `items` ", declared.path("items"), OF_ITEMS, problems);
        format(subject, declared, problems);
        format(subject, declared.path("items"), problems);
        boolean secret =
            declared.path("writeOnly").asBoolean(false) || declared.path("format").asString("").equals(PASSWORD);
        if (secret && type != SettingType.TEXT) {
            problems.add(subject + "is a secret and not a plain string");
        }
        JsonNode defaultValue = declared.get("default");
        if (secret && defaultValue != null) {
            problems.add(subject + "is a secret and has a `default`, which everybody could read");
        }
        if (!secret && defaultValue == null) {
            problems.add(subject + "has no `default`");
        }
        if (problems.size() > known) {
            return null;
        }
        Schema schema = registry.getSchema(declared);
        var setting = new SettingDefinition(name, type, secret, defaultValue, declared, schema);
        if (defaultValue != null) {
            setting
                .refusal(defaultValue, Locale.ENGLISH)
                .ifPresent(refusal ->
                    problems.add(subject + "has a `default` that it does not accept: " + refusal.message())
                );
        }
        return setting;
    }

    private static @Nullable SettingType type(JsonNode declared) {
        return switch (declared.path("type").asString("")) {
            case "string" -> declared.has("enum") ? SettingType.CHOICE : SettingType.TEXT;
            case "integer" -> SettingType.INTEGER;
            case "number" -> SettingType.NUMBER;
            case "boolean" -> SettingType.BOOLEAN;
            case "array" -> declared.path("items").path("type").asString("").equals("string") ? SettingType.LIST : null;
            default -> null;
        };
    }

    private static void format(String subject, JsonNode declared, List<String> problems) {
        String format = declared.path("format").asString(PASSWORD);
        if (!FORMATS.contains(format)) {
            problems.add(subject + "has the format `" + format + "`, which is none of: " + listed(FORMATS));
        }
    }

    private static void unknown(String subject, JsonNode declared, Set<String> allowed, List<String> problems) {
        declared
            .propertyNames()
            .stream()
            .filter(keyword -> !allowed.contains(keyword))
            .forEach(keyword -> problems.add(subject + "uses `" + keyword + "`, which is not supported here"));
    }

    private static String listed(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
