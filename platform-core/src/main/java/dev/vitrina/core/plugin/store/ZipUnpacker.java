package dev.vitrina.core.plugin.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a ZIP that nobody vouches for: names stay inside, and neither sizes nor the number of entries run away. */
final class ZipUnpacker {

    private final int maxEntries;
    private final long maxBytes;
    private long unpacked;

    /** @param maxBytes of all entries together, unpacked */
    ZipUnpacker(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** @throws IOException says which rule the ZIP breaks; what was written so far stays, for the caller to delete */
    void unpack(Path zip, Path target) throws IOException {
        Set<String> seen = new HashSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > maxEntries) {
                throw new IOException("It holds %d entries, and %d is the most".formatted(file.size(), maxEntries));
            }
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                // Compared as a file system without case would: two names that meet on disk are one too many.
                if (!seen.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    throw new IOException("It holds the name " + printable(entry) + " twice");
                }
                unpack(file, entry, inside(target, entry));
            }
        }
    }

    private void unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = file.getInputStream(entry); OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[16 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read; // counted, not believed: the header may lie
                if (unpacked > maxBytes) {
                    throw new IOException("Unpacked it is larger than %d MB".formatted(maxBytes >> 20));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Path inside(Path target, ZipEntry entry) throws IOException {
        String name = entry.getName();
        boolean strange = name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains(":");
        if (strange || name.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("It holds the name " + printable(entry));
        }
        Path path;
        try {
            path = target.resolve(name).normalize();
        } catch (InvalidPathException unwritable) {
            throw new IOException("It holds the name " + printable(entry) + ", which this file system cannot hold");
        }
        if (!path.startsWith(target) || path.equals(target)) {
            throw new IOException("It holds the name " + printable(entry) + ", which leads outside");
        }
        return path;
    }

    private static String printable(ZipEntry entry) {
        String name = entry.getName().replaceAll("[^\\x20-\\x7e]", "?");
        return "`" + name.substring(0, Math.min(100, name.length())) + "`";
    }
}
