package dev.vitrina.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final String NOTICE = "NOTE: Picked up JDK_JAVA_OPTIONS: -Dsomething=else";
    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It stands a shell script in for java")
    void whatTheJvmSaysGoesToTheLogAndIsNoFinding() throws Exception {
        Path java = script("echo '" + NOTICE + "' >&2\nexec '" + realJava() + "' \"$@\"");

        List<String> findings = new Verification(java, classPath(), log::add).findings(directory, directory);

        assertThat(findings).hasSize(1).first().asString().startsWith("plugin.yaml").doesNotContain(NOTICE);
        assertThat(log).contains(NOTICE);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It stands a shell script in for java")
    void aCheckThatCannotRunSaysWhyAndFindsNothing() throws Exception {
        Path java = script("echo 'half a finding'\necho 'Exception in thread main' >&2\nexit 1");

        assertThatThrownBy(() -> new Verification(java, classPath(), log::add).findings(directory, directory))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("Exception in thread main");
    }

    private Path script(String body) throws IOException {
        Path script = directory.resolve("java");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path realJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    }
}
