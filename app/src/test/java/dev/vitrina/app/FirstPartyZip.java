package dev.vitrina.app;

import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The ZIP of one of the product's own plugins, as its module's build left it. */
record FirstPartyZip(String plugin, Path file) {
    static FirstPartyZip of(String plugin) {
        Path built = Repository.here().root().resolve("plugins").resolve(plugin).resolve("target");
        try (Stream<Path> files = Files.list(built)) {
            Path zip = files
                .filter(file -> file.getFileName().toString().matches(plugin + "-.*\\.zip"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no ZIP of " + plugin + " in " + built));
            return new FirstPartyZip(plugin, zip);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Copies all of them into a directory. @return it */
    static Path all(Path directory) {
        try {
            Files.createDirectories(directory);
            for (String plugin : Repository.PLUGINS) {
                Path zip = of(plugin).file();
                Files.copy(zip, directory.resolve(zip.getFileName()));
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same content under another version, unsigned: its list of digests does not fit any more and is left out. */
    Path as(String version, Path directory) throws IOException {
        Path copy = directory.resolve(plugin + "-" + version + ".zip");
        try (
            ZipFile original = new ZipFile(file.toFile());
            ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))
        ) {
            Enumeration<? extends ZipEntry> entries = original.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().startsWith("META-INF/SHA256SUMS")) {
                    byte[] content = original.getInputStream(entry).readAllBytes();
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(entry.getName().equals("plugin.yaml") ? versioned(content, version) : content);
                }
            }
        }
        return copy;
    }

    private static byte[] versioned(byte[] manifest, String version) {
        return new String(manifest, StandardCharsets.UTF_8)
            .replaceFirst("(?m)^version: .*$", "version: " + version)
            .getBytes(StandardCharsets.UTF_8);
    }
}
