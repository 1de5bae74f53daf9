package dev.vitrina.test;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plugin's schema says of who may use its root fields; a running schema does not tell. */
final class DeclaredPermissions {

    private final Map<String, String> byField = new HashMap<>();
    private final PluginManifest manifest;

    private DeclaredPermissions(PluginManifest manifest) {
        this.manifest = manifest;
    }

    static DeclaredPermissions of(PluginManifest manifest, Path resources) throws IOException {
        DeclaredPermissions permissions = new DeclaredPermissions(manifest);
        Path directory = resources.resolve("graphql");
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".graphqls")).toList()) {
                    permissions.note(Files.readString(file));
                }
            }
        }
        return permissions;
    }

    private void note(String sdl) {
        for (ObjectTypeDefinition type : new Parser()
            .parseDocument(sdl)
            .getDefinitionsOfType(ObjectTypeDefinition.class)) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                for (Directive directive : field.getDirectives("requiresPermission")) {
                    Argument permission = directive.getArgument("permission");
                    if (permission != null && permission.getValue() instanceof StringValue text) {
                        byField.put(type.getName() + "." + field.getName(), text.getValue());
                    }
                }
            }
        }
    }

    /** Whether the field needs a permission of the plugin's own that viewers do not have. */
    boolean areWithheldFromViewers(String root, String field) {
        String permission = byField.get(root + "." + field);
        List<PluginManifest.Permission> own = manifest
            .permissions()
            .stream()
            .filter(declared -> declared.id().equals(permission))
            .toList();
        return !own.isEmpty() && own.stream().noneMatch(declared -> declared.roles().contains("VIEWER"));
    }
}
