package dev.vitrina.media.intake;

import dev.vitrina.media.intake.BadArchiveException.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP that somebody brings, from a file on the disk: of it the directory is in memory, and one file at a time. The directory is weighed before it is
 * read, and what a file unpacks to is counted while it is read.
 */
final class Archive implements Source {

    static final int MOST_FILES = 3_000;

    private static final int END = 22;
    private static final int LOCATOR = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int MOST_COMMENT = 0xffff;
    /** Names and extra fields of that many files, generously. */
    private static final long MOST_DIRECTORY = MOST_FILES * 700L;
    /** Pictures and video hardly get smaller by packing. */
    private static final long MOST_RATIO = 100;
    private static final long HARMLESS = 1L << 20;
    private static final long MOST_UNPACKED = 4L << 30;

    private final Path file;
    private final ZipFile zip;
    private final List<Brought> files = new ArrayList<>();
    private final List<RefusedFile> refused = new ArrayList<>();
    private long unpacked;

    private Archive(Path file, ZipFile zip) throws BadArchiveException {
        this.file = file;
        this.zip = zip;
        try {
            list();
        } catch (BadArchiveException | RuntimeException bad) {
            try {
                zip.close();
            } catch (IOException alsoBroken) {
                bad.addSuppressed(alsoBroken);
            }
            throw bad;
        }
    }

    /**
     * @param content of the archive; closed here
     * @throws IOException of {@code content}, or of the disk
     */
    static Archive of(InputStream content) throws IOException, BadArchiveException {
        Path file = Files.createTempFile("intake-", ".zip");
        try {
            try (content; var out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
            weigh(file);
            return new Archive(file, opened(file));
        } catch (IOException | BadArchiveException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static ZipFile opened(Path file) throws BadArchiveException {
        try {
            return ZipFile.builder().setPath(file).setUseUnicodeExtraFields(true).setIgnoreLocalFileHeader(true).get();
        } catch (IOException | RuntimeException damaged) {
            throw new BadArchiveException(Flaw.ARCHIVE_DAMAGED);
        }
    }

    /** The directory must lie right before its end record, so that reading it takes no more memory than it says. No ZIP64: nothing here is so large. */
    private static void weigh(Path file) throws IOException, BadArchiveException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            int tail = (int) Math.min(length, LOCATOR + END + MOST_COMMENT);
            byte[] bytes = new byte[tail];
            in.seek(length - tail);
            in.readFully(bytes);
            ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = tail - END;
            while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
                at--;
            }
            if (at < 0) {
                throw new BadArchiveException(Flaw.NOT_A_ZIP);
            }
            // Whoever reads it would believe the ZIP64 record that this leads to, and not what is weighed below.
            if (at >= LOCATOR && end.getInt(at - LOCATOR) == LOCATOR_SIGNATURE) {
                throw new BadArchiveException(Flaw.ARCHIVE_DAMAGED);
            }
            int count = end.getShort(at + 10) & 0xffff;
            long size = end.getInt(at + 12) & 0xffffffffL;
            long offset = end.getInt(at + 16) & 0xffffffffL;
            if (count > MOST_FILES || size > MOST_DIRECTORY) {
                throw new BadArchiveException(Flaw.TOO_MANY_FILES);
            }
            if (offset + size != length - tail + at) {
                throw new BadArchiveException(Flaw.ARCHIVE_DAMAGED);
            }
        }
    }

    private void list() throws BadArchiveException {
        Set<String> names = new HashSet<>();
        int count = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            if (++count > MOST_FILES) {
                throw new BadArchiveException(Flaw.TOO_MANY_FILES);
            }
            Optional<String> name = name(entry);
            String shown = EntryName.shown(name.orElseGet(entry::getName));
            if (name.isPresent() && (isFolder(entry, name.get()) || EntryName.isLitter(name.get()))) {
                continue;
            }
            Optional<Refusal> refusal = name.isEmpty()
                ? Optional.of(Refusal.UNREADABLE_NAME)
                : refusal(entry, name.get(), names);
            if (refusal.isPresent()) {
                refused.add(new RefusedFile(shown, refusal.get()));
            } else {
                files.add(new Entry(entry, shown));
            }
        }
    }

    private static boolean isFolder(ZipArchiveEntry entry, String name) {
        return name.endsWith("/") && entry.getSize() <= 0 && EntryName.isSafe(name);
    }

    private static Optional<String> name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean told = entry.getNameSource() == NameSource.UNICODE_EXTRA_FIELD || raw == null;
        return told ? Optional.of(entry.getName()) : EntryName.read(raw);
    }

    private Optional<Refusal> refusal(ZipArchiveEntry entry, String name, Set<String> names) {
        if (entry.isUnixSymlink()) {
            return Optional.of(Refusal.SYMBOLIC_LINK);
        }
        if (!EntryName.isSafe(name)) {
            return Optional.of(Refusal.UNSAFE_NAME);
        }
        if (!names.add(name.replace('\\', '/').toLowerCase(Locale.ROOT))) {
            return Optional.of(Refusal.DOUBLE_NAME);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(Refusal.ENCRYPTED);
        }
        if (!zip.canReadEntryData(entry)) {
            return Optional.of(Refusal.BROKEN);
        }
        return isBomb(entry) ? Optional.of(Refusal.BOMB) : tooLarge(entry);
    }

    private static boolean isBomb(ZipArchiveEntry entry) {
        return entry.getSize() > HARMLESS && entry.getSize() / Math.max(1, entry.getCompressedSize()) > MOST_RATIO;
    }

    private static Optional<Refusal> tooLarge(ZipArchiveEntry entry) {
        return entry.getSize() > FileCheck.MOST_BYTES ? Optional.of(Refusal.TOO_LARGE) : Optional.empty();
    }

    @Override
    public List<Brought> files() {
        return List.copyOf(files);
    }

    @Override
    public List<RefusedFile> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private final class Entry implements Brought {

        private final ZipArchiveEntry entry;
        private final String path;

        Entry(ZipArchiveEntry entry, String path) {
            this.entry = entry;
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public byte[] read() throws IOException, RefusedException {
            long declared = entry.getSize();
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes((int) Math.min(declared, FileCheck.MOST_BYTES) + 1);
                unpacked += bytes.length;
                if (bytes.length > declared || unpacked > MOST_UNPACKED) {
                    throw new RefusedException(Refusal.BOMB);
                }
                if (bytes.length < declared) {
                    throw new RefusedException(Refusal.BROKEN);
                }
                return bytes;
            } catch (IOException | RuntimeException damaged) {
                throw new RefusedException(Refusal.BROKEN);
            }
        }
    }
}
