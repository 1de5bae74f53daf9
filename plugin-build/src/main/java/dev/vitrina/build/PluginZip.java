package dev.vitrina.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of an installable plugin: resources at the root, classes in {@code classes/}, jars in {@code lib/}, and the SHA-256 of each in
 * {@value #SUMS}, as {@code sha256sum} writes and checks them, signed where there is a key. The same files give the same bytes.
 */
final class PluginZip {

    static final String SUMS = "META-INF/SHA256SUMS";
    static final String SIGNATURE = SUMS + ".sig";

    /** The earliest a ZIP can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private PluginZip() {}

    /**
     * Writes it.
     *
     * @param classes as Maven leaves them: classes and resources together
     * @param lib     need not exist
     * @param key     signs the list of sums; null for an unsigned package
     */
    static void write(Path classes, Path lib, Path zip, @Nullable SigningKey key) throws IOException {
        Map<String, Path> files = files(classes, lib);
        StringBuilder sums = new StringBuilder();
        Files.createDirectories(zip.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream archive = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                byte[] content = Files.readAllBytes(file.getValue());
                sums.append(sha256(content)).append("  ").append(file.getKey()).append('\n');
                add(archive, file.getKey(), content);
            }
            byte[] list = sums.toString().getBytes(StandardCharsets.UTF_8);
            add(archive, SUMS, list);
            if (key != null) {
                add(archive, SIGNATURE, key.signature(list).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static Map<String, Path> files(Path classes, Path lib) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : below(classes)) {
            String name = classes.relativize(file).toString().replace('\\', '/');
            if (!name.equals(SUMS) && !name.equals(SIGNATURE)) {
                files.put(name.endsWith(".class") ? "classes/" + name : name, file);
            }
        }
        for (Path jar : below(lib)) {
            files.put("lib/" + jar.getFileName(), jar);
        }
        return files;
    }

    private static Iterable<Path> below(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }

    private static void add(ZipOutputStream archive, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        archive.putNextEntry(entry);
        archive.write(content);
        archive.closeEntry();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
