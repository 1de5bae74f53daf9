package dev.vitrina.core.database;

import dev.vitrina.core.startup.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that a data directory's {@code postmaster.pid} names: left behind when the host was killed. Its first
 * line is the process id, the second the data directory (PostgreSQL manual, "postmaster.pid").
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final long STOP_SECONDS = 30;

    private final Path data;
    private final Path pidFile;

    Postmaster(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    /** Ends a server still running on the directory, so that a new one can start. Waits until it is gone. */
    void stopLeftover() throws IOException {
        Optional<ProcessHandle> named = process();
        if (named.isEmpty()) {
            // The process is gone: PostgreSQL itself sees that its file is stale, and checks that no child of it lives on.
            return;
        }
        ProcessHandle process = named.get();
        if (!servesThisDirectory(process)) {
            // The id went to a stranger after a reboot. PostgreSQL would refuse to start; it must not be stopped.
            Files.deleteIfExists(pidFile);
            return;
        }
        log.info("Stopping the PostgreSQL server that a killed host left behind: process {}", process.pid());
        if (!stop(process, "-INT") && !stop(process, "-QUIT")) {
            throw new StartupFailure(
                "The PostgreSQL server (process %d) that a killed host left on `vitrina.database.directory` does not stop: end it by hand".formatted(
                    process.pid()
                )
            );
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    /** A postmaster works in its data directory, and is started with it in the command line. */
    private boolean servesThisDirectory(ProcessHandle process) throws IOException {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.isSymbolicLink(workingDirectory)) {
            return Files.readSymbolicLink(workingDirectory).equals(data.toRealPath());
        }
        return process
            .info()
            .commandLine()
            .filter(line -> line.contains("postgres") && line.contains(data.toString()))
            .isPresent();
    }

    /** {@code INT} is PostgreSQL's fast shutdown, {@code QUIT} the immediate one, which the next start recovers from. */
    private static boolean stop(ProcessHandle process, String signal) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            process.destroyForcibly();
        } else {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        }
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
