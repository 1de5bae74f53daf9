package dev.vitrina.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    /** Large enough for a reader to come in the middle. */
    private static final int LENGTH = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNoDraft() throws IOException {
        Path file = directory.resolve("new/secret");

        SecretFile.write(file, new byte[] { 1 });

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void isSeenWholeAtEveryMoment() throws IOException {
        Path file = directory.resolve("secret");
        SecretFile.write(file, filledWith(0));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> alwaysWhole = CompletableFuture.supplyAsync(() -> isAlwaysWhole(file, done));

        for (int i = 1; i <= 50; i++) {
            SecretFile.write(file, filledWith(i));
        }
        done.set(true);

        assertThat(alwaysWhole.join()).isTrue();
    }

    private static boolean isAlwaysWhole(Path file, AtomicBoolean done) {
        try {
            boolean whole = true;
            while (whole && !done.get()) {
                byte[] seen = Files.readAllBytes(file);
                whole = seen.length == LENGTH && Arrays.equals(seen, filledWith(seen[0]));
            }
            return whole;
        } catch (IOException missing) {
            return false;
        }
    }

    private static byte[] filledWith(int value) {
        byte[] content = new byte[LENGTH];
        Arrays.fill(content, (byte) value);
        return content;
    }
}
