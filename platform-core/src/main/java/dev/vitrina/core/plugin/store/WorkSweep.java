package dev.vitrina.core.plugin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Clears the directory of unpacked packages. What is young may be another host's and stays. */
final class WorkSweep {

    static final String DRAFT_PREFIX = ".unpacking";
    private static final Logger log = LoggerFactory.getLogger(WorkSweep.class);
    private static final Duration DRAFT = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofDays(7);

    private WorkSweep() {}

    /** @param kept ends of the names of the packages that stay, as {@link PluginStore} names them */
    static void sweep(Path work, Set<String> kept) {
        for (Path directory : directories(work)) {
            if (directory.getFileName().toString().startsWith(DRAFT_PREFIX)) {
                delete(directory, DRAFT);
                continue;
            }
            for (Path version : directories(directory)) {
                String name = version.getFileName().toString();
                if (!kept.contains(name.substring(name.lastIndexOf('-') + 1))) {
                    delete(version, UNKNOWN);
                }
            }
        }
    }

    private static List<Path> directories(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        } catch (IOException unreadable) {
            log.warn("{} cannot be looked through", parent, unreadable);
            return List.of();
        }
    }

    private static void delete(Path directory, Duration age) {
        try {
            if (Files.getLastModifiedTime(directory).toInstant().isBefore(Instant.now().minus(age))) {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException stays) {
            log.warn("{} cannot be cleared away", directory, stays);
        }
    }
}
