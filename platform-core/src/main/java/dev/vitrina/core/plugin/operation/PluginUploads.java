package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.loading.CompatibilityChecker;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.setting.PluginSettings;
import dev.vitrina.core.plugin.store.PackageRefusedException;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.PluginTrust;
import dev.vitrina.core.plugin.store.UploadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/** Takes packages in, and says what installing them would mean. Nothing of a refused one stays. */
final class PluginUploads {

    static final Duration KEPT = Duration.ofDays(1);

    private final PluginStore files;
    private final UploadStore uploads;
    private final PluginHost host;
    private final PluginSettings settings;
    private final PluginProperties properties;
    private final InstantSource clock;

    PluginUploads(
        PluginStore files,
        UploadStore uploads,
        PluginHost host,
        PluginSettings settings,
        PluginProperties properties,
        InstantSource clock
    ) {
        this.files = files;
        this.uploads = uploads;
        this.host = host;
        this.settings = settings;
        this.properties = properties;
        this.clock = clock;
    }

    /** What installing the package would do to its plugin. */
    enum Change {
        INSTALL,
        UPGRADE,
        DOWNGRADE,
        /** The same version, of the same or of other content. */
        REINSTALL,
    }

    /**
     * What is known of an uploaded package.
     *
     * @param installed    the version that serves; null when none does
     * @param dependencies each as an id and a range
     * @param dependants   active plugins that start anew with it
     * @param warnings     what an operator should know before installing
     * @param expiresAt    until then it can be installed
     */
    record Report(
        String digest,
        String id,
        String version,
        PluginTrust trust,
        String description,
        @Nullable String installed,
        Change change,
        List<String> dependencies,
        List<Permission> permissions,
        List<String> dependants,
        List<String> warnings,
        Instant expiresAt
    ) {}

    /** A permission it declares. */
    record Permission(String id, String description) {}

    /** It is no use reading on. */
    static final class TooLargeException extends PackageRefusedException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("It is larger than 64 MB");
        }
    }

    /**
     * Takes a package.
     *
     * @param content the ZIP; at most 64 MB are read
     * @throws PackageRefusedException says why it cannot be used here
     */
    Report take(InputStream content, String uploadedBy, Locale locale) throws PackageRefusedException, IOException {
        Path zip = Files.createTempFile("vitrina-upload", ".zip");
        try {
            receive(content, zip);
            PluginStore.Opened opened = files.open(zip, PluginOrigin.UPLOAD, PluginUploads::accept);
            uploads.add(opened, zip, uploadedBy);
            return report(opened, locale);
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private static void accept(PluginManifest manifest) throws PackageRefusedException {
        if (!new Semver(CompatibilityChecker.API_VERSION).satisfies(manifest.api())) {
            throw new PackageRefusedException(
                "It needs plugin-api %s, and this host has %s".formatted(
                    manifest.api(),
                    CompatibilityChecker.API_VERSION
                )
            );
        }
    }

    private static void receive(InputStream content, Path zip) throws IOException, PackageRefusedException {
        try (OutputStream out = Files.newOutputStream(zip)) {
            byte[] buffer = new byte[64 << 10];
            long received = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                received += read;
                if (received > PluginStore.MAX_ZIP) {
                    throw new TooLargeException();
                }
                out.write(buffer, 0, read);
            }
            if (received == 0) {
                throw new PackageRefusedException("The request holds no file");
            }
        }
    }

    private Report report(PluginStore.Opened opened, Locale locale) {
        PluginPackage plugin = opened.content();
        PluginManifest manifest = plugin.manifest();
        @Nullable
        PluginPackage serving = host.serving(plugin.id()).orElse(null);
        return new Report(
            plugin.digest(),
            plugin.id(),
            plugin.version(),
            opened.trust(),
            translated(manifest.description(), locale),
            serving == null ? null : serving.version(),
            change(serving, plugin),
            manifest
                .dependencies()
                .stream()
                .map(
                    dependency ->
                        dependency.id() + " " + dependency.version() + (dependency.optional() ? " (optional)" : "")
                )
                .toList(),
            manifest
                .permissions()
                .stream()
                .map(permission -> new Permission(permission.id(), translated(permission.description(), locale)))
                .toList(),
            host.dependants(plugin.id()),
            warnings(serving, opened),
            clock.instant().plus(KEPT)
        );
    }

    private static Change change(@Nullable PluginPackage serving, PluginPackage plugin) {
        if (serving == null) {
            return Change.INSTALL;
        }
        int order = new Semver(plugin.version()).compareTo(new Semver(serving.version()));
        return order > 0 ? Change.UPGRADE : order < 0 ? Change.DOWNGRADE : Change.REINSTALL;
    }

    private List<String> warnings(@Nullable PluginPackage serving, PluginStore.Opened opened) {
        PluginPackage plugin = opened.content();
        List<String> warnings = new ArrayList<>();
        if (opened.trust() == PluginTrust.UNSIGNED) {
            warnings.add(
                properties.unsigned()
                    ? "Nobody vouches for this package. It will run with all rights of the host."
                    : PluginStore.UNSIGNED
            );
        }
        if (serving != null && serving.origin() == PluginOrigin.DEVELOPMENT) {
            warnings.add("The plugin comes from a build directory on this host, which always wins");
        }
        if (change(serving, plugin) == Change.DOWNGRADE && plugin.manifest().data()) {
            warnings.add("Its tables stay as the newer version left them");
        }
        warnings.addAll(settings.unaccepted(plugin));
        return warnings;
    }

    private static String translated(Map<String, String> texts, Locale locale) {
        return texts.getOrDefault(locale.getLanguage(), texts.getOrDefault("en", ""));
    }
}
