package dev.vitrina.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.startup.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

    @TempDir
    private Path directory;

    @Test
    void makesAKeyOfItsOwnThatOnlyItsUserMayRead() throws IOException {
        Path own = directory.resolve("data/master-key");

        MasterKeys.read(properties(null, null), own);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rw-------");
        String first = Files.readString(own);
        MasterKeys.read(properties(null, null), own);
        assertThat(Files.readString(own)).isEqualTo(first);
    }

    @Test
    void startsWithANewKeyWhereAKilledHostLeftAnEmptyFile() throws IOException {
        Path own = Files.createFile(directory.resolve("master-key"));

        MasterKeys.read(properties(null, null), own);

        assertThat(Files.readString(own)).hasSize(44);
    }

    @Test
    void asksForAKeyWhereItMayNotMakeOne() {
        assertThatThrownBy(() -> MasterKeys.read(properties("", null), null))
            .isInstanceOf(StartupFailure.class)
            .hasMessageContaining("VITRINA_MASTER_KEY")
            .hasMessageContaining("`vitrina.security.master-key-file`");
    }

    @Test
    void namesThePropertyOfAKeyThatIsNone() {
        assertThatThrownBy(() -> MasterKeys.read(properties("c2hvcnQ=", null), null)).hasMessageStartingWith(
            "`vitrina.security.master-key` must be 32 bytes in Base64"
        );
        assertThatThrownBy(() ->
            MasterKeys.read(properties(null, directory.resolve("missing")), null)
        ).hasMessageStartingWith("The file of `vitrina.security.master-key-file` = ");
    }

    private static VaultProperties properties(@Nullable String key, @Nullable Path file) {
        return new VaultProperties(key, file, null, null, Duration.ofDays(90));
    }
}
