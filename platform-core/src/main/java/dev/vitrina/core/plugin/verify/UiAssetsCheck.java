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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ui/manifest.json} names is there and is what it was when the manifest was written. */
final class UiAssetsCheck implements Check {

    private static final String MANIFEST = "ui/manifest.json";
    private static final String REBUILD = "Build the UI again";

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public List<Finding> findings(PluginFiles plugin) throws IOException {
        Path manifest = plugin.resources().resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return List.of();
        }
        try {
            return assets(plugin, json.readTree(Files.readString(manifest)));
        } catch (JacksonException invalid) {
            return List.of(new Finding(MANIFEST, "is no JSON: " + invalid.getOriginalMessage(), REBUILD));
        }
    }

    private static List<Finding> assets(PluginFiles plugin, JsonNode manifest) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        manifest
            .path("sha256")
            .propertyStream()
            .forEach(member -> hashes.put(member.getKey(), member.getValue().asString("")));
        List<Finding> findings = new ArrayList<>();
        List<String> used = new ArrayList<>(List.of(manifest.path("entry").asString("")));
        manifest.path("styles").forEach(style -> used.add(style.asString("")));
        for (String asset : used) {
            if (!hashes.containsKey(asset)) {
                findings.add(new Finding(MANIFEST, "has no `sha256` for `" + asset + "`", REBUILD));
            }
        }
        Path directory = plugin.resources().resolve("ui");
        for (Map.Entry<String, String> asset : hashes.entrySet()) {
            Path file = directory.resolve(asset.getKey()).normalize();
            if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
                findings.add(new Finding(MANIFEST, "names `" + asset.getKey() + "`, which is not there", REBUILD));
            } else if (!sha256(file).equalsIgnoreCase(asset.getValue())) {
                findings.add(new Finding("ui/" + asset.getKey(), "is not what its `sha256` says", REBUILD));
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
