package dev.vitrina.core.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes a file that only the user who runs the host may read. */
public final class SecretFile {

    private SecretFile() {}

    /** The file is there whole or not at all, whenever the host is killed or the machine loses power. */
    public static void write(Path file, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
        Files.createDirectories(directory);
        // Readable and writable by its owner only from the first moment: the JDK makes temporary files so.
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        keepName(directory);
    }

    /** The new name survives a power cut only once its directory is written; some systems cannot be told to. */
    private static void keepName(Path directory) {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException notOnThisSystem) {
            return;
        }
    }
}
