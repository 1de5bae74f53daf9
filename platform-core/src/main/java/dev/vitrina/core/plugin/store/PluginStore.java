package dev.vitrina.core.plugin.store;

import dev.vitrina.core.plugin.manifest.ManifestException;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.StoredPlugin.Broken;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Finds plugins on disk; knows nothing of running. */
public final class PluginStore {

    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_UNPACKED = 256L << 20;
    /** Of a ZIP. */
    public static final long MAX_ZIP = 64L << 20;

    public static final String UNSIGNED =
        "Nobody vouches for this package: have it signed by a key of vitrina.plugins.trusted-keys, or allow such packages with vitrina.plugins.unsigned=true";

    private final PluginProperties properties;
    private final TrustVerifier trust;
    private final SeenZips seen = new SeenZips();

    /** @throws IllegalArgumentException names a trusted key that is none */
    public PluginStore(PluginProperties properties) {
        this.properties = properties;
        this.trust = new TrustVerifier(properties.trustedKeys());
    }

    /** Everything there is, build directories first. What cannot be read is in the list, with its reason. */
    public List<StoredPlugin> scan() {
        List<StoredPlugin> found = new ArrayList<>(builds());
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

    /** What is in the build directories. */
    public List<StoredPlugin> builds() {
        return properties
            .development()
            .stream()
            .map(module -> development(Path.of(module)))
            .toList();
    }

    private static StoredPlugin development(Path module) {
        Path classes = module.toAbsolutePath().normalize().resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            return broken(module, "There is no " + classes + ": build the plugin first");
        }
        Path lib = classes.resolveSibling("lib");
        try {
            String fingerprint = BuildFingerprint.of(classes, lib);
            return new Usable(module, content(classes, classes, lib, PluginOrigin.DEVELOPMENT, fingerprint));
        } catch (IOException unreadable) {
            return broken(module, "It cannot be read: " + unreadable.getMessage());
        } catch (ManifestException invalid) {
            return broken(module, String.valueOf(invalid.getMessage()));
        }
    }

    private StoredPlugin zip(Path zip) {
        try {
            return seen.find(zip, () -> unpacked(zip));
        } catch (IOException unreadable) {
            return broken(zip, "It cannot be read: " + unreadable.getMessage());
        }
    }

    private StoredPlugin unpacked(Path zip) {
        try {
            return new Usable(zip, open(zip, PluginOrigin.DIRECTORY).content());
        } catch (PackageRefusedException refused) {
            return broken(zip, refused.reason());
        }
    }

    /**
     * Clears away what earlier runs of the host have left: packages that were being unpacked when it died, and those that nobody knows
     * any more.
     *
     * @param known digests
     */
    public void sweep(Collection<String> known) {
        WorkSweep.sweep(properties.workPath(), known.stream().map(PluginStore::shortened).collect(Collectors.toSet()));
    }

    /**
     * Unpacks a ZIP, or finds it unpacked, and checks everything that can be checked without running it.
     *
     * @throws PackageRefusedException says which rule it breaks; nothing of it stays on the disk then
     */
    public Opened open(Path zip, PluginOrigin origin) throws PackageRefusedException {
        return open(zip, origin, manifest -> {});
    }

    /**
     * The same, with one more condition.
     *
     * @param condition asked before anything of the package is kept
     */
    public Opened open(Path zip, PluginOrigin origin, Condition condition) throws PackageRefusedException {
        try {
            if (Files.size(zip) > MAX_ZIP) {
                throw new PackageRefusedException("It is larger than 64 MB");
            }
            return opened(zip, origin, Sha256.of(zip), condition);
        } catch (IOException refused) {
            throw new PackageRefusedException("The ZIP cannot be used: " + refused.getMessage());
        } catch (ManifestException invalid) {
            throw new PackageRefusedException(String.valueOf(invalid.getMessage()));
        }
    }

    /** What a package must meet beside the rules of packages. */
    public interface Condition {
        void check(PluginManifest manifest) throws PackageRefusedException;
    }

    /**
     * A package that is on the disk.
     *
     * @param trust of an upload; what lies in the host's own directory is bundled
     */
    public record Opened(PluginPackage content, PluginTrust trust) {}

    private Opened opened(Path zip, PluginOrigin origin, String digest, Condition condition)
        throws IOException, ManifestException, PackageRefusedException {
        Path work = properties.workPath();
        Files.createDirectories(work);
        Path draft = Files.createTempDirectory(work, WorkSweep.DRAFT_PREFIX);
        try {
            new ZipUnpacker(MAX_ENTRIES, MAX_UNPACKED).unpack(zip, draft);
            PluginManifest manifest = ManifestReader.read(draft);
            condition.check(manifest);
            PluginTrust vouched = trust.verify(draft);
            Path target = target(manifest.id(), manifest.version(), digest);
            if (!Files.isDirectory(target)) {
                Files.createDirectories(target.getParent());
                move(draft, target);
            }
            Files.setLastModifiedTime(target, FileTime.from(Instant.now())); // in use: no other host may take it for forgotten
            PluginPackage content = content(target, target.resolve("classes"), target.resolve("lib"), origin, digest);
            return new Opened(content, origin == PluginOrigin.UPLOAD ? vouched : PluginTrust.BUNDLED);
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    /**
     * The package of an upload that this replica has unpacked before.
     *
     * @throws PackageRefusedException also when nobody vouches for it any more: keys come and go
     */
    public Optional<PluginPackage> unpacked(String id, String version, String digest) throws PackageRefusedException {
        Path target = target(id, version, digest);
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try {
            if (trust.verify(target) == PluginTrust.UNSIGNED && !properties.unsigned()) {
                throw new PackageRefusedException(UNSIGNED);
            }
            Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
            return Optional.of(
                content(target, target.resolve("classes"), target.resolve("lib"), PluginOrigin.UPLOAD, digest)
            );
        } catch (IOException unreadable) {
            throw new PackageRefusedException("It cannot be read: " + unreadable.getMessage());
        } catch (ManifestException invalid) {
            throw new PackageRefusedException(String.valueOf(invalid.getMessage()));
        }
    }

    /** The directory of exactly this content: never written to again, so a running plugin keeps its files whatever is installed. */
    private Path target(String id, String version, String digest) {
        return properties.workPath().resolve(id).resolve(version + "-" + shortened(digest));
    }

    private static String shortened(String digest) {
        return digest.substring(0, 12);
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException sameContent) {
            // Another host on the same directory was faster.
        }
    }

    private static PluginPackage content(Path resources, Path classes, Path lib, PluginOrigin origin, String digest)
        throws IOException, ManifestException {
        PluginManifest manifest = ManifestReader.read(resources);
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
        return new PluginPackage(manifest, resources, classPath, origin, digest);
    }

    private static Broken broken(Path origin, String reason) {
        String file = origin.toAbsolutePath().normalize().getFileName().toString();
        return new Broken(origin, file.replaceFirst("\\.zip$", ""), reason);
    }
}
