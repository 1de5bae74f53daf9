package dev.vitrina.core.plugin.store;

import dev.vitrina.core.plugin.manifest.ManifestException;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.store.StoredPlugin.Broken;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Finds plugins on disk; knows nothing of running. */
public final class PluginStore {

    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_UNPACKED = 256L << 20;
    private static final long MAX_ZIP = 64L << 20;

    private final PluginProperties properties;

    public PluginStore(PluginProperties properties) {
        this.properties = properties;
    }

    /** Everything there is, build directories first. What cannot be read is in the list, with its reason. */
    public List<StoredPlugin> scan() {
        List<StoredPlugin> found = new ArrayList<>();
        properties.development().forEach(module -> found.add(development(Path.of(module))));
        Path directory = properties.directoryPath();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files
                    .filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .sorted()
                    .forEach(zip -> found.add(zip(zip)));
            } catch (IOException unreadable) {
                found.add(broken(directory, "The directory cannot be read: " + unreadable.getMessage()));
            }
        }
        return found;
    }

    private static StoredPlugin development(Path module) {
        Path classes = module.toAbsolutePath().normalize().resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            return broken(module, "There is no " + classes + ": build the plugin first");
        }
        return load(module, classes, classes, classes.resolveSibling("lib"));
    }

    private StoredPlugin zip(Path zip) {
        try {
            if (Files.size(zip) > MAX_ZIP) {
                return broken(zip, "It is larger than 64 MB");
            }
            Path unpacked = unpacked(zip);
            return load(zip, unpacked, unpacked.resolve("classes"), unpacked.resolve("lib"));
        } catch (IOException refused) {
            return broken(zip, "The ZIP cannot be used: " + refused.getMessage());
        } catch (ManifestException invalid) {
            return broken(zip, String.valueOf(invalid.getMessage()));
        }
    }

    /** The directory of exactly this content: never written to again, so a running plugin keeps its files whatever is installed. */
    private Path unpacked(Path zip) throws IOException, ManifestException {
        String digest = sha256(zip);
        Path work = properties.workPath();
        Files.createDirectories(work);
        Path draft = Files.createTempDirectory(work, ".unpacking");
        try {
            new ZipUnpacker(MAX_ENTRIES, MAX_UNPACKED).unpack(zip, draft);
            var manifest = ManifestReader.read(draft);
            Path target = work.resolve(manifest.id()).resolve(manifest.version() + "-" + digest.substring(0, 12));
            if (!Files.isDirectory(target)) {
                Files.createDirectories(target.getParent());
                move(draft, target);
            }
            return target;
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException sameContent) {
            // Another host on the same directory was faster.
        }
    }

    private static StoredPlugin load(Path origin, Path resources, Path classes, Path lib) {
        try {
            var manifest = ManifestReader.read(resources);
            List<Path> classPath = new ArrayList<>(List.of(classes));
            if (!resources.equals(classes)) {
                classPath.add(resources); // a class finds the files beside it in either layout
            }
            if (Files.isDirectory(lib)) {
                try (Stream<Path> jars = Files.list(lib)) {
                    jars
                        .filter(jar -> jar.toString().endsWith(".jar"))
                        .sorted()
                        .forEach(classPath::add);
                }
            }
            return new Usable(origin, new PluginPackage(manifest, resources, classPath));
        } catch (ManifestException invalid) {
            return broken(origin, String.valueOf(invalid.getMessage()));
        } catch (IOException unreadable) {
            return broken(origin, "It cannot be read: " + unreadable.getMessage());
        }
    }

    private static Broken broken(Path origin, String reason) {
        String file = origin.toAbsolutePath().normalize().getFileName().toString();
        return new Broken(origin, file.replaceFirst("\\.zip$", ""), reason);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
