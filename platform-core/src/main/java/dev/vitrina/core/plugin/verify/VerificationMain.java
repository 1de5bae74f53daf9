package dev.vitrina.core.plugin.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The verification as a program, for builds whose own Java is older than ours. Arguments: directory of resources, directory of classes,
 * directory of jars. Prints a line per finding, and nothing else, to standard output; ends with 0 when there is none, else with 3: a JVM
 * that cannot run it ends with 1.
 */
public final class VerificationMain {

    private static final int FOUND = 3;

    private VerificationMain() {}

    /** Runs and exits. */
    public static void main(String[] arguments) throws IOException {
        List<Finding> findings = PluginVerification.findings(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Path.of(arguments[2])
        );
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        findings.forEach(out::println);
        System.exit(findings.isEmpty() ? 0 : FOUND);
    }
}
