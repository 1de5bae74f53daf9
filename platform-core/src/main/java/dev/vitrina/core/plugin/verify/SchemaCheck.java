package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.graphql.compose.FieldGate;
import dev.vitrina.core.graphql.compose.FragmentCheck;
import dev.vitrina.core.graphql.compose.SchemaFragment;
import dev.vitrina.core.graphql.compose.SchemaPart;
import dev.vitrina.core.graphql.compose.SchemaRights;
import dev.vitrina.core.graphql.compose.Violation;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The GraphQL fragments keep to the rules by which the host composes. */
final class SchemaCheck implements Check {

    /** A place of the plugin's own comes first in a message. */
    private static final Pattern PLACE = Pattern.compile("\\((graphql/[^()]+:\\d+)\\)");
    private static final String HOST_SCHEMA = "graphql/platform.graphqls";

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        List<SchemaFragment> fragments = fragments(plugin);
        if (fragments.isEmpty()) {
            return List.of();
        }
        String prefix = plugin.manifest().prefix();
        if (prefix == null) {
            String problem = "there are GraphQL files, and no `schema.prefix`";
            return List.of(new Finding(ManifestReader.FILE, problem, "Add `schema: {prefix: ...}`"));
        }
        PluginManifest manifest = plugin.manifest();
        var rights = new SchemaRights.Plugin(
            prefix,
            manifest.permissions().stream().map(PluginManifest.Permission::id).collect(Collectors.toSet()),
            manifest.dependencies().stream().map(PluginManifest.Dependency::id).collect(Collectors.toSet())
        );
        SchemaPart own = part(manifest.id(), rights, fragments);
        return FragmentCheck.check(host(), own)
            .violations()
            .stream()
            .filter(violation -> violation.owner().equals(manifest.id()))
            .map(SchemaCheck::finding)
            .distinct()
            .toList();
    }

    private static Finding finding(Violation violation) {
        Matcher place = PLACE.matcher(violation.message());
        String file = place.find() ? place.group(1) : "graphql";
        return new Finding(file, violation.message(), "The host would refuse the plugin");
    }

    private static List<SchemaFragment> fragments(PluginFiles plugin) throws IOException {
        List<SchemaFragment> fragments = new ArrayList<>();
        for (Path file : plugin.below("graphql", ".graphqls")) {
            fragments.add(new SchemaFragment(plugin.name(file), Files.readString(file)));
        }
        return fragments;
    }

    private static SchemaPart host() throws IOException {
        try (InputStream in = SchemaCheck.class.getClassLoader().getResourceAsStream(HOST_SCHEMA)) {
            String sdl = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            SchemaFragment fragment = new SchemaFragment(HOST_SCHEMA, sdl);
            return part(SchemaPart.HOST, new SchemaRights.Host(), List.of(fragment));
        }
    }

    private static SchemaPart part(String owner, SchemaRights rights, List<SchemaFragment> fragments) {
        return new SchemaPart(owner, rights, fragments, List.of(), (registry, context) -> {}, FieldGate.OPEN);
    }
}
