package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.state.DesiredPlugin;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.store.PackageRefusedException;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.StoredPlugin;
import dev.vitrina.core.plugin.store.StoredPlugin.Broken;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import dev.vitrina.core.plugin.store.UploadStore;
import dev.vitrina.core.plugin.store.UploadStore.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.semver4j.Semver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the disk, the uploads and what is wanted. */
final class PluginInventory {

    private static final Logger log = LoggerFactory.getLogger(PluginInventory.class);

    private final PluginStore files;
    private final UploadStore uploads;
    private final DesiredStore desired;

    PluginInventory(PluginStore files, UploadStore uploads, DesiredStore desired) {
        this.files = files;
        this.uploads = uploads;
        this.desired = desired;
    }

    PluginStock take() {
        Map<String, PluginPackage> onDisk = new LinkedHashMap<>();
        Map<String, String> broken = new LinkedHashMap<>();
        for (StoredPlugin found : files.scan()) {
            switch (found) {
                case Usable(var origin, PluginPackage content) -> onDisk.merge(
                    content.id(),
                    content,
                    PluginInventory::preferred
                );
                case Broken(var origin, String name, String reason) -> broken.put(name, reason);
            }
        }
        Map<String, DesiredPlugin> wanted = desired.all();
        Map<String, PluginPackage> uploaded = new HashMap<>();
        wanted.forEach((id, plugin) -> {
            boolean onDiskAsWanted = onDisk.containsKey(id) && onDisk.get(id).digest().equals(plugin.digest());
            if (plugin.digest() != null && !onDiskAsWanted) {
                upload(id, plugin.digest(), broken).ifPresent(found -> uploaded.put(id, found));
            }
        });
        broken.keySet().removeAll(onDisk.keySet());
        broken.keySet().removeAll(uploaded.keySet());
        return new PluginStock(onDisk, uploaded, broken, wanted);
    }

    /** Clears away what earlier runs of the host have left on the disk. */
    void sweep() {
        List<String> known = new ArrayList<>(uploads.digests());
        for (StoredPlugin found : files.scan()) {
            if (found instanceof Usable(var origin, PluginPackage content)) {
                known.add(content.digest());
            }
        }
        files.sweep(known);
    }

    /** What is in the build directories and in the plugin directory now: of each plugin the package that counts. */
    List<PluginPackage> onDisk() {
        Map<String, PluginPackage> onDisk = new LinkedHashMap<>();
        for (StoredPlugin found : files.scan()) {
            if (found instanceof Usable(var origin, PluginPackage content)) {
                onDisk.merge(content.id(), content, PluginInventory::preferred);
            }
        }
        return List.copyOf(onDisk.values());
    }

    /** A package by its digest: on the disk, or uploaded. */
    Optional<PluginPackage> open(String id, String digest) throws PackageRefusedException {
        Optional<PluginPackage> onDisk = take()
            .onDisk()
            .values()
            .stream()
            .filter(plugin -> plugin.id().equals(id) && plugin.digest().equals(digest))
            .findFirst();
        if (onDisk.isPresent()) {
            return onDisk;
        }
        Optional<Upload> upload = uploads.find(digest).filter(found -> found.plugin().equals(id));
        return upload.isPresent() ? Optional.of(uploads.open(upload.get())) : Optional.empty();
    }

    private Optional<PluginPackage> upload(String id, String digest, Map<String, String> broken) {
        try {
            Optional<Upload> upload = uploads.find(digest);
            if (upload.isEmpty()) {
                broken.put(id, "The package that is wanted of it is gone; install it anew");
                return Optional.empty();
            }
            return Optional.of(uploads.open(upload.get()));
        } catch (PackageRefusedException refused) {
            broken.put(id, refused.reason());
            return Optional.empty();
        }
    }

    /** Build directories come first in a scan and win; among ZIPs the higher version does. */
    private static PluginPackage preferred(PluginPackage first, PluginPackage second) {
        boolean higher = new Semver(second.version()).isGreaterThan(new Semver(first.version()));
        PluginPackage kept = first.origin() != PluginOrigin.DEVELOPMENT && higher ? second : first;
        log.debug("There are two packages of plugin {}; {} is used", first.id(), kept.resources());
        return kept;
    }
}
