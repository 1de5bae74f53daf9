package dev.vitrina.core.plugin.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ui/manifest.json} names is there, is what it was when the manifest was written, and has names that the dashboard takes: it
 * leaves a plugin out whose manifest it cannot read ({@code web-ui/src/features/extensions/model/ui-manifest.ts}). A manifest written by
 * hand may know no digests at all: the package's own digest vouches for what it holds.
 */
final class UiAssetsCheck implements Check {

    private static final String MANIFEST = "ui/manifest.json";
    private static final String REBUILD = "Build the UI again";
    private static final Pattern FILE = Pattern.compile("[\\w@-][\\w.@-]*(/[\\w@-][\\w.@-]*)*");
    private static final Pattern PATH = Pattern.compile("([\\w-]+(/[\\w-]+)*)?");

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        Path manifest = plugin.resources().resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return List.of();
        }
        try {
            JsonNode content = json.readTree(Files.readString(manifest));
            return Stream.concat(names(content), assets(plugin, content).stream()).toList();
        } catch (JacksonException invalid) {
            return List.of(new Finding(MANIFEST, "is no JSON: " + invalid.getOriginalMessage(), REBUILD));
        }
    }

    private static Stream<Finding> names(JsonNode manifest) {
        List<Finding> findings = new ArrayList<>();
        if (manifest.path("entry").asString("").isEmpty()) {
            findings.add(
                new Finding(MANIFEST, "names no `entry`", "Name the module whose default export is the definition")
            );
        }
        for (String file : files(manifest)) {
            if (!FILE.matcher(file).matches()) {
                findings.add(
                    new Finding(
                        MANIFEST,
                        "names the file `" + file + "`",
                        "Letters, digits, `.`, `-`, `_`, `@` and `/` only"
                    )
                );
            }
        }
        for (JsonNode link : manifest.path("nav")) {
            String path = link.path("path").asString("?");
            if (!PATH.matcher(path).matches()) {
                findings.add(
                    new Finding(
                        MANIFEST,
                        "has a link to `" + path + "` in `nav`",
                        "Below /p/<id>/, without a slash at either end; empty for the first page"
                    )
                );
            }
            if (!link.has("label")) {
                findings.add(
                    new Finding(MANIFEST, "has a link without `label` in `nav`", "Give it a text in en, ru and zh")
                );
            }
        }
        return findings.stream();
    }

    /** Entry and styles, where they are named. */
    private static List<String> files(JsonNode manifest) {
        List<String> files = new ArrayList<>();
        if (manifest.path("entry").isString() && !manifest.path("entry").asString().isEmpty()) {
            files.add(manifest.path("entry").asString());
        }
        manifest.path("styles").forEach(style -> files.add(style.asString("")));
        return files;
    }

    private static List<Finding> assets(PluginFiles plugin, JsonNode manifest) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        manifest
            .path("sha256")
            .propertyStream()
            .forEach(member -> hashes.put(member.getKey(), member.getValue().asString("")));
        List<Finding> findings = new ArrayList<>();
        boolean digests = manifest.has("sha256");
        List<String> named = files(manifest);
        for (String asset : named) {
            if (digests && !hashes.containsKey(asset)) {
                findings.add(new Finding(MANIFEST, "has no `sha256` for `" + asset + "`", REBUILD));
            }
        }
        Path directory = plugin.resources().resolve("ui");
        for (String asset : digests ? List.copyOf(hashes.keySet()) : named) {
            Path file = directory.resolve(asset).normalize();
            if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
                findings.add(new Finding(MANIFEST, "names `" + asset + "`, which is not there", REBUILD));
            } else if (digests && !sha256(file).equalsIgnoreCase(hashes.get(asset))) {
                findings.add(new Finding("ui/" + asset, "is not what its `sha256` says", REBUILD));
            }
        }
        return findings;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
