package dev.vitrina.core.plugin.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells one build of a plugin from the next without reading its files: names, sizes and times. */
final class BuildFingerprint {

    private BuildFingerprint() {}

    /** In hex. A directory that is not there counts as empty. */
    static String of(Path... directories) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                Files.walkFileTree(directory, new Lister(files));
            }
        }
        return Sha256.of(files.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Lister extends SimpleFileVisitor<Path> {

        private final SortedMap<String, String> files;

        private Lister(SortedMap<String, String> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file.toString(), attributes.size() + "@" + attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
        }

        /** A file that a build has just removed. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
