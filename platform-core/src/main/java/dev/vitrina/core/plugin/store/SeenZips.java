package dev.vitrina.core.plugin.store;

import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** ZIPs as they were looked at last: one that has not changed since is not unpacked again. Thread-safe. */
final class SeenZips {

    /** A refusal is looked at again after a while: the disk may have been full. */
    private static final Duration REFUSED = Duration.ofMinutes(1);

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /** @param look at the ZIP, when it has changed or was never seen */
    StoredPlugin find(Path zip, Supplier<StoredPlugin> look) throws IOException {
        BasicFileAttributes file = Files.readAttributes(zip, BasicFileAttributes.class);
        Seen last = seen.get(zip);
        if (last != null && last.holds(file)) {
            return last.found();
        }
        StoredPlugin found = look.get();
        seen.put(zip, new Seen(file.size(), file.lastModifiedTime(), Instant.now(), found));
        return found;
    }

    private record Seen(long size, FileTime modified, Instant at, StoredPlugin found) {
        boolean holds(BasicFileAttributes file) {
            boolean lasts = found instanceof Usable(Path origin, PluginPackage content)
                ? Files.isDirectory(content.resources())
                : at.isAfter(Instant.now().minus(REFUSED));
            return size == file.size() && modified.equals(file.lastModifiedTime()) && lasts;
        }
    }
}
